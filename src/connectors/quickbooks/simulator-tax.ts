import { allocate } from '../../money/allocation';
import {
  add,
  type Decimal,
  decimalOf,
  divide,
  isZero,
  multiply,
  subtract,
  ZERO,
} from '../../money/decimal';
import { roundTo } from '../../money/rounding';
import { Fault, noReference } from './simulator-fault';
import { asList, asObject, type Json, type QuickBooksState, referredTo } from './simulator-state';

/** A line of an invoice as far as its tax goes. */
export interface SoldLine {
  readonly amount: Decimal;
  /** `TAX`, `NON` or the id of a code. */
  readonly taxCode: string;
  /** Amount with the tax, where the price contains it. */
  readonly gross?: Decimal | undefined;
}

type CodedLine = Omit<SoldLine, 'taxCode'> & { readonly taxCode: string | undefined };
type RatesOfCode = (codeId: string) => ReturnType<typeof ratesOf>;

const HUNDRED = decimalOf(100);

interface TaxPart {
  readonly rateId: string;
  readonly percent: Decimal;
  readonly taxable: Decimal;
}

/**
 * The tax of an invoice as QuickBooks counts it: each rate on the sum of what it taxes, rounded
 * once. In the United States one code taxes all lines that are marked, and a total that the
 * request states is kept and spread over the rates; elsewhere each line names its code. Prices
 * that contain tax have it rounded on each line (recorded answers of 2023).
 */
export function taxDetail(
  lines: readonly SoldLine[],
  stated: Json,
  {
    state,
    customer,
    digits,
    side = 'Sales',
  }: { state: QuickBooksState; customer: Json; digits: number; side?: 'Sales' | 'Purchase' },
): Json {
  const american = state.companyInfo.Country === 'US';
  const documentCode =
    referredTo(stated['TxnTaxCodeRef']) ?? referredTo(customer['DefaultTaxCodeRef']);
  const marked = lines.filter(({ taxCode }) => taxCode !== 'NON');
  const coded = american ? marked.map((line) => ({ ...line, taxCode: documentCode })) : marked;
  const ratesIn = (code: string) => ratesOf(code, side, state);
  const taxed = taxParts(coded, ratesIn);
  const counted = taxed.map(({ taxable, percent }) =>
    roundTo(divide(multiply(taxable, percent), HUNDRED), digits),
  );
  const total = stated['TotalTax'];
  const amounts = !american
    ? withContained(counted, containedTax(coded, { ratesIn, digits }))
    : typeof total === 'number'
      ? spread(total, counted, digits)
      : counted;
  const named = american && documentCode !== undefined && taxed.length > 0;
  return {
    ...(named ? { TxnTaxCodeRef: { value: documentCode } } : {}),
    TotalTax: Number(add(...amounts)),
    ...(taxed.length === 0 ? {} : { TaxLine: taxed.map((part, at) => taxLine(part, amounts[at])) }),
  };
}

/** Tax that the prices contain, rounded on each line; undefined where none says what it contains. */
function containedTax(
  lines: readonly CodedLine[],
  { ratesIn, digits }: { ratesIn: RatesOfCode; digits: number },
): Decimal | undefined {
  if (lines.every(({ gross }) => gross === undefined)) return undefined;
  const taxes = lines.map(({ taxCode, amount, gross }) => {
    const parts = taxParts([{ amount: HUNDRED, taxCode }], ratesIn);
    const percent = add(
      ...parts.map((part) => divide(multiply(part.taxable, part.percent), HUNDRED)),
    );
    const whole = gross === undefined ? HUNDRED : add(HUNDRED, percent);
    return roundTo(divide(multiply(gross ?? amount, percent), whole), digits);
  });
  return add(...taxes);
}

/** What the lines round otherwise than the document goes to the first rate. */
function withContained(counted: readonly Decimal[], contained?: Decimal): readonly Decimal[] {
  if (contained === undefined) return counted;
  const missing = subtract(contained, add(...counted));
  return counted.map((one, at) => (at === 0 ? add(one, missing) : one));
}

/**
 * Outside the United States a taxed document names a code on every line; in them no price contains
 * the tax.
 */
export function checkCodes(body: Json, { companyInfo }: QuickBooksState): void {
  const calculation = body['GlobalTaxCalculation'];
  if (companyInfo.Country === 'US' && calculation === 'TaxInclusive') {
    throw new Fault(
      '6000',
      'Business Validation Error: GlobalTaxCalculation TaxInclusive is not for companies of the US.',
    );
  }
  if (companyInfo.Country === 'US' || calculation === undefined) return;
  const bare = asList(body['Line']).some(({ DetailType: type, ...line }) => {
    const detail = asObject(line[String(type)]);
    return type !== 'SubTotalLineDetail' && referredTo(detail['TaxCodeRef']) === undefined;
  });
  if (!bare || calculation === 'NotApplicable') return;
  throw new Fault(
    '6000',
    'Business Validation Error: Make sure all your transactions have a VAT rate before you save.',
  );
}

/** What each rate taxes, over all lines that a code names it for; a tax on tax those before it too. */
function taxParts(lines: readonly CodedLine[], ratesOfCode: RatesOfCode): readonly TaxPart[] {
  const parts = new Map<string, TaxPart>();
  for (const { amount, taxCode } of lines) {
    if (taxCode === undefined) continue;
    let before = ZERO;
    for (const { rateId, percent, onTax } of ratesOfCode(taxCode)) {
      const base = onTax ? add(amount, before) : amount;
      before = add(before, divide(multiply(base, percent), HUNDRED));
      const taxable = add(parts.get(rateId)?.taxable ?? ZERO, base);
      parts.set(rateId, { rateId, percent, taxable });
    }
  }
  return [...parts.values()];
}

/** A stated tax on lines that no code taxes is refused. */
function spread(total: number, counted: readonly Decimal[], digits: number): readonly Decimal[] {
  const wanted = decimalOf(total);
  if (counted.every(isZero)) {
    if (isZero(wanted)) return counted;
    throw new Fault('6000', 'Business Validation Error: The tax amount has no taxable line.');
  }
  return allocate(wanted, counted, digits);
}

function ratesOf(codeId: string, side: 'Sales' | 'Purchase', { rows }: QuickBooksState) {
  const code = rows.TaxCode.find(({ Id }) => Id === codeId);
  if (!code) throw noReference('TaxCode', codeId);
  const details = asList(asObject(code[`${side}TaxRateList`])['TaxRateDetail']);
  return details.map((detail) => {
    const rateId = referredTo(detail['TaxRateRef']) ?? '';
    const rate = rows.TaxRate.find(({ Id }) => Id === rateId);
    if (!rate) throw noReference('TaxRate', rateId);
    const onTax = detail['TaxTypeApplicable'] === 'TaxOnAmountPlusTax';
    return { rateId, percent: decimalOf(Number(rate['RateValue'])), onTax };
  });
}

function taxLine({ rateId, percent, taxable }: TaxPart, amount: Decimal | undefined): Json {
  return {
    Amount: Number(amount),
    DetailType: 'TaxLineDetail',
    TaxLineDetail: {
      TaxRateRef: { value: rateId },
      PercentBased: true,
      TaxPercent: Number(percent),
      NetAmountTaxable: Number(taxable),
    },
  };
}
