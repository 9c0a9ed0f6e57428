import { daysBetween } from '../calendar/local-date';
import { equal, ZERO } from '../money/decimal';
import type { DocumentExport } from '../records/document-export';
import type { Expense } from '../records/expense';
import { lineGroupings } from '../records/settings';
import { agreementFinder } from './agreements';
import { timesAgain } from './allocation-note';
import { isPriced } from './billable-work';
import { billedLines } from './billed-lines';
import { discountFinder } from './discounts';
import { compared, type Difference, difference, documentDifferences } from './document-differences';
import { type DraftedDocument, draftDocument } from './draft-document';
import { factorDifferences } from './factor-differences';
import { inBase, type LockedRate, rateOn } from './fixings';
import { type LineGrouping, timeLineKey } from './line-key';
import { lineSplits, type SplitsOf } from './line-splits';
import { openPart } from './open-work';
import { readPolicyVersion } from './policy-version';
import { repriced } from './repriced';
import { type TaxFault, taxRuleFinder } from './tax-rules';
import { taxedLines } from './taxed-lines';
import type { PricedEntry, PricedExpense } from './work-line';
import { workLines } from './work-lines';

/**
 * Counts an exported document again, from tracked time to its last total, and names every figure
 * that differs. None means: what stands there follows from the work, rates, policies and taxes.
 */
export function recompute(exported: DocumentExport): readonly Difference[] {
  const unpriced = exported.entries.find((entry) => !isPriced(entry));
  if (unpriced) return [difference(`entry ${unpriced.entryId}, price`, 'none', 'needed')];
  const splitsOf = splitsIn(exported);
  const groupings = groupingsOf(exported, splitsOf);
  const results = groupings.map((grouping) => recomputeBy(exported, { grouping, splitsOf }));
  const [best] = results.sort((a, b) => a.length - b.length);
  return best ?? [difference('lines, what they stand for', 'mixed', 'one of the groupings')];
}

/** What its lines stand for, and what keeps its work off one line. */
interface Lining {
  readonly grouping: LineGrouping;
  readonly splitsOf: SplitsOf;
}

function recomputeBy(exported: DocumentExport, lining: Lining): readonly Difference[] {
  const { entries, invoice } = exported;
  const period = { from: invoice.workFrom, to: invoice.workTo, invoiceDate: invoice.issuedOn };
  const priced = repriced(entries.filter(isPriced), { period, ...lining });
  if ('figure' in priced) return [priced];
  const rate = rateOf(exported);
  if (!rate) return [difference('invoice, exchange rate', invoice.exchangeRate, 'no fixing')];
  const document = redrafted(exported, { entries: priced.entries, rate, lining });
  if ('what' in document) return [difference('taxes', invoice.tax, document.what)];
  return [
    ...priced.entries.flatMap((entry, index) =>
      compared(`entry ${entry.entryId}`, ENTRY_FIGURES, { was: entries[index], is: entry }),
    ),
    ...factorDifferences(exported),
    ...exported.expenses.flatMap((expense) => conversionDifference(expense, exported)),
    ...documentDifferences(exported, document),
  ];
}

