import type { Seconds } from '../calendar/seconds';
import { type Decimal, isZero } from '../money/decimal';
import type { BilledPiece } from './billed-work';
import type { CreditPart } from './credit-shares';

/** The one line that bills an entry; null where it stands on several, or something was credited. */
function onlyPiece(pieces: readonly BilledPiece[]): BilledPiece | null {
  const [piece, second] = pieces.filter(({ line }) => line.kind !== 'discount');
  return piece && !second && piece.allocation.kind === 'billed' ? piece : null;
}

/** What gives back some tracked time of an entry, or all that was billed of it. */
export function creditOfTime(
  pieces: readonly BilledPiece[],
  { seconds, billedSeconds }: { readonly seconds: Seconds; readonly billedSeconds: Seconds | null },
): CreditPart | null {
  const piece = onlyPiece(pieces);
  if (piece?.line.kind !== 'time') return null;
  const { position } = piece.line;
  const { entryId } = piece.allocation;
  const billed = billedSeconds ?? seconds;
  return { kind: 'entry', position, entryId, seconds, billedSeconds: billed };
}

/** What gives back an amount of an expense; all of it where nothing is named. */
export function creditOfExpense(
  pieces: readonly BilledPiece[],
  amount: Decimal | null,
): CreditPart | null {
  const piece = onlyPiece(pieces);
  if (piece?.line.kind !== 'expense') return null;
  const { position } = piece.line;
  if (amount === null || isZero(amount)) return { kind: 'lines', positions: [position] };
  return { kind: 'amount', position, amount };
}
