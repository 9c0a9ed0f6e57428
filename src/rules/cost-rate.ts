import type { CurrencyCode } from '../money/currency';
import type { Decimal } from '../money/decimal';
import type { HourlyRate } from '../records/hourly-rate';
import { type RatedWork, rateFinder } from './rate-finder';

/**
 * What an hour of some work costs the firm; `unusable`: a row that is reported stands in the way;
 * `tied`: several rows name as much of the work and differ; `none`: nobody says.
 */
export type CostRate =
  | {
      readonly kind: 'row';
      readonly rateId: string;
      readonly hourlyRate: Decimal;
      readonly currency: CurrencyCode;
    }
  | { readonly kind: 'unusable'; readonly rateId: string }
  | { readonly kind: 'tied'; readonly rateIds: readonly string[] }
  | { readonly kind: 'none' };

export interface CostTerms {
  /** Rows of the Cost rates tab. */
  readonly costRates: readonly HourlyRate[];
  /** Ids of rows that are reported and must not price anything. */
  readonly unusable: ReadonlySet<string>;
  /** Currency of a row that names none: that of the books. */
  readonly baseCurrency: CurrencyCode;
}

/**
 * Finds what an hour of some work costs: of the rows of the Cost rates tab that apply on its day,
 * the one that names most of person, client, project and task. Ana at 60 an hour costs 60 on
 * whatever project, until a row for Ana on "Alpha" says 75.
 */
export function costRateFinder(terms: CostTerms): (work: RatedWork) => CostRate {
  const find = rateFinder(terms.costRates);
  return (work) => {
    const match = find(work, null);
    if (match.kind === 'none') return match;
    if (match.kind === 'tied') {
      return { kind: 'tied', rateIds: match.rows.map(({ rateId }) => rateId) };
    }
    const { rateId, hourlyRate, currency } = match.row;
    if (hourlyRate === null || terms.unusable.has(rateId)) return { kind: 'unusable', rateId };
    return { kind: 'row', rateId, hourlyRate, currency: currency ?? terms.baseCurrency };
  };
}
