import { type CurrencyCode, minorUnits } from '../money/currency';
import {
  addAll,
  type Decimal,
  divide,
  isZero,
  multiply,
  negate,
  subtract,
  ZERO,
} from '../money/decimal';
import { roundTo } from '../money/rounding';
import type { InvoiceLine } from '../records/invoice-line';
import type { TaxCode } from '../records/tax-code';
import { type DocumentTotals, documentTotals } from './document-totals';
import { rememberedBy } from './remembered';
import type { Tax, TaxLevel } from './tax';

/** What the ledger will count from: a line of work, or of an invoice. */
export interface CountedLine
  extends Pick<InvoiceLine, 'kind' | 'quantity' | 'unitPrice' | 'baseQuantity' | 'taxCodeId'> {
  readonly discount: Decimal;
  /** Percentage of the line that the customer keeps back. */
  readonly withheld?: Decimal | null;
}

export interface FigureTerms {
  readonly currency: CurrencyCode;
  readonly taxCodes: ReadonlyMap<string, TaxCode>;
  readonly taxLevel: TaxLevel;
  readonly pricesIncludeTax: boolean;
  readonly prepaid?: Decimal | null;
  /** The smallest sum that can be paid in cash; null: no rounding. */
  readonly cashStep?: Decimal | null;
}

/**
 * Totals as the ledger counts them; every ledger that takes prices with tax counts them line by
 * line, QuickBooks too (recorded answers of 2023). A line of rounding is no part of the net: it
 * makes what is payable a sum that can be paid in cash, and no tax depends on it.
 */
export function totalsOfLines(lines: readonly CountedLine[], terms: FigureTerms): DocumentTotals {
  const { currency, prepaid, cashStep } = terms;
  const taxLevel = terms.pricesIncludeTax ? 'perLine' : terms.taxLevel;
  const taxes: Record<string, Tax> = {};
  const taxesOf = taxesByCode({ ...terms, taxLevel }, taxes);
  const digits = minorUnits(currency);
  const stated = lines.filter(({ kind }) => kind === 'rounding').map((line) => line.unitPrice);
  const count = (payableRounding: Decimal) =>
    documentTotals({
      digits,
      mode: 'halfUp',
      taxLevel,
      lines: lines.map((line) => ({
        quantity: line.kind === 'rounding' ? ZERO : line.quantity,
        unitPrice: line.unitPrice,
        baseQuantity: line.baseQuantity,
        adjustments: isZero(line.discount) ? NONE : [negate(line.discount)],
        taxes: taxesOf(line),
      })),
      adjustments: NONE,
      taxes,
      prepaid: prepaid ?? ZERO,
      payableRounding,
    });
  const totals = count(addAll(stated));
  if (!cashStep || stated.length > 0) return totals;
  const gap = subtract(roundedToStep(totals.payable, cashStep), totals.payable);
  return isZero(gap) ? totals : count(gap);
}

/** To the nearest sum that coins can pay: 10.02 by 0.05 is 10.00, 10.03 is 10.05. */
function roundedToStep(value: Decimal, step: Decimal): Decimal {
  return multiply(roundTo(divide(value, step), 0), step);
}

const NONE: readonly never[] = [];

/** The taxes of a line; lines of one tax code share the list. */
function taxesByCode(terms: FigureTerms, taxes: Record<string, Tax>) {
  return rememberedBy(
    ({ taxCodeId, kind, withheld }: CountedLine) => [taxCodeId, kind, withheld],
    (line): readonly string[] => [...ratesOf(line, terms, taxes), ...withholdingOf(line, taxes)],
  );
}

/**
 * A ledger that rounds on every line counts the whole code there as one tax; one that rounds on the
 * document counts each of its rates.
 */
function ratesOf(
  { taxCodeId }: CountedLine,
  { taxCodes, taxLevel, pricesIncludeTax: included }: FigureTerms,
  taxes: Record<string, Tax>,
): readonly string[] {
  const code = taxCodes.get(taxCodeId);
  if (!code || code.rates.length === 0) return [];
  if (taxLevel === 'perLine') {
    const key = `code ${taxCodeId}`;
    taxes[key] = { kind: 'percent', rate: code.percent, included };
    return [key];
  }
  return code.rates.map(({ taxRateId, percent, compound = false }, index) => {
    const key = compound ? `${taxRateId} on tax` : taxRateId;
    const later = code.rates.slice(index + 1);
    const before = taxes[key];
    const includeInNextBase =
      later.some((one) => one.compound === true) || before?.includeInNextBase === true;
    taxes[key] = {
      kind: 'percent',
      rate: percent,
      included,
      includeInNextBase,
      basedOnPrevious: compound,
    };
    return key;
  });
}

function withholdingOf({ withheld, kind }: CountedLine, taxes: Record<string, Tax>) {
  if (!withheld || kind === 'rounding') return [];
  const key = `withheld ${withheld}`;
  taxes[key] = { kind: 'percent', rate: withheld, withholding: true, basedOnPrevious: false };
  return [key];
}
