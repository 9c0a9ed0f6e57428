import { apportion } from '../money/allocation';
import { add, addAll, type Decimal, multiply, subtract, ZERO } from '../money/decimal';
import { type RoundingMode, roundedQuotient, roundTo } from '../money/rounding';
import { type AppliedTax, type TaxedLine, taxLine } from './line-taxes';
import type { Tax, TaxLevel } from './tax';

/** What a document says before anything is counted. Tax codes name entries of `taxes`. */
export interface DocumentFigures {
  readonly digits: number;
  readonly mode: RoundingMode;
  readonly taxLevel: TaxLevel;
  readonly lines: readonly LineFigures[];
  /** Signed amounts on the whole document, charges above zero, allowances below. */
  readonly adjustments: readonly { readonly amount: Decimal; readonly taxes: readonly string[] }[];
  readonly taxes: Readonly<Record<string, Tax>>;
  readonly prepaid: Decimal;
  /** Signed; makes the payable sum round, as EN 16931 BT-114. */
  readonly payableRounding: Decimal;
}

export interface LineFigures {
  readonly quantity: Decimal;
  readonly unitPrice: Decimal;
  /** Quantity that the price is for; 60 for minutes at an hourly price. */
  readonly baseQuantity: Decimal;
  /** Taken as it stands, instead of quantity × price. */
  readonly net?: Decimal | undefined;
  readonly adjustments: readonly Decimal[];
  /** Codes in the order in which they apply. */
  readonly taxes: readonly string[];
}

/** Every figure at the document's decimals; displayed lines, taxes and totals add up. */
export interface DocumentTotals {
  readonly lines: readonly { readonly net: Decimal; readonly taxes: Record<string, Decimal> }[];
  readonly taxes: Record<string, { readonly taxable: Decimal; readonly amount: Decimal }>;
  readonly net: Decimal;
  readonly tax: Decimal;
  readonly gross: Decimal;
  readonly withheld: Decimal;
  readonly prepaid: Decimal;
  readonly rounding: Decimal;
  readonly payable: Decimal;
}

/**
 * Adds up a document (rules.md 3.3 and 3.4): lines are rounded once each; tax is rounded on every
 * line, or per tax on the whole document and then spread over the lines by largest remainder.
 * Three lines of 25.06, 25.61 and 25.63 at 15 % have 11.44 tax per line and 11.45 per document.
 */
export function documentTotals(document: DocumentFigures): DocumentTotals {
  const { digits, mode, taxLevel } = document;
  const round = (exact: Decimal) => roundTo(exact, digits, mode);
  const parts = [
    ...document.lines.map((line) => ({
      quantity: line.quantity,
      price: priceOf(line, { digits, mode }),
      taxes: line.taxes,
    })),
    ...document.adjustments.map(({ amount, taxes }) => ({
      quantity: ZERO,
      price: round(amount),
      taxes,
    })),
  ];
  const applied = appliedTaxes(document);
  const roundTax = taxLevel === 'perLine' ? round : (exact: Decimal) => exact;
  const taxed = parts.map(({ price, quantity, taxes }) =>
    taxLine(price, { quantity, taxes: applied(taxes), round: roundTax }),
  );
  const settled = taxLevel === 'perLine' ? taxed : roundedPerTax(taxed, { digits, mode, document });
  return totalsOf(document, settled, round);
}

function priceOf(
  { quantity, unitPrice, baseQuantity, net, adjustments }: LineFigures,
  { digits, mode }: Pick<DocumentFigures, 'digits' | 'mode'>,
): Decimal {
  const gross =
    net === undefined
      ? roundedQuotient(multiply(quantity, unitPrice), baseQuantity, { digits, mode })
      : roundTo(net, digits, mode);
  if (adjustments.length === 0) return gross;
  return add(gross, ...adjustments.map((amount) => roundTo(amount, digits, mode)));
}

/** The taxes of a line by their codes; lines that share a list of codes share what comes of it. */
function appliedTaxes(document: DocumentFigures) {
  const known = new Map<readonly string[], readonly AppliedTax[]>();
  return (codes: readonly string[]): readonly AppliedTax[] => {
    const before = known.get(codes);
    if (before) return before;
    const applied = codes.map((code) => ({ code, tax: taxOf(document, code) }));
    known.set(codes, applied);
    return applied;
  };
}

