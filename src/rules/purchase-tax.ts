import type { DocumentKind } from '../records/document-kind';
import type { TaxCode } from '../records/tax-code';
import { sideOf } from './document-words';
import { effectivePercent } from './effective-percent';

/** The tax codes as a document of a kind counts them: a bill at their rates on purchases. */
export function codesFor(
  kind: DocumentKind,
  codes: ReadonlyMap<string, TaxCode>,
): ReadonlyMap<string, TaxCode> {
  if (sideOf(kind) === 'receivable') return codes;
  return new Map(
    [...codes].map(([id, code]) => {
      const rates = code.purchaseRates ?? code.rates;
      return [id, { ...code, rates, percent: effectivePercent(rates) }];
    }),
  );
}
