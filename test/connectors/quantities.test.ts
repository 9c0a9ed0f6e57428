import { describe, expect, test } from '@jest/globals';
import type { DocumentOrder } from '../../src/connectors/ledger';
import { xeroId } from '../../src/connectors/xero/simulator-state';
import { decimalOf, multiply } from '../../src/money/decimal';
import { roundedQuotient, roundTo } from '../../src/money/rounding';
import type { Settings } from '../../src/records/settings';
import { draftInvoices } from '../../src/rules/draft';
import { policyFinder } from '../../src/rules/policy-finder';
import { priceWork } from '../../src/rules/price';
import { draftInput } from '../support/drafting';
import { anEntry, aRate, d, priceInput, someSettings } from '../support/sample-records';
import * as quickbooks from './support/quickbooks';
import * as xero from './support/xero';

const RATES = ['100', '86.125', '33.33', '736', '0.07', '1234.5678'];
const COUNTS = [1, 2, 3, 5, 7, 11];
const INCREMENTS = [1, 5, 6, 10, 12, 15, 20, 30, 60];

/** Work of some steps at each rate, each on a line of its own, as Price and Draft leave it. */
function document(minutes: number, hours: Settings['hours']) {
  const settings = someSettings({
    incrementSeconds: minutes * 60,
    roundingDirection: 'up',
    hours,
    groupLinesBy: 'entry',
  });
  const entries = RATES.flatMap((_, rate) =>
    COUNTS.map((count) =>
      anEntry({
        entryId: `harvest:${rate}-${count}`,
        task: `T${rate}`,
        seconds: (count - 1) * minutes * 60 + 7,
        taxCodeId: '',
      }),
    ),
  );
  const rates = RATES.map((rate, at) =>
    aRate({ rateId: `R${at}`, task: `T${at}`, hourlyRate: d(rate) }),
  );
  const { time } = priceWork(priceInput({ entries, rates, settings }));
  const priced = entries.map((entry) => ({ ...entry, ...time.get(entry.entryId) }));
  const { known: policies } = policyFinder([], { settings, unreadable: new Set() });
  const { drafts } = draftInvoices(draftInput({ entries: priced, settings, policies }));
  const [draft] = drafts;
  if (!draft) throw new Error('no draft');
  expect(draft.document.lines).toHaveLength(RATES.length * COUNTS.length);
  return { ...draft.document, priced };
}

type Drafted = ReturnType<typeof document>;

/** The document for a customer and an item of a ledger. */
const orderOf = (
  { invoice, lines }: Drafted,
  customerId: string,
  itemId: string,
): DocumentOrder => ({
  invoice: { ...invoice, number: 'INV-1001', customerId },
  lines: lines.map((line) => ({ ...line, itemId })),
  taxCodes: new Map(),
  marker: quickbooks.MARKER,
});

type Sent = Readonly<Record<string, number | undefined>>;

/** What a ledger counts from a quantity and a price in JSON. */
const counted = (quantity: number | undefined, price: number | undefined): string =>
  roundTo(multiply(decimalOf(quantity ?? 0), decimalOf(price ?? 0)), 2);

const cases = INCREMENTS.flatMap((minutes) =>
  (['exact', 'twoDecimals'] as const).map((hours) => [minutes, hours] as const),
);

describe.each(cases)('steps of %i minutes, hours %s', (minutes, hours) => {
  const drafted = document(minutes, hours);
  const nets = drafted.lines.map(({ net }) => net);

  test('are lines whose quantity and price make their amount, and that of their entry', () => {
    const shown = drafted.lines.map(({ quantity, unitPrice, baseQuantity }) =>
      roundedQuotient(multiply(quantity, unitPrice), baseQuantity, { digits: 2 }),
    );
    expect(shown).toEqual(nets);
    const amounts = new Map(drafted.priced.map(({ entryId, amount }) => [entryId, amount]));
    for (const { lineId, entryId } of drafted.allocations) {
      const line = drafted.lines.find((one) => one.lineId === lineId);
      expect(line?.net).toBe(amounts.get(entryId));
    }
  });

  test('are sent to QuickBooks as what it counts, and come back the same', () => {
    const order = orderOf(drafted, '64', '21');
    const { json } = quickbooks.ledger.documents.invoice.request(order, quickbooks.facts);
    const { Line } = json as { Line: readonly { Amount: number; SalesItemLineDetail: Sent }[] };
    const alone: string[] = [];
    for (const [at, { Amount, SalesItemLineDetail: detail }] of Line.entries()) {
      expect(roundTo(decimalOf(Amount), 2)).toBe(nets[at]);
      if (detail['Qty'] === undefined) alone.push(nets[at] ?? '');
      else expect(counted(detail['Qty'], detail['UnitPrice'])).toBe(nets[at]);
    }
    expect(alone).toEqual([]);
    expect(quickbooks.book(quickbooks.simulatedBooks(), order).lineNets).toEqual(nets);
  });

  test('are sent to Xero as what it counts, and come back the same', () => {
    const order = orderOf(drafted, xeroId(104), 'DESIGN');
    const { json } = xero.ledger.documents.invoice.request(order, xero.facts);
    const { Invoices } = json as { Invoices: readonly { LineItems: readonly Sent[] }[] };
    const LineItems = Invoices[0]?.LineItems ?? [];
    expect(LineItems).toHaveLength(nets.length);
    const pieces: string[] = [];
    for (const [at, { Quantity, UnitAmount, LineAmount = 0 }] of LineItems.entries()) {
      expect(roundTo(decimalOf(LineAmount), 2)).toBe(nets[at]);
      expect(counted(Quantity, UnitAmount)).toBe(nets[at]);
      const price = drafted.lines[at]?.unitPrice;
      if (UnitAmount !== Number(price)) pieces.push(`${Quantity} × ${UnitAmount}`);
    }
    // Four decimals of an hour are enough but for long work at a high rate.
    expect(pieces.every((one) => one.startsWith('1 × '))).toBe(true);
    if (minutes % 3 === 0 && hours === 'exact') expect(pieces).toEqual([]);
    expect(xero.book(xero.simulatedXero(), order).lineNets).toEqual(nets);
  });
});

test('ten minutes are billed in minutes by sixty, or as two-decimal hours where the policy says so', () => {
  const shown = (hours: Settings['hours']) => {
    const [line] = document(10, hours).lines;
    return [line?.quantity, line?.baseQuantity, line?.unitPrice, line?.net];
  };
  expect(shown('exact')).toEqual(['10', '60', '100', '16.67']);
  expect(shown('twoDecimals')).toEqual(['0.17', '1', '100', '17.00']);
});
