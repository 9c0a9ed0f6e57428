import type { LocalDate } from '../calendar/local-date';
import type { TimeEntry } from '../records/time-entry';
import type { Agreements } from './agreements';
import type { BillingPeriod } from './billing-period';
import type { Discounts, GivenDiscount } from './discounts';
import type { Tracking } from './document-tracking';
import type { TaxRules } from './tax-rules';

/** What terms make of a piece of work; work that they treat apart is never on one line. */
export interface LineSplits {
  readonly agreements: string;
  readonly discounts: string;
  readonly taxes: string;
  readonly classes: string;
}

export type SplitWork = Pick<
  TimeEntry,
  'entryId' | 'client' | 'projectId' | 'project' | 'spentOn' | 'taxCodeId'
>;
export type SplitsOf = (work: SplitWork) => LineSplits;

export interface SplitTerms {
  readonly scopeOf: Agreements['scopeOf'];
  readonly discounts: readonly GivenDiscount[];
  readonly taxes: TaxRules;
  readonly taxPoint: LocalDate;
  /** Id of the ledger's class; empty where the work has none. */
  readonly classOf: (work: SplitWork) => string;
}

/**
 * Tells what keeps work off one line: the cap or fee that it counts for, the discounts that it has,
 * how it is taxed, its class. 3 % off "Alpha" keep the time of "Alpha" from that of "Beta".
 */
export function lineSplits(terms: SplitTerms): SplitsOf {
  const { scopeOf, discounts, taxes, taxPoint, classOf } = terms;
  return (work) => {
    const treatment = taxes.treatmentOf(work, taxPoint);
    const off = discounts.length === 0 ? [] : discounts.filter((one) => one.isOff(work));
    return {
      agreements: scopeOf(work)?.key ?? '',
      discounts: off.map(({ discountId }) => discountId).join(';'),
      taxes: 'what' in treatment ? treatment.what : treatment.terms,
      classes: classOf(work),
    };
  };
}

/** What keeps work off one line on the invoices of a period. */
export function splitsOn({
  period,
  discounts,
  tracking,
  ...terms
}: Pick<SplitTerms, 'scopeOf' | 'taxes'> & {
  readonly period: BillingPeriod;
  readonly discounts: Discounts;
  readonly tracking?: Tracking;
}): SplitsOf {
  const taxPoint = period.invoiceDate;
  const classOf = ({ projectId }: SplitWork) => tracking?.classOf(projectId)?.classId ?? '';
  return lineSplits({ ...terms, discounts: discounts.on(taxPoint), taxPoint, classOf });
}

/** No terms at all. */
export const unsplit: SplitsOf = () => NOTHING;

const NOTHING: LineSplits = { agreements: '', discounts: '', taxes: '', classes: '' };
