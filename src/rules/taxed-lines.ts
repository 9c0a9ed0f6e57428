import type { LocalDate } from '../calendar/local-date';
import type { TaxCode } from '../records/tax-code';
import type { TaxFault, TaxRules, TaxTreatment } from './tax-rules';
import type { WorkLine } from './work-line';

/** The lines of a document with their taxes. */
export interface TaxedLines {
  readonly lines: readonly WorkLine[];
  readonly pricesIncludeTax: boolean;
  /** What the customer must read of its taxes. */
  readonly notes: readonly string[];
}

export interface TaxationTerms {
  readonly taxes: TaxRules;
  readonly taxCodes: ReadonlyMap<string, TaxCode>;
  readonly taxPoint: LocalDate;
  /** The ledger that takes the document, and whether its prices may contain tax. */
  readonly ledger: { readonly title: string; readonly takesPricesWithTax: boolean };
}

/** Taxes the lines of one document; or says why the ledger cannot have it so. */
export function taxedLines(
  lines: readonly WorkLine[],
  { taxes, taxCodes, taxPoint, ledger }: TaxationTerms,
): TaxedLines | TaxFault {
  const treated: { line: WorkLine; treatment: TaxTreatment }[] = [];
  for (const line of lines) {
    const treatment = taxes.treatmentOf(line, taxPoint);
    if ('what' in treatment) return treatment;
    treated.push({ line, treatment });
  }
  const taxed = treated.filter(({ line }) => (taxCodes.get(line.taxCodeId)?.rates.length ?? 0) > 0);
  const included = taxed.filter(({ treatment }) => treatment.isIncluded);
  const pricesIncludeTax = included.length > 0;
  const taxRuleId = included[0]?.treatment.terms.split(':')[0] ?? '';
  if (pricesIncludeTax && !ledger.takesPricesWithTax) {
    const what = `its prices contain the tax (${taxRuleId}), and this company in ${ledger.title} takes only prices without it`;
    return { taxRuleId, what };
  }
  if (pricesIncludeTax && included.length < taxed.length) {
    const what = `some of its prices contain the tax (${taxRuleId}) and others do not`;
    return { taxRuleId, what };
  }
  return {
    pricesIncludeTax,
    notes: [...new Set(treated.flatMap(({ treatment }) => treatment.notes))],
    lines: treated.map(({ line, treatment: { withheld, terms } }) =>
      withheld === null && terms === '' ? line : { ...line, withheld, taxTerms: terms },
    ),
  };
}
