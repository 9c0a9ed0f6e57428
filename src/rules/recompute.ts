import { daysBetween } from '../calendar/local-date';
import { equal, ZERO } from '../money/decimal';
import type { DocumentExport } from '../records/document-export';
import type { Expense } from '../records/expense';
import { lineGroupings } from '../records/settings';
import { agreementFinder } from './agreements';
import { billedLines } from './billed-lines';
import { type Billable, billedFigures, ratedParts } from './billed-time';
import { discountFinder } from './discounts';
import { compared, type Difference, difference, documentDifferences } from './document-differences';
import { type DraftedDocument, draftDocument } from './draft-document';
import { factorsCover, factorText, readFactorText } from './factor-words';
import { inBase, type LockedRate, rateOn } from './fixings';
import { type LineGrouping, timeLineKey } from './line-key';
import { billedPart } from './part-billing';
import { readPolicyVersion } from './policy-version';
import { type TaxFault, taxRuleFinder } from './tax-rules';
import { taxedLines } from './taxed-lines';
import { roundPools } from './time-pools';
import type { PricedEntry, PricedExpense } from './work-line';
import { workLines } from './work-lines';

/**
 * Counts an exported document again, from tracked time to its last total, and names every figure
 * that differs. None means: what stands there follows from the work, rates, policies and taxes.
 */
export function recompute(exported: DocumentExport): readonly Difference[] {
  const unpriced = exported.entries.find((entry) => !isPriced(entry));
  if (unpriced) return [difference(`entry ${unpriced.entryId}, price`, 'none', 'needed')];
  const groupings = groupingsOf(exported);
  const results = groupings.map((grouping) => recomputeBy(exported, grouping));
  const [best] = results.sort((a, b) => a.length - b.length);
  return best ?? [difference('lines, what they stand for', 'mixed', 'one of the groupings')];
}

function recomputeBy(exported: DocumentExport, grouping: LineGrouping): readonly Difference[] {
  const { entries, invoice } = exported;
  const priced = repriced(entries.filter(isPriced), exported, grouping);
  if ('figure' in priced) return [priced];
  const rate = rateOn(exported.exchangeRates, {
    from: invoice.currency,
    to: exported.baseCurrency,
    on: invoice.issuedOn,
  });
  if (!rate) return [difference('invoice, exchange rate', invoice.exchangeRate, 'no fixing')];
  const document = redrafted(exported, { entries: priced.entries, rate, grouping });
  if ('what' in document) return [difference('taxes', invoice.tax, document.what)];
  return [
    ...priced.entries.flatMap((entry, index) =>
      compared(`entry ${entry.entryId}`, ENTRY_FIGURES, { was: entries[index], is: entry }),
    ),
    ...exported.expenses.flatMap((expense) => conversionDifference(expense, exported)),
    ...documentDifferences(exported, document),
  ];
}

/** An expense of another currency, converted again by the fixing that it records. */
function conversionDifference(
  { expenseId, cost, currency, amount, billedCurrency: to, rateId }: Expense,
  { exchangeRates }: DocumentExport,
): readonly Difference[] {
  if (to === null || to === currency) return [];
  const ids = new Set(rateId.split(' ÷ '));
  const own = exchangeRates.filter((one) => ids.has(one.rateId));
  const rate = own[0] && rateOn(own, { from: currency, to, on: own[0].fixedOn });
  const figure = `expense ${expenseId}, amount`;
  if (!rate) return [difference(figure, amount, `no fixing ${rateId}`)];
  const again = inBase(cost, rate, to);
  return amount === null || !equal(again, amount) ? [difference(figure, amount, again)] : [];
}

const ENTRY_FIGURES = ['billedSeconds', 'amount', 'factors'] as const;

const isPriced = (entry: DocumentExport['entries'][number]): entry is PricedEntry =>
  entry.billedSeconds !== null &&
  entry.hourlyRate !== null &&
  entry.currency !== null &&
  entry.amount !== null;

/**
 * What the time lines may stand for: groupings under which the exported lines are just the lines.
 * Entries with factors stand on several, and tell nothing of it.
 */
