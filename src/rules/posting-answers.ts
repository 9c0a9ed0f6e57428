import type { LocalDate } from '../calendar/local-date';
import { type Amount, sumAmounts } from '../money/amount';
import { addAll, equal, subtract } from '../money/decimal';
import type { Invoice } from '../records/invoice';
import type { InvoiceLine } from '../records/invoice-line';
import type { ParkingReason, PostedDocument, Posting } from '../records/posting';
import { markerOf } from './posting-keys';

/** A document of the ledger with the net of each of its lines. */
export type FoundDocument = Readonly<Omit<PostedDocument, 'lineNets'>> & {
  readonly lineNets: readonly Amount[];
  readonly dueOn?: LocalDate | undefined;
  readonly termsId?: string | undefined;
  readonly lineClasses?: readonly string[] | undefined;
  readonly open?: Amount | undefined;
  readonly payments?: readonly string[] | undefined;
};

/** Why a document needs a person, and what was found, without a full stop. */
export interface Trouble {
  readonly reason: ParkingReason;
  readonly words: string;
}

/** What a look-up came to. */
export type Finding =
  | { readonly kind: 'absent' }
  | { readonly kind: 'found'; readonly document: FoundDocument }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/**
 * Reads a look-up: the document with our marker is ours; a second one, or another document with
 * our number, needs a person. Numbers count only where the ledger takes the ones that we give.
 */
export function findingOf(
  documents: readonly FoundDocument[],
  posting: Posting,
  takesNumbers: boolean,
): Finding {
  const ours = documents.filter(
    ({ marker, ledgerId }) =>
      marker === markerOf(posting.key) && !posting.voidedIds.includes(ledgerId),
  );
  const live = ours.filter(({ voided }) => !voided);
  const [document, second] = live;
  if (document && second) {
    const words = `documents ${live.map(({ ledgerId }) => ledgerId).join(' and ')} are the same`;
    return trouble('duplicateFound', words);
  }
  if (document) return { kind: 'found', document };
  const [gone] = ours;
  if (gone) return trouble('voided', `document ${gone.ledgerId}`);
  const taken = takesNumbers && documents.find(({ number }) => number === posting.number);
  if (!taken) return { kind: 'absent' };
  const words = `${posting.number} is document ${taken.ledgerId} of customer ${taken.customerId}`;
  return trouble('numberTaken', words);
}

function trouble(reason: ParkingReason, words: string): Finding {
  return { kind: 'trouble', trouble: { reason, words } };
}

/** Whether the answer to a request is about what was asked, and not another's document. */
export function isOurs(document: FoundDocument, { key }: Posting, invoice: Invoice): boolean {
  return document.marker === markerOf(key) && document.customerId === invoice.customerId;
}

/** What was approved, as the ledger must have it. */
export interface Approved {
  readonly posting: Posting;
  readonly invoice: Invoice;
  readonly lines: readonly InvoiceLine[];
}

/**
 * Differences between what was approved and what the ledger has, each with both figures, as
 * "total 100.00 here and 99.99 in the ledger"; none where they agree to the cent.
 */
export function differencesOf(
  document: FoundDocument,
  { posting, invoice, lines }: Approved,
): readonly string[] {
  const { currency, baseCurrency } = invoice;
  const lineNets = document.lineNets;
  const net = sumAmounts([invoice.net, invoice.rounding], currency);
  const texts: readonly (readonly [what: string, ours: string, theirs: string])[] = [
    ['marker', markerOf(posting.key), document.marker],
    ['customer', invoice.customerId, document.customerId],
    ['currency', currency, document.currency],
    ['number of lines', String(lines.length), String(lineNets.length)],
  ];
  const figures = [
    ['total', invoice.total, document.total] as const,
    ['tax', invoice.tax, document.tax] as const,
    ['net', net, subtract(document.total, document.tax)] as const,
    ['sum of lines', net, addAll(lineNets)] as const,
    ...lines.map(({ position, net }, index) => {
      return [`line ${position}`, net, lineNets[index] ?? net] as const;
    }),
    ...(currency === baseCurrency
      ? []
      : [['exchange rate', invoice.exchangeRate, document.exchangeRate] as const]),
  ];
  return [
    ...[...texts, ...trackingOf(document, invoice, lines)].filter(
      ([, ours, theirs]) => ours !== theirs,
    ),
    ...figures.filter(([, ours, theirs]) => !equal(ours, theirs)),
  ].map(([what, ours, theirs]) => `${what} ${ours} here and ${theirs} in the ledger`);
}

/** Due date, terms and classes, each where we gave one and the ledger says what it has. */
function trackingOf(
  { dueOn, termsId, lineClasses }: FoundDocument,
  invoice: Invoice,
  lines: readonly InvoiceLine[],
): readonly (readonly [what: string, ours: string, theirs: string])[] {
  const classes = lines.flatMap(({ position, classId }, index) => {
    const theirs = lineClasses?.[index];
    return classId && theirs !== undefined
      ? [[`class of line ${position}`, classId, theirs] as const]
      : [];
  });
  return [
    ...(dueOn === undefined ? [] : [['due date', invoice.dueOn, dueOn] as const]),
    ...(invoice.termsId && termsId !== undefined
      ? [['terms', invoice.termsId, termsId] as const]
      : []),
    ...classes,
  ];
}

/** A document as the journal keeps it: line nets only where they are not ours. */
export function keptDocument(found: FoundDocument, lines: readonly InvoiceLine[]): PostedDocument {
  const document = lasting(found);
  const { lineNets } = document;
  const agrees = ({ net }: InvoiceLine, index: number): boolean => {
    const theirs = lineNets[index];
    return theirs !== undefined && equal(net, theirs);
  };
  const same = lineNets.length <= lines.length && lines.every(agrees);
  return { ...document, lineNets: same ? null : lineNets.slice(0, MOST_LINES) };
}

/** What the journal keeps; the rest is compared and let go. */
function lasting({
  dueOn: _due,
  termsId: _terms,
  lineClasses: _classes,
  open: _open,
  payments: _payments,
  ...document
}: FoundDocument) {
  return document;
}

/** A record of the journal has room for no more. */
const MOST_LINES = 400;
