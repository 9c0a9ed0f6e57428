import { daysBetween } from '../calendar/local-date';
import { amountOf } from '../money/amount';
import { minorUnits } from '../money/currency';
import type { DocumentExport } from '../records/document-export';
import { lineGroupings } from '../records/settings';
import { compared, type Difference, difference, documentDifferences } from './document-differences';
import { type DraftedDocument, draftDocument } from './draft-document';
import { type LockedRate, rateOn } from './fixings';
import { type LineGrouping, timeLineKey } from './line-key';
import { readPolicyVersion } from './policy-version';
import { priceOfTime } from './time-amount';
import type { TimePolicy } from './time-policy';
import { type RatedEntry, roundPools } from './time-pools';
import type { PricedEntry, PricedExpense } from './work-lines';

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
  const { entries, expenses, invoice } = exported;
  const priced = repriced(entries.filter(isPriced), exported, grouping);
  if ('figure' in priced) return [priced];
  const rate = rateOn(exported.exchangeRates, {
    from: invoice.currency,
    to: exported.baseCurrency,
    on: invoice.issuedOn,
  });
  if (!rate) return [difference('invoice, exchange rate', invoice.exchangeRate, 'no fixing')];
  const spent = expenses.filter((one): one is PricedExpense => one.amount !== null);
  const document = redrafted(exported, {
    entries: priced.entries,
    expenses: spent,
    rate,
    grouping,
  });
  return [
    ...priced.entries.flatMap((entry, index) =>
      compared(`entry ${entry.entryId}`, ENTRY_FIGURES, { was: entries[index], is: entry }),
    ),
    ...documentDifferences(exported, document),
  ];
}

const ENTRY_FIGURES = ['billedSeconds', 'amount'] as const;

const isPriced = (entry: DocumentExport['entries'][number]): entry is PricedEntry =>
  entry.billedSeconds !== null && entry.hourlyRate !== null && entry.currency !== null;

/** What the time lines may stand for: groupings under which the exported lines are just the lines. */
function groupingsOf({ entries, allocations }: DocumentExport): readonly LineGrouping[] {
  const lineOf = new Map(allocations.map(({ entryId, lineId }) => [entryId, lineId]));
  const lines = new Set(entries.map(({ entryId }) => lineOf.get(entryId)));
  return lineGroupings.filter((grouping) => {
    const keys = entries.map((entry) => timeLineKey(entry, grouping));
    const pairs = entries.map((entry, at) => `${lineOf.get(entry.entryId)} ${keys[at]}`);
    return new Set(pairs).size === lines.size && new Set(keys).size === lines.size;
  });
}

/** Prices the entries again by the policy version and the rate that each of them records. */
function repriced(
  entries: readonly PricedEntry[],
  { invoice }: DocumentExport,
  grouping: LineGrouping,
): { readonly entries: readonly PricedEntry[] } | Difference {
  const rated: (RatedEntry & { readonly entry: PricedEntry; readonly policy: TimePolicy })[] = [];
  for (const entry of entries) {
    const policy = readPolicyVersion(entry.policy);
    if (!policy) return difference(`entry ${entry.entryId}, policy`, entry.policy, 'unknown');
    rated.push({ entry, policy, hourlyRate: entry.hourlyRate });
  }
  const period = { from: invoice.workFrom, to: invoice.workTo, invoiceDate: invoice.issuedOn };
  const rounded = roundPools(rated, { period, grouping });
  return {
    entries: rated.map(({ entry, policy, hourlyRate }) => {
      const billedSeconds = rounded.get(entry.entryId)?.billedSeconds ?? 0;
      const digits = minorUnits(entry.currency);
      const exact = priceOfTime(billedSeconds, hourlyRate, { digits, hours: policy.hours });
      return { ...entry, billedSeconds, amount: amountOf(exact, entry.currency) };
    }),
  };
}

function redrafted(
  { customer, invoice, items, taxCodes, baseCurrency, taxLevel }: DocumentExport,
  work: {
    readonly entries: readonly PricedEntry[];
    readonly expenses: readonly PricedExpense[];
    readonly rate: LockedRate;
    readonly grouping: LineGrouping;
  },
): DraftedDocument {
  const versions = work.entries.flatMap(({ policy }) => readPolicyVersion(policy) ?? []);
  return draftDocument(
    { documentId: invoice.documentId, customer, ...work },
    {
      issuedOn: invoice.issuedOn,
      paymentDays: daysBetween(invoice.issuedOn, invoice.dueOn),
      grouping: work.grouping,
      baseCurrency,
      taxLevel,
      policies: new Map(versions.map((policy) => [policy.version, policy])),
      items: new Map(items.map((one) => [one.itemId, one])),
      taxCodes: new Map(taxCodes.map((one) => [one.taxCodeId, one])),
    },
  );
}
