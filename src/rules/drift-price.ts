import type { Seconds } from '../calendar/seconds';
import { type Amount, amountOf } from '../money/amount';
import { minorUnits } from '../money/currency';
import { add, type Decimal, divide, isZero, multiply, negate } from '../money/decimal';
import type { TimeEntry } from '../records/time-entry';
import { wholeIdOf } from './added-part';
import { type BilledPiece, netSeconds } from './billed-work';
import { priceOfTime } from './time-amount';
import type { TimePolicy } from './time-policy';
import { roundSeconds } from './time-rounding';

/** More or less time of an entry than was billed, at the price at which it was. */
export interface TimeDelta {
  /** The line that the entry has most of its time on. */
  readonly first: BilledPiece;
  readonly writtenOffSeconds: Seconds;
  /** As its policy rounds it, together with what it was rounded with; negative for less time. */
  readonly billedSeconds: Seconds;
  /** What the customer is asked, or gets back: with the tax where prices contain it. */
  readonly price: Decimal;
  readonly net: Amount;
}

export interface DeltaTerms {
  readonly pieces: ReadonlyMap<string, readonly BilledPiece[]>;
  readonly entries: ReadonlyMap<string, TimeEntry>;
  readonly policies: ReadonlyMap<string, TimePolicy>;
  /** Time that earlier differences of the same pool have changed, by pool. */
  readonly changed: Map<string, Seconds>;
}

/**
 * What a change of tracked time comes to; null where an amount was agreed for it. 1:07 billed as 1:15 that become 1:10 add nothing, and
 * 1:20 add 0:15: the time that was rounded together is rounded again, and only the difference counts.
 */
export function timeDelta(entry: TimeEntry, seconds: Seconds, terms: DeltaTerms): TimeDelta | null {
  const own = terms.pieces.get(entry.entryId) ?? [];
  const first = mostTime(own);
  if (!first) return null;
  const { unitPrice, policy: version } = first.line;
  const writtenOffSeconds = seconds - shareOf(entry, own, seconds);
  const billed = seconds - writtenOffSeconds;
  const policy = terms.policies.get(version);
  const billedSeconds = policy ? rounded(first, billed, { ...terms, policy }) : billed;
  const how = { digits: minorUnits(first.invoice.currency), hours: policy?.hours ?? 'exact' };
  const size = priceOfTime(Math.abs(billedSeconds), unitPrice, how);
  const price = billedSeconds < 0 ? negate(size) : size;
  return { first, writtenOffSeconds, billedSeconds, price, net: withoutTax(first, price) };
}

function mostTime(pieces: readonly BilledPiece[]): BilledPiece | null {
  const time = pieces.filter(
    ({ line, allocation }) => line.kind === 'time' && allocation.kind === 'billed',
  );
  const [most] = [...time].sort((a, b) => b.allocation.seconds - a.allocation.seconds);
  return most ?? null;
}

/** Of an entry of which a percentage is billed the same percentage counts; of an agreed part nothing more. */
function shareOf(
  { billPart }: TimeEntry,
  pieces: readonly BilledPiece[],
  seconds: Seconds,
): Seconds {
  const of = (kind: string) =>
    pieces.reduce(
      (sum, { allocation }) => sum + (allocation.kind === kind ? allocation.seconds : 0),
      0,
    );
  const [billed, writtenOff] = [of('billed'), of('writtenOff')];
  if (writtenOff === 0) return seconds;
  return billPart.trim().endsWith('%') ? Math.round((seconds * billed) / (billed + writtenOff)) : 0;
}

function rounded(
  piece: BilledPiece,
  seconds: Seconds,
  { pieces, entries, changed, policy }: DeltaTerms & { readonly policy: TimePolicy },
): Seconds {
  const pool = poolOf(piece, { pieces, entries, policy });
  const key = [...pool].sort().join('\n');
  const before = [...pool].reduce(
    (sum, id) => sum + billedTime(pieces.get(id) ?? []),
    changed.get(key) ?? 0,
  );
  changed.set(key, (changed.get(key) ?? 0) + seconds);
  return roundSeconds(before + seconds, policy.rounding) - roundSeconds(before, policy.rounding);
}

const billedTime = (pieces: readonly BilledPiece[]): Seconds =>
  netSeconds(
    pieces.filter(
      ({ line, allocation }) => line.kind === 'time' && allocation.kind !== 'writtenOff',
    ),
  );

/** Ids of the entries that a policy has rounded together with one. */
function poolOf(
  { invoice, line, allocation }: BilledPiece,
  {
    pieces,
    entries,
    policy,
  }: Pick<DeltaTerms, 'pieces' | 'entries'> & { readonly policy: TimePolicy },
): ReadonlySet<string> {
  const id = wholeIdOf(allocation.entryId);
  const { level } = policy;
  if (level === 'entry') return new Set([id]);
  const own = entries.get(id);
  const ids = [...pieces].filter(([other, all]) => {
    const on = all.filter(
      (one) => one.invoice.documentId === invoice.documentId && one.line.kind === 'time',
    );
    if (level === 'line') return on.some((one) => one.line.lineId === line.lineId);
    if (!on.some((one) => one.line.policy === line.policy)) return false;
    const entry = entries.get(other);
    if (level === 'invoice' || !own || !entry) return level === 'invoice';
    const sameDay = on.some((one) => one.allocation.spentOn === allocation.spentOn);
    const same = sameDay && on.some((one) => one.line.projectId === line.projectId);
    if (level === 'projectDay') return same;
    if (level === 'taskDay') return same && entry.taskId === own.taskId;
    return same && entry.taskId === own.taskId && entry.personId === own.personId;
  });
  return new Set([id, ...ids.map(([other]) => other)]);
}

/** The part of a price that is no tax, as it is on the line. */
export function withoutTax({ invoice, line }: BilledPiece, price: Decimal): Amount {
  const { currency, pricesIncludeTax } = invoice;
  const gross = add(line.net, line.tax);
  if (!pricesIncludeTax || isZero(gross)) return amountOf(price, currency);
  return amountOf(divide(multiply(price, line.net), gross), currency);
}
