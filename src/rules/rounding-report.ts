import { type Amount, noAmount, sumAmounts } from '../money/amount';
import {
  add,
  addAll,
  type Decimal,
  decimalOf,
  multiply,
  negate,
  subtract,
  ZERO,
} from '../money/decimal';
import { roundedQuotient } from '../money/rounding';
import type { Invoice } from '../records/invoice';
import type { InvoiceLine } from '../records/invoice-line';
import type { RoundingRow } from '../records/rounding-row';
import type { DraftedDocument } from './draft-document';

/** Percentage of the taxes of a code, by its id; a code that has none is at zero. */
export type TaxPercents = ReadonlyMap<string, Decimal>;

/** Exact figures are shown to a millionth: their differences then add up to the last digit. */
const DIGITS = 6;

const HOUR = decimalOf('3600');
const HUNDRED = decimalOf('100');

/**
 * Follows an invoice from tracked time to its total: 1:07 at 120.00 is 134.00 tracked, 16.00 by
 * the increment, 150.00 net. One row a line, and one for the whole, which is their sum.
 */
export function roundingReport(
  { invoice, lines, allocations }: DraftedDocument,
  percents: TaxPercents,
): readonly RoundingRow[] {
  const tracked = new Map<string, number>();
  const writtenOff = new Map<string, number>();
  for (const { lineId, seconds, kind } of allocations) {
    const sums = kind === 'writtenOff' ? writtenOff : tracked;
    sums.set(lineId, (sums.get(lineId) ?? 0) + seconds);
  }
  const rows = lines.map((line) =>
    lineRow(line, {
      customer: invoice.customer,
      billableSeconds: tracked.get(line.lineId) ?? 0,
      writtenOffSeconds: writtenOff.get(line.lineId) ?? 0,
      percent: percents.get(line.taxCodeId) ?? ZERO,
      pricesIncludeTax: invoice.pricesIncludeTax,
    }),
  );
  return [...rows, totalRow(invoice, rows)];
}

interface Behind {
  readonly customer: string;
  readonly billableSeconds: number;
  readonly writtenOffSeconds: number;
  readonly percent: Decimal;
  readonly pricesIncludeTax: boolean;
}

function lineRow(line: InvoiceLine, of: Behind): RoundingRow {
  const { tax, currency, billedSeconds, trackedValue } = line;
  const { customer, billableSeconds, writtenOffSeconds } = of;
  const isRounding = line.kind === 'rounding';
  const net = isRounding ? noAmount(currency) : line.net;
  const byCash = isRounding ? line.net : noAmount(currency);
  const exactTax = isRounding ? ZERO : exactTaxOf(line, of);
  const trackedSeconds = billableSeconds + writtenOffSeconds;
  return {
    rowId: line.lineId,
    documentId: line.documentId,
    customer,
    line: String(line.position),
    description: line.description,
    trackedSeconds,
    billedSeconds,
    currency,
    tracked: decimalOf(trackedValue),
    ...(isRounding ? NO_EFFECTS : effectsOf(line, { ...of, trackedSeconds })),
    net,
    exactTax,
    byTax: subtract(tax, exactTax),
    tax,
    byCash,
    total: sumAmounts([net, tax, byCash], currency),
    cost: null,
    margin: null,
  };
}

/** Tax before any rounding: on the net, or as the part of a price that contains it. */
function exactTaxOf({ net, tax }: InvoiceLine, { percent, pricesIncludeTax }: Behind): Decimal {
  if (!pricesIncludeTax) return exactTo(multiply(net, percent), HUNDRED);
  return exactTo(multiply(add(net, tax), percent), add(HUNDRED, percent));
}

type Effects = Pick<
  RoundingRow,
  'byFactor' | 'byAgreement' | 'byIncrement' | 'byHours' | 'byCents' | 'byDiscount' | 'byTaxInPrice'
>;

const NO_EFFECTS: Effects = {
  byFactor: ZERO,
  byAgreement: ZERO,
  byIncrement: ZERO,
  byHours: ZERO,
  byCents: ZERO,
  byDiscount: ZERO,
  byTaxInPrice: ZERO,
};

/** From tracked time at its plain rate to the net of its line; an agreed amount is one step. */
function effectsOf(
  line: InvoiceLine,
  { billableSeconds, trackedSeconds, pricesIncludeTax }: Behind & { trackedSeconds: number },
): Effects {
  const { net, tax, discount, unitPrice, quantity, baseQuantity, trackedValue, kind } = line;
  const contained = pricesIncludeTax ? tax : ZERO;
  const price = add(net, contained, discount);
  const common = { ...NO_EFFECTS, byTaxInPrice: negate(contained) };
  if (kind === 'discount') return { ...common, byDiscount: price };
  const after = { ...common, byDiscount: negate(discount) };
  if (kind !== 'time') return { ...after, byAgreement: subtract(price, trackedValue) };
  const atRate = (seconds: number) => exactTo(multiply(decimalOf(seconds), unitPrice), HOUR);
  const withFactor = atRate(trackedSeconds);
  const billable = atRate(billableSeconds);
  const afterIncrement = atRate(line.billedSeconds);
  const afterHours = exactTo(multiply(quantity, unitPrice), baseQuantity);
  return {
    ...after,
    byFactor: subtract(withFactor, trackedValue),
    byAgreement: subtract(billable, withFactor),
    byIncrement: subtract(afterIncrement, billable),
    byHours: subtract(afterHours, afterIncrement),
    byCents: subtract(price, afterHours),
  };
}

const exactTo = (value: Decimal, by: Decimal): Decimal =>
  decimalOf(roundedQuotient(value, by, { digits: DIGITS }));

function totalRow(invoice: Invoice, rows: readonly RoundingRow[]): RoundingRow {
  const { documentId, customer, currency } = invoice;
  const sum = (of: (row: RoundingRow) => Decimal) => addAll(rows.map(of));
  const money = (of: (row: RoundingRow) => Amount) => sumAmounts(rows.map(of), currency);
  const seconds = (of: (row: RoundingRow) => number) => rows.reduce((all, row) => all + of(row), 0);
  return {
    rowId: `${documentId}/total`,
    documentId,
    customer,
    line: 'Total',
    description: '',
    trackedSeconds: seconds((row) => row.trackedSeconds),
    billedSeconds: seconds((row) => row.billedSeconds),
    currency,
    tracked: sum((row) => row.tracked),
    byFactor: sum((row) => row.byFactor),
    byAgreement: sum((row) => row.byAgreement),
    byIncrement: sum((row) => row.byIncrement),
    byHours: sum((row) => row.byHours),
    byCents: sum((row) => row.byCents),
    byDiscount: sum((row) => row.byDiscount),
    byTaxInPrice: sum((row) => row.byTaxInPrice),
    net: money((row) => row.net),
    exactTax: sum((row) => row.exactTax),
    byTax: sum((row) => row.byTax),
    tax: money((row) => row.tax),
    byCash: money((row) => row.byCash),
    total: money((row) => row.total),
    cost: null,
    margin: null,
  };
}