function taxOf({ taxes }: DocumentFigures, code: string): Tax {
  const tax = taxes[code];
  if (!tax) throw new RangeError(`taxes: no tax '${code}'`);
  return tax;
}

/** Rounds each tax's sum once and gives every line its share of it. */
function roundedPerTax(
  taxed: readonly TaxedLine[],
  { digits, mode, document }: { digits: number; mode: RoundingMode; document: DocumentFigures },
): readonly TaxedLine[] {
  const shares = new Map<string, readonly Decimal[]>();
  for (const code of Object.keys(document.taxes)) {
    const exact = taxed.map((line) => sumOf(line, code));
    shares.set(code, apportion(exact, roundTo(addAll(exact), digits, mode), digits));
  }
  const contains = Object.keys(document.taxes).some((code) => isContained(document, code));
  return taxed.map((line, index) => {
    const taxes = line.taxes.map(({ code, base }) => ({
      code,
      base,
      amount: shares.get(code)?.[index] ?? ZERO,
    }));
    if (!contains) return { net: line.net, taxes };
    const contained = (of: readonly { code: string; amount: Decimal }[]) =>
      addAll(of.filter(({ code }) => isContained(document, code)).map(({ amount }) => amount));
    const price = add(line.net, contained(line.taxes));
    return { net: subtract(price, contained(taxes)), taxes };
  });
}

function isContained(document: DocumentFigures, code: string): boolean {
  const tax = taxOf(document, code);
  return tax.kind === 'percent' && tax.included === true;
}

function isWithheld(document: DocumentFigures, code: string): boolean {
  const tax = taxOf(document, code);
  return tax.kind === 'percent' && tax.withholding === true;
}

/** What a line has of a tax, nearly always one amount or none. */
function sumOf({ taxes }: TaxedLine, code: string): Decimal {
  let sum: Decimal | null = null;
  for (const tax of taxes) {
    if (tax.code === code) sum = sum === null ? tax.amount : add(sum, tax.amount);
  }
  return sum ?? ZERO;
}

/** What a tax is counted on, line by line. */
function basesOf(settled: readonly TaxedLine[], code: string): readonly Decimal[] {
  const bases: Decimal[] = [];
  for (const { taxes } of settled) {
    for (const tax of taxes) if (tax.code === code) bases.push(tax.base);
  }
  return bases;
}

function totalsOf(
  document: DocumentFigures,
  settled: readonly TaxedLine[],
  round: (exact: Decimal) => Decimal,
): DocumentTotals {
  const used = Object.keys(document.taxes).filter((code) =>
    settled.some((line) => line.taxes.some((tax) => tax.code === code)),
  );
  const amounts = new Map(
    used.map((code) => [code, addAll(settled.map((line) => sumOf(line, code)))]),
  );
  const amountOf = (code: string) => amounts.get(code) ?? ZERO;
  const net = addAll(settled.map((line) => line.net));
  const tax = addAll(used.filter((code) => !isWithheld(document, code)).map(amountOf));
  const withheld = addAll(used.filter((code) => isWithheld(document, code)).map(amountOf));
  const { prepaid, payableRounding } = document;
  const gross = add(net, tax);
  const payable = add(subtract(subtract(gross, withheld), prepaid), payableRounding);
  return {
    lines: settled.slice(0, document.lines.length).map((line) => {
      const taxes: Record<string, Decimal> = {};
      for (const { code, amount } of line.taxes) taxes[code] = round(amount);
      return { net: round(line.net), taxes };
    }),
    taxes: Object.fromEntries(
      used.map((code) => [
        code,
        { taxable: round(addAll(basesOf(settled, code))), amount: round(amountOf(code)) },
      ]),
    ),
    net: round(net),
    tax: round(tax),
    gross: round(gross),
    withheld: round(withheld),
    prepaid: round(prepaid),
    rounding: round(payableRounding),
    payable: round(payable),
  };
}
