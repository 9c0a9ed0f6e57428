import type { Agreement } from '../records/agreement';
import type { Problem } from '../records/problem';
import { plainName } from './plain-name';
import { problem } from './problem';

/** Agreements for the same work that hold on the same days: the one that stands above counts. */
export function agreementOverlaps(rows: readonly Agreement[]): readonly Problem[] {
  return rows.flatMap((later, index) => {
    const earlier = rows
      .slice(0, index)
      .find((one) => scopeOf(one) === scopeOf(later) && shareDays(one, later));
    return earlier ? [overlap(earlier, later)] : [];
  });
}

const scopeOf = ({ client, project }: Agreement): string =>
  JSON.stringify([client, project].map(plainName));

const shareDays = (a: Agreement, b: Agreement): boolean =>
  (a.to === null || b.from === null || b.from <= a.to) &&
  (b.to === null || a.from === null || a.from <= b.to);

function overlap(earlier: Agreement, later: Agreement): Problem {
  return problem({
    code: 'E-401',
    step: 'price',
    tab: 'Agreements',
    key: later.agreementId,
    field: 'from',
    message: `Agreements ${earlier.agreementId} and ${later.agreementId} overlap; the upper one counts.`,
    fix: 'End one of them on the day before the other begins.',
  });
}
