import type { Amount } from '../money/amount';
import { amountOf, sumAmounts } from '../money/amount';
import { add, compare, equal, isZero } from '../money/decimal';
import { documentTitle } from './document-words';
import type { DraftedDocument } from './draft-document';
import type { Difference } from './drift';
import type { FoundDocument } from './posting-answers';

/** What the ledger has of documents now, by their id; null for one that it does not have any more. */
export type LedgerLook = ReadonlyMap<string, FoundDocument | null>;

/** As many lines as a sentence has room for. */
const SHOWN = 3;

/** Documents that the ledger no longer has as they were posted. */
export function documentDifferences(
  documents: readonly DraftedDocument[],
  ledger: LedgerLook,
): readonly Difference[] {
  return documents.flatMap((one) => {
    const { documentId, state } = one.invoice;
    const found = ledger.get(documentId);
    if (found === undefined || (state !== 'posted' && state !== 'parked')) return [];
    const words = found && !found.voided ? changesOf(one, found) : [];
    if (found && !found.voided && words.length === 0) return [];
    return [differenceOf(one, found, words)];
  });
}

function differenceOf(
  { invoice }: DraftedDocument,
  found: FoundDocument | null,
  words: readonly string[],
): Difference {
  const { documentId, number, customer, currency, total, kind } = invoice;
  const name = `${documentTitle(kind)} ${number} of ${customer}`;
  const there = found && !found.voided ? found : null;
  const standing = there ? words.join('; ') : found ? 'voided' : 'gone';
  const more = words.length > SHOWN ? `; ${words.length - SHOWN} more` : '';
  const gone = found ? 'was voided in the ledger' : 'is no longer in the ledger';
  const now = !there ? amountOf(add(), currency) : there.currency === currency ? there.total : null;
  return {
    aspect: 'document',
    place: `${documentId}|document`,
    standing: standing.slice(0, 2_000),
    what: there
      ? `${name} was edited in the ledger: ${words.slice(0, SHOWN).join('; ')}${more}.${overpaid(invoice, there)}`
      : `${name}, ${total} ${currency}, ${gone}.`,
    fix: there
      ? 'Put it back in the ledger, or accept what stands there with a reason.'
      : 'Restore it in the ledger, or accept with a reason that its work is not billed again.',
    client: customer,
    document: number,
    documentId,
    entryId: '',
    seconds: null,
    currency,
    billed: total,
    now,
    choices: ['accept'],
    part: null,
  };
}

/** What a payment no longer fits. */
function overpaid(
  { paid, currency }: DraftedDocument['invoice'],
  { total }: FoundDocument,
): string {
  if (paid === null || isZero(paid) || compare(paid, total) <= 0) return '';
  return ` ${paid} ${currency} were paid on it already.`;
}

/** Each figure that differs, as `total 100.00 posted, 90.00 in the ledger`. */
function changesOf({ invoice, lines }: DraftedDocument, found: FoundDocument): readonly string[] {
  const { currency } = invoice;
  const texts = [
    ['customer', invoice.customerId, found.customerId],
    ['currency', currency, found.currency],
    ['date', invoice.issuedOn, found.issuedOn],
    ['number of lines', String(lines.length), String(found.lineNets.length)],
    ...(found.dueOn === undefined ? [] : [['due date', invoice.dueOn, found.dueOn]]),
  ].filter(([, ours, theirs]) => ours !== theirs);
  const net = sumAmounts([invoice.net, invoice.rounding], currency);
  const figures: readonly (readonly [string, Amount, Amount])[] = [
    ['total', invoice.total, found.total],
    ['tax', invoice.tax, found.tax],
    ...lines.flatMap(({ position, net: ours }, index) => {
      const theirs = found.lineNets[index];
      return theirs === undefined ? [] : [[`line ${position}`, ours, theirs] as const];
    }),
    ...(found.lineNets.length === lines.length
      ? []
      : [['sum of lines', net, sumAmounts(found.lineNets, found.currency)] as const]),
  ];
  return [...figures.filter(([, ours, theirs]) => !equal(ours, theirs)), ...texts].map(
    ([what, ours, theirs]) => `${what} ${ours} posted, ${theirs} in the ledger`,
  );
}