function groupingsOf({
  entries,
  allocations,
  agreements,
}: DocumentExport): readonly LineGrouping[] {
  const { scopeOf } = agreementFinder(agreements, new Set());
  const billed = allocations.filter(({ kind }) => kind === 'billed');
  const lineOf = new Map(billed.map(({ entryId, lineId }) => [entryId, lineId]));
  const hourly = entries.filter(
    (entry) => entry.factors === '' && scopeOf(entry)?.agreement.kind !== 'fixedFee',
  );
  const lines = new Set(hourly.map(({ entryId }) => lineOf.get(entryId)));
  return lineGroupings.filter((grouping) => {
    const keys = hourly.map((entry) => `${timeLineKey(entry, grouping)} ${scopeOf(entry)?.key}`);
    const pairs = hourly.map((entry, at) => `${lineOf.get(entry.entryId)} ${keys[at]}`);
    return new Set(pairs).size === lines.size && new Set(keys).size === lines.size;
  });
}

/** Prices the entries again by the policy version, the rate, the factors and the part of each. */
function repriced(
  entries: readonly PricedEntry[],
  { invoice }: DocumentExport,
  grouping: LineGrouping,
): { readonly entries: readonly PricedEntry[] } | Difference {
  const billable: (Billable & { readonly entry: PricedEntry })[] = [];
  for (const entry of entries) {
    const { entryId, hourlyRate, currency } = entry;
    const policy = readPolicyVersion(entry.policy);
    if (!policy) return difference(`entry ${entryId}, policy`, entry.policy, 'unknown');
    const part = billedPart(entry, entry);
    if ('code' in part) return difference(`entry ${entryId}, part`, entry.billPart, 'none');
    const factors = readFactorText(entry.factors);
    if (!factors || !factorsCover(factors, entry.seconds)) {
      return difference(`entry ${entryId}, factors`, entry.factors, 'other time');
    }
    billable.push({ entry, policy, part, hourlyRate, currency, factors });
  }
  const period = { from: invoice.workFrom, to: invoice.workTo, invoiceDate: invoice.issuedOn };
  const rounded = roundPools(billable.flatMap(ratedParts), { period, grouping });
  return {
    entries: billable.map((one) => {
      const { entry, part } = one;
      const { billedSeconds, amount, factors } = billedFigures(one, rounded);
      const writtenOffSeconds = entry.seconds - part.seconds;
      return { ...entry, billedSeconds, writtenOffSeconds, amount, factors: factorText(factors) };
    }),
  };
}

function redrafted(
  exported: DocumentExport,
  work: {
    readonly entries: readonly PricedEntry[];
    readonly rate: LockedRate;
    readonly grouping: LineGrouping;
  },
): DraftedDocument | TaxFault {
  const { customer, invoice, items, baseCurrency, taxLevel } = exported;
  const { currency, issuedOn } = invoice;
  const taxCodes = new Map(exported.taxCodes.map((one) => [one.taxCodeId, one]));
  const versions = work.entries.flatMap(({ policy }) => readPolicyVersion(policy) ?? []);
  const used = new Map(exported.used.map((one) => [one.key, one]));
  const expenses = exported.expenses.filter((one): one is PricedExpense => one.amount !== null);
  const lines = workLines(work.entries, expenses, {
    grouping: work.grouping,
    template: exported.lineTemplate,
    policies: new Map(versions.map((policy) => [policy.version, policy])),
    currency,
    scopeOf: agreementFinder(exported.agreements, new Set()).scopeOf,
    usedOf: (key) => used.get(key) ?? { amount: ZERO, seconds: 0 },
  });
  const taxed = taxedLines(
    billedLines(lines, {
      currency,
      discounts: discountFinder(exported.discounts, new Set()).on(issuedOn),
      usedOf: (id) => exported.discounted.find((one) => one.discountId === id)?.amount ?? ZERO,
    }),
    {
      taxes: taxRuleFinder(exported.taxRules, { taxCodes, ledger: exported.tenant }),
      taxCodes,
      taxPoint: issuedOn,
      ledger: { title: exported.tenant, takesPricesWithTax: true },
    },
  );
  if ('what' in taxed) return taxed;
  const { documentId, prepaid } = invoice;
  const { cashRounding: cash } = exported;
  return draftDocument(
    { documentId, customer, expenses, taxed, prepaid, cash, ...work },
    {
      issuedOn,
      paymentDays: daysBetween(issuedOn, invoice.dueOn),
      baseCurrency,
      taxLevel,
      items: new Map(items.map((one) => [one.itemId, one])),
      taxCodes,
    },
  );
}