/** The rate of its date, or of the last day of its work where that is the one it was locked at. */
function rateOf({ exchangeRates, invoice, baseCurrency: to }: DocumentExport): LockedRate | null {
  const [own, other] = [invoice.issuedOn, invoice.workTo].map((on) =>
    rateOn(exchangeRates, { from: invoice.currency, to, on }),
  );
  return (other?.rateId === invoice.rateId ? other : own) ?? null;
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

function termsOf({
  agreements,
  discounts,
  taxRules,
  taxCodes: codes,
  tenant,
  invoice,
}: DocumentExport) {
  const taxCodes = new Map(codes.map((one) => [one.taxCodeId, one]));
  return {
    taxCodes,
    taxes: taxRuleFinder(taxRules, { taxCodes, ledger: tenant }),
    discounts: discountFinder(discounts, new Set()).on(invoice.issuedOn),
    scopeOf: agreementFinder(agreements, new Set()).scopeOf,
  };
}

/** What keeps the work of a document off one line; classes are those of the lines that bill it. */
function splitsIn(exported: DocumentExport): SplitsOf {
  const { lines, allocations, invoice } = exported;
  const classes = new Map(lines.map(({ lineId, classId }) => [lineId, classId]));
  const billed = allocations.filter(({ kind }) => kind === 'billed');
  const lineOf = new Map(billed.map(({ entryId, lineId }) => [entryId, lineId]));
  return lineSplits({
    ...termsOf(exported),
    taxPoint: invoice.issuedOn,
    classOf: ({ entryId }) => classes.get(lineOf.get(entryId) ?? '') ?? '',
  });
}

/**
 * What the time lines may stand for: groupings under which the exported lines are just the lines.
 * Entries with factors stand on several, and tell nothing of it.
 */
function groupingsOf(
  { entries, allocations, agreements }: DocumentExport,
  splitsOf: SplitsOf,
): readonly LineGrouping[] {
  const { scopeOf } = agreementFinder(agreements, new Set());
  const billed = allocations.filter(({ kind }) => kind === 'billed');
  const lineOf = new Map(billed.map(({ entryId, lineId }) => [entryId, lineId]));
  const hourly = entries.filter(
    (entry) => entry.factors === '' && scopeOf(entry)?.agreement.kind !== 'fixedFee',
  );
  const lines = new Set(hourly.map(({ entryId }) => lineOf.get(entryId)));
  return lineGroupings.filter((grouping) => {
    const keys = hourly.map((entry) =>
      timeLineKey(entry, entry, { grouping, splits: splitsOf(entry) }),
    );
    const pairs = hourly.map((entry, at) => `${lineOf.get(entry.entryId)} ${keys[at]}`);
    return new Set(pairs).size === lines.size && new Set(keys).size === lines.size;
  });
}

function redrafted(
  exported: DocumentExport,
  work: {
    readonly entries: readonly PricedEntry[];
    readonly rate: LockedRate;
    readonly lining: Lining;
  },
): DraftedDocument | TaxFault {
  const { customer, invoice, items, baseCurrency, taxLevel } = exported;
  const { currency, issuedOn } = invoice;
  const { taxCodes, taxes, discounts, scopeOf } = termsOf(exported);
  const versions = work.entries.flatMap(({ policy }) => readPolicyVersion(policy) ?? []);
  const used = new Map(exported.used.map((one) => [one.key, one]));
  const expenses = exported.expenses.filter((one): one is PricedExpense => one.amount !== null);
  const billed = billedOn(exported);
  const entries = work.entries.map((entry) => {
    const { seconds, times } = billed.get(entry.entryId) ?? { seconds: 0, times: 0 };
    return times > 0 && seconds < entry.seconds ? openPart(entry, seconds) : entry;
  });
  const lines = workLines(entries, expenses, {
    ...work.lining,
    templateOf: () => '',
    policies: new Map(versions.map((policy) => [policy.version, policy])),
    currency,
    scopeOf,
    usedOf: (key) => used.get(key) ?? { amount: ZERO, seconds: 0 },
  });
  const taxed = taxedLines(
    billedLines(lines, {
      currency,
      discounts,
      usedOf: (id) => exported.discounted.find((one) => one.discountId === id)?.amount ?? ZERO,
    }),
    {
      taxes,
      taxCodes,
      taxPoint: issuedOn,
      ledger: { title: exported.tenant, takesPricesWithTax: true },
    },
  );
  if ('what' in taxed) return taxed;
  const { documentId, prepaid } = invoice;
  const { cashRounding: cash } = exported;
  return draftDocument(
    {
      ...work,
      ...{ documentId, customer, entries, expenses, taxed, prepaid, cash },
      againOf: (entryId) => billed.get(entryId)?.times ?? 0,
    },
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

/** What the document takes of each entry: a part where the rest is on another, and how often it came back. */
function billedOn({ allocations }: DocumentExport) {
  const billed = new Map<string, { readonly seconds: number; readonly times: number }>();
  for (const one of allocations) {
    const before = billed.get(one.entryId)?.seconds ?? 0;
    billed.set(one.entryId, { seconds: before + one.seconds, times: timesAgain(one) });
  }
  return billed;
}
