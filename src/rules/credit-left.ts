import type { Seconds } from '../calendar/seconds';
import { add, type Decimal, isZero, subtract, ZERO } from '../money/decimal';
import type { Allocation } from '../records/allocation';
import type { InvoiceLine } from '../records/invoice-line';
import { givenBackLine } from './allocation-note';
import type { WholeInvoice } from './footing';

/** What an entry still has on a line. */
export interface PartLeft {
  readonly entryId: string;
  readonly seconds: Seconds;
  readonly amount: Decimal;
}

/** What a line of an invoice still has once its earlier credits are taken off. */
export interface LineLeft {
  readonly line: InvoiceLine;
  /** Which credit of this line the next one is. */
  readonly ordinal: number;
  readonly isUntouched: boolean;
  /** What the line charges: its net, and its tax where prices contain it. */
  readonly charge: Decimal;
  readonly net: Decimal;
  readonly discount: Decimal;
  readonly billedSeconds: Seconds;
  readonly trackedValue: Decimal;
  readonly parts: readonly PartLeft[];
}

/** What an invoice still has. */
export interface InvoiceLeft {
  /** In their order, without the line of rounding. */
  readonly lines: readonly LineLeft[];
  readonly isUntouched: boolean;
  readonly tax: Decimal;
  readonly total: Decimal;
  readonly rounding: Decimal;
  readonly withheld: Decimal;
  readonly totalBase: Decimal;
  readonly taxBase: Decimal;
}

/** Takes what credit notes give back off an invoice, whatever has become of them so far. */
export function leftOf(original: WholeInvoice, earlier: readonly WholeInvoice[]): InvoiceLeft {
  const { invoice, lines } = original;
  const given = earlier.flatMap(givenLines);
  const less = (of: (one: WholeInvoice['invoice']) => Decimal) =>
    subtract(of(invoice), add(...earlier.map((one) => of(one.invoice))));
  return {
    lines: lines
      .filter(({ kind }) => kind !== 'rounding')
      .map((line) => lineLeft(original, line, given)),
    isUntouched: earlier.length === 0,
    tax: less(({ tax }) => tax),
    total: less(({ total }) => total),
    rounding: less(({ rounding }) => rounding),
    withheld: less(({ withheld }) => withheld),
    totalBase: less(({ totalBase }) => totalBase),
    taxBase: less(({ taxBase }) => taxBase),
  };
}

/** Whether nothing is left of a line that was credited, neither money nor time. */
export const isSpent = ({ charge, discount, parts, isUntouched }: LineLeft): boolean =>
  !isUntouched &&
  isZero(charge) &&
  isZero(discount) &&
  parts.every(({ seconds, amount }) => seconds === 0 && isZero(amount));

interface GivenLine {
  readonly line: InvoiceLine;
  readonly lineId: string;
  readonly ordinal: number;
  readonly pricesIncludeTax: boolean;
  readonly allocations: readonly Allocation[];
}

/** The lines of a credit note, each with the line of the invoice that it gives back. */
function givenLines({ invoice, lines, allocations }: WholeInvoice): readonly GivenLine[] {
  return lines.flatMap((line) => {
    const own = allocations.filter(({ lineId }) => lineId === line.lineId);
    const [place] = own.flatMap((one) => givenBackLine(one) ?? []);
    if (!place) return [];
    return [{ line, ...place, pricesIncludeTax: invoice.pricesIncludeTax, allocations: own }];
  });
}

function lineLeft(
  { invoice, allocations }: WholeInvoice,
  line: InvoiceLine,
  given: readonly GivenLine[],
): LineLeft {
  const own = given.filter(({ lineId }) => lineId === line.lineId);
  const back = own.flatMap((one) => one.allocations);
  const less = (of: (one: InvoiceLine) => Decimal) =>
    subtract(of(line), add(...own.map((one) => of(one.line))));
  const contained = ({ tax }: InvoiceLine): Decimal => (invoice.pricesIncludeTax ? tax : ZERO);
  return {
    line,
    ordinal: freeOrdinal(own.map(({ ordinal }) => ordinal)),
    isUntouched: own.length === 0,
    charge: less((one) => add(one.net, contained(one))),
    net: less(({ net }) => net),
    discount: less(({ discount }) => discount),
    billedSeconds: own.reduce((rest, one) => rest - one.line.billedSeconds, line.billedSeconds),
    trackedValue: less(({ trackedValue }) => trackedValue),
    parts: partsLeft(
      allocations.filter(({ lineId }) => lineId === line.lineId),
      back,
    ),
  };
}

/** The smallest that no credit has: one that was voided gives its own back. */
function freeOrdinal(taken: readonly number[]): number {
  let ordinal = 1;
  while (taken.includes(ordinal)) ordinal++;
  return ordinal;
}

function partsLeft(own: readonly Allocation[], back: readonly Allocation[]): readonly PartLeft[] {
  const left = new Map<string, PartLeft>();
  const count = (all: readonly Allocation[], sign: 1 | -1) => {
    for (const { entryId, seconds, amount } of all) {
      const before = left.get(entryId) ?? { entryId, seconds: 0, amount: ZERO };
      left.set(entryId, {
        entryId,
        seconds: before.seconds + sign * seconds,
        amount: sign === 1 ? add(before.amount, amount) : subtract(before.amount, amount),
      });
    }
  };
  count(own, 1);
  count(back, -1);
  return [...left.values()];
}
