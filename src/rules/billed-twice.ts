import type { Seconds } from '../calendar/seconds';
import { add, compare, type Decimal, subtract, ZERO } from '../money/decimal';
import type { Allocation } from '../records/allocation';
import { timesAgain } from './allocation-note';
import { givesBack, type TakingDocument } from './work-taken';

/** Work that is on more invoices than credit notes let it be. */
export interface BilledTwice {
  readonly entryId: string;
  /** The last invoice that bills it. */
  readonly last: TakingDocument['invoice'];
  /** Of the invoices that bill it, in their order. */
  readonly numbers: readonly string[];
}

/** What one document bills or gives back of an entry or expense. */
interface Piece {
  readonly invoice: TakingDocument['invoice'];
  isAgain: boolean;
  seconds: Seconds;
  amount: Decimal;
}

/**
 * Work that invoices bill for the first time twice, or again though no credit note gives it back:
 * 2:00 on INV-1, credited by CN-1 and billed again on INV-2, is billed twice once CN-1 is void.
 */
export function billedTwice(documents: readonly TakingDocument[]): readonly BilledTwice[] {
  const counted = documents.filter((one) => !isCredit(one.invoice) || givesBack(one));
  return [...piecesOf(counted, onSeveral(counted))].flatMap(([entryId, pieces]) => {
    const billed = pieces.filter(({ invoice }) => !isCredit(invoice));
    const back = pieces.filter(({ invoice }) => isCredit(invoice));
    if (!isTwice(billed, back)) return [];
    return billed.slice(-1).map(({ invoice: last }) => ({
      entryId,
      last,
      numbers: billed.map(({ invoice: { number } }) => number),
    }));
  });
}

const isCredit = ({ kind }: TakingDocument['invoice']): boolean => kind === 'creditNote';

/** Ids of the work that more than one invoice bills. */
function onSeveral(documents: readonly TakingDocument[]): ReadonlySet<string> {
  const first = new Map<string, TakingDocument>();
  const several = new Set<string>();
  for (const document of documents) {
    if (isCredit(document.invoice)) continue;
    for (const { entryId } of document.allocations) {
      const known = first.get(entryId);
      if (known === undefined) first.set(entryId, document);
      else if (known !== document) several.add(entryId);
    }
  }
  return several;
}

function piecesOf(
  documents: readonly TakingDocument[],
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, readonly Piece[]> {
  const all = new Map<string, Piece[]>();
  for (const { invoice, allocations } of wanted.size > 0 ? documents : []) {
    for (const allocation of allocations) {
      const { entryId, kind } = allocation;
      if (!wanted.has(entryId) || (isCredit(invoice) && kind !== 'credited')) continue;
      const pieces = all.get(entryId) ?? [];
      all.set(entryId, pieces);
      count(pieces, invoice, allocation);
    }
  }
  return all;
}

function count(pieces: Piece[], invoice: Piece['invoice'], allocation: Allocation): void {
  const { kind, seconds, amount } = allocation;
  const known = pieces.find((one) => one.invoice === invoice);
  const piece = known ?? { invoice, isAgain: false, seconds: 0, amount: ZERO };
  if (!known) pieces.push(piece);
  piece.seconds += seconds;
  if (kind !== 'writtenOff') piece.amount = add(piece.amount, amount);
  if (timesAgain(allocation) > 0) piece.isAgain = true;
}

/** More of it stands than any one of the invoices bills. */
function isTwice(billed: readonly Piece[], back: readonly Piece[]): boolean {
  const again = billed.filter(({ isAgain }) => isAgain).length;
  if (billed.length - again > 1) return true;
  const seconds = secondsOf(billed) - secondsOf(back);
  if (secondsOf(billed) > 0) return billed.every((one) => seconds > one.seconds);
  if (again > back.length) return true;
  const amount = subtract(amountOf(billed), amountOf(back));
  return billed.every((one) => compare(amount, one.amount) > 0);
}

const secondsOf = (pieces: readonly Piece[]): Seconds =>
  pieces.reduce((sum, { seconds }) => sum + seconds, 0);

const amountOf = (pieces: readonly Piece[]): Decimal =>
  add(ZERO, ...pieces.map(({ amount }) => amount));
