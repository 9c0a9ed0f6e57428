import { decimalOf, isDecimal } from '../money/decimal';
import type { DocumentExport } from '../records/document-export';
import type { DraftedDocument } from './draft-document';

/** A figure of a document that comes out otherwise. */
export interface Difference {
  /** Where it stands, as `line 3, net`. */
  readonly figure: string;
  readonly exported: string;
  readonly recomputed: string;
}

export const difference = (figure: string, was: unknown, is: unknown): Difference => ({
  figure,
  exported: String(was),
  recomputed: String(is),
});

const INVOICE_FIGURES = [
  'workFrom',
  'workTo',
  'billedSeconds',
  'net',
  'tax',
  'rounding',
  'total',
  'withheld',
  'payable',
  'taxBase',
  'exchangeRate',
  'rateId',
  'totalBase',
] as const;
const LINE_FIGURES = [
  'servedOn',
  'billedSeconds',
  'quantity',
  'unitPrice',
  'baseQuantity',
  'discount',
  'discountTerms',
  'net',
  'netBase',
  'itemId',
  'taxCodeId',
  'trackedValue',
  'policy',
  'tax',
  'taxTerms',
] as const;
const ALLOCATION_FIGURES = ['seconds', 'amount'] as const;

/** All figures of a document that differ from those that were exported. */
export function documentDifferences(
  was: DocumentExport,
  is: DraftedDocument,
): readonly Difference[] {
  const lines = new Map(is.lines.map((line) => [line.lineId, line]));
  const parts = new Map(is.allocations.map((one) => [one.allocationId, one]));
  return [
    ...compared('invoice', INVOICE_FIGURES, { was: was.invoice, is: is.invoice }),
    ...sameCount('lines', was.lines, is.lines),
    ...was.lines.flatMap((line) =>
      compared(`line ${line.position}`, LINE_FIGURES, { was: line, is: lines.get(line.lineId) }),
    ),
    ...sameCount('allocations', was.allocations, is.allocations),
    ...was.allocations.flatMap((one) =>
      compared(`allocation ${one.allocationId}`, ALLOCATION_FIGURES, {
        was: one,
        is: parts.get(one.allocationId),
      }),
    ),
  ];
}

const sameCount = (
  what: string,
  was: readonly unknown[],
  is: readonly unknown[],
): readonly Difference[] =>
  was.length === is.length ? [] : [difference(`number of ${what}`, was.length, is.length)];

/** The named fields of a record that differ by value; one that is missing is a difference itself. */
export function compared<R>(
  where: string,
  fields: readonly (keyof R & string)[],
  { was, is }: { readonly was: R | undefined; readonly is: R | undefined },
): readonly Difference[] {
  if (!was || !is) return [difference(where, was ? 'there' : 'missing', is ? 'there' : 'missing')];
  return fields.flatMap((field) => {
    const [one, other] = [plain(was[field]), plain(is[field])];
    return one === other ? [] : [difference(`${where}, ${field}`, one, other)];
  });
}

/** Figures are the same by value. */
function plain(value: unknown): string {
  const text = String(value);
  return isDecimal(text) ? decimalOf(text) : text;
}
