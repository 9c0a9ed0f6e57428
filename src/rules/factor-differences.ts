import { durationText } from '../calendar/seconds';
import type { DocumentExport } from '../records/document-export';
import { type Difference, difference } from './document-differences';
import { type FactorMatch, factorFinder } from './entry-factors';
import { readFactors } from './factor-rows';
import { sameFactors } from './factor-words';
import { hasFixedAmount } from './line-key';

const NONE: ReadonlySet<string> = new Set();

/**
 * Entries whose time the exported factors divide otherwise than their rows say. Hours beyond a day
 * or a week count work on other documents too, which an export does not show: what such a factor
 * stands for is taken as it is.
 */
export function factorDifferences({
  entries,
  factors,
  firmZone,
}: DocumentExport): readonly Difference[] {
  const isOvertime = ({ kind }: { readonly kind: string | null }) =>
    kind?.startsWith('overtime') === true;
  const terms = { firmZone, unreadable: NONE, entries };
  const overtime = readFactors(factors.filter(isOvertime), terms).rules;
  const { factorsOf } = factorFinder(
    factors.filter((row) => !isOvertime(row)),
    terms,
  );
  return entries.flatMap((entry) => {
    if (hasFixedAmount(entry) || overtime.some((rule) => rule.standsFor(entry))) return [];
    const match = factorsOf(entry);
    if (sameFactors(entry, match)) return [];
    const was = entry.factors === '' ? 'none' : entry.factors;
    return [difference(`entry ${entry.entryId}, factors`, was, matchText(match))];
  });
}

function matchText(match: FactorMatch): string {
  if ('unusable' in match) return `row ${match.unusable} cannot be used`;
  const parts = match.parts.map(
    ({ seconds, words }) => `${durationText(seconds)}${words === '' ? '' : ` at ${words}`}`,
  );
  return parts.length === 0 ? 'none' : parts.join('; ');
}
