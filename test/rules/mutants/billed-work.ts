import type { CurrencyCode } from '../../../src/money/currency';
import type { Agreement } from '../../../src/records/agreement';
import type { Discount } from '../../../src/records/discount';
import type { Factor } from '../../../src/records/factor';
import type { HourlyRate } from '../../../src/records/hourly-rate';
import type { Settings } from '../../../src/records/settings';
import type { TaxRule } from '../../../src/records/tax-rule';
import type { TimeEntry } from '../../../src/records/time-entry';
import { agreementFinder } from '../../../src/rules/agreements';
import { discountFinder } from '../../../src/rules/discounts';
import { draftInvoices } from '../../../src/rules/draft';
import { priceWork } from '../../../src/rules/price';
import { taxRuleFinder } from '../../../src/rules/tax-rules';
import { draftInput, taxCodes } from '../../support/drafting';
import {
  aCustomer,
  aDiscount,
  aFactor,
  anAgreement,
  anEntry,
  aRate,
  aTaxRule,
  EUR,
  priceInput,
  someSettings,
  USD,
} from '../../support/sample-records';

/** Work and its terms, as far as they differ from an hour of Ana at 120.00. */
export interface Work {
  readonly entries: readonly Partial<TimeEntry>[];
  readonly rates?: readonly Partial<HourlyRate>[];
  readonly factors?: readonly Partial<Factor>[];
  readonly agreements?: readonly Partial<Agreement>[];
  readonly discounts?: readonly Partial<Discount>[];
  readonly taxRules?: readonly Partial<TaxRule>[];
  readonly settings?: Partial<Settings>;
  readonly currency?: CurrencyCode;
}

/** The figures of the one invoice of some work, from tracked time to what is payable. */
export function billedWork(work: Work) {
  const settings = someSettings({
    incrementSeconds: 0,
    groupLinesBy: 'entry',
    firmZone: 'America/New_York',
    ...work.settings,
  });
  const customers = [aCustomer({ currency: work.currency ?? USD })];
  const entries = work.entries.map((fields, at) =>
    anEntry({ entryId: `harvest:${at}`, ...fields }),
  );
  const { time } = priceWork(
    priceInput({
      entries,
      customers,
      settings,
      rates: (work.rates ?? [{}]).map(aRate),
      factors: (work.factors ?? []).map(aFactor),
    }),
  );
  const codes = new Map(taxCodes.map((one) => [one.taxCodeId, one]));
  const { drafts, problems } = draftInvoices(
    draftInput({
      entries: entries.map((entry) => ({ ...entry, ...time.get(entry.entryId) })),
      customers,
      settings,
      scopeOf: agreementFinder((work.agreements ?? []).map(anAgreement), new Set()).scopeOf,
      discounts: discountFinder((work.discounts ?? []).map(aDiscount), new Set()),
      taxes: taxRuleFinder((work.taxRules ?? []).map(aTaxRule), { taxCodes: codes, ledger: 'L' }),
    }),
  );
  const [first] = drafts;
  if (!first) throw new Error(problems[0]?.message ?? 'nothing is billed');
  const { invoice, lines } = first.document;
  const { net, tax, withheld, rounding, payable } = invoice;
  const amounts = entries.map(({ entryId }) => time.get(entryId)?.amount);
  return {
    amounts,
    net,
    tax,
    withheld,
    rounding,
    payable,
    base: lines.map(({ netBase }) => netBase),
  };
}

export const euro = EUR;
