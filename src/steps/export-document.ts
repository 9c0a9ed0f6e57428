import type { Caller } from '../connectors/caller';
import type { DocumentExport } from '../records/document-export';
import type { TimeEntry } from '../records/time-entry';
import { agreedUse } from '../rules/agreed-use';
import { discountsUsed } from '../rules/discounts';
import type { DraftedDocument } from '../rules/draft-document';
import { plainName } from '../rules/plain-name';
import { agreementsTab } from '../tabs/agreements-tab';
import { allocationsTab } from '../tabs/allocations-tab';
import { customersTab } from '../tabs/customers-tab';
import { discountsTab } from '../tabs/discounts-tab';
import { exchangeRatesTab } from '../tabs/exchange-rates-tab';
import { expensesTab } from '../tabs/expenses-tab';
import { factorsTab } from '../tabs/factors-tab';
import { invoiceLinesTab } from '../tabs/invoice-lines-tab';
import { invoicesTab } from '../tabs/invoices-tab';
import { itemsTab } from '../tabs/items-tab';
import { taxCodesTab } from '../tabs/tax-codes-tab';
import { taxesTab } from '../tabs/taxes-tab';
import { timeTab } from '../tabs/time-tab';
import { agreementsOf } from './document-terms';
import { claims } from './journal';
import { settingsOf } from './settings';
import { StepStopped, type World } from './world';

/**
 * An invoice, by its number or id, with all that its figures follow from. One that was approved is
 * given as it was approved: with the time that it took then, and at the prices that it has. What
 * the work costs the firm is not for who reads it.
 */
export function exportDocument(world: World, name: string): DocumentExport {
  const { workbook } = world;
  const document = documentOf(world, name);
  const { invoice, lines, allocations } = document;
  const ledger = ledgerOf(world.ledger);
  const taken = new Map<string, number>();
  for (const { entryId, seconds } of allocations) {
    taken.set(entryId, (taken.get(entryId) ?? 0) + seconds);
  }
  const expenses = workbook.records(expensesTab).filter(({ expenseId }) => taken.has(expenseId));
  const entries = workbook.records(timeTab).flatMap((entry) => {
    const seconds = taken.get(entry.entryId);
    return seconds === undefined ? [] : [{ ...entry, ...NO_COST, seconds }];
  });
  const work = [...entries, ...expenses];
  const rateIds = new Set([invoice, ...expenses].flatMap(({ rateId }) => rateId.split(' ÷ ')));
  const itemIds = new Set(lines.map(({ itemId }) => itemId));
  const taxCodeIds = new Set(lines.map(({ taxCodeId }) => taxCodeId));
  return {
    format: 'tieout-document',
    version: 1,
    ...ledger,
    baseCurrency: invoice.baseCurrency,
    customer: found(
      workbook.records(customersTab).find(({ customerId }) => customerId === invoice.customerId),
      `Customer ${invoice.customerId} is no longer on the Customers tab. Run Pull first.`,
    ),
    entries,
    expenses,
    factors: workbook.records(factorsTab).filter(isAbout(work)),
    firmZone: settingsOf(world).settings.firmZone,
    items: workbook.records(itemsTab).filter(({ itemId }) => itemIds.has(itemId)),
    taxCodes: workbook.records(taxCodesTab).filter(({ taxCodeId }) => taxCodeIds.has(taxCodeId)),
    exchangeRates: workbook.records(exchangeRatesTab).filter(({ rateId }) => rateIds.has(rateId)),
    ...termsBefore(world, document, work),
    cashRounding: cashRoundingOf(world, document),
    invoice,
    lines: [...lines],
    allocations: [...allocations],
  };
}

const NO_COST = { costRate: null, costCurrency: null, cost: null, margin: null };

type Work = readonly Pick<TimeEntry, 'client' | 'project' | 'spentOn'>[];

/** Whether a row of terms can be about some work; what others agreed is not for who reads this. */
function isAbout(work: Work) {
  const clients = new Set(['', ...work.map(({ client }) => plainName(client))]);
  const projects = new Set(['', ...work.map(({ project }) => plainName(project))]);
  return ({ client, project = '' }: { readonly client: string; readonly project?: string }) =>
    clients.has(plainName(client)) && projects.has(plainName(project));
}

/** The terms of its work, and what the documents that were approved before it have used of them. */
function termsBefore(
  world: World,
  { invoice }: DraftedDocument,
  work: Work,
): Pick<DocumentExport, 'agreements' | 'used' | 'discounts' | 'discounted' | 'taxRules'> {
  const { workbook } = world;
  const { scopeOf } = agreementsOf(world);
  const all = claims(world);
  const at = all.findIndex((one) => one.invoice.documentId === invoice.documentId);
  const entries = workbook.records(timeTab);
  const before = at < 0 ? all : all.slice(0, at);
  const usedOf = agreedUse(before, entries, scopeOf);
  const keys = new Set(work.flatMap((one) => scopeOf(one)?.key ?? []));
  const own = isAbout(work);
  const discounts = workbook.records(discountsTab).filter(own);
  const given = new Set(discounts.map(({ discountId }) => discountId));
  return {
    agreements: workbook.records(agreementsTab).filter(own),
    used: [...keys].map((key) => ({ key, ...usedOf(invoice.customerId, key) })),
    discounts,
    discounted: [...discountsUsed(before)]
      .filter(([discountId]) => given.has(discountId))
      .map(([discountId, amount]) => ({ discountId, amount })),
    taxRules: workbook.records(taxesTab).filter(own),
  };
}

/** The rounding that the document has; else the one that its currency has now. */
function cashRoundingOf(
  world: World,
  { invoice, lines }: DraftedDocument,
): DocumentExport['cashRounding'] {
  const { cashRounding } = settingsOf(world).settings;
  const step = cashRounding.find(({ currency }) => currency === invoice.currency)?.step;
  const line = lines.find(({ kind }) => kind === 'rounding');
  return step && line ? { step, itemId: line.itemId } : null;
}

function documentOf(world: World, name: string): DraftedDocument {
  const { workbook } = world;
  const wanted = name.trim();
  const isMeant = ({ documentId, number }: { documentId: string; number: string }) =>
    wanted !== '' && (documentId === wanted || number === wanted);
  const claimed = claims(world).find(({ invoice }) => isMeant(invoice));
  if (claimed) return claimed;
  const invoice = found(
    workbook.records(invoicesTab).find(isMeant),
    `There is no invoice '${wanted}' on the Invoices tab.`,
  );
  const isOn = ({ documentId }: { documentId: string }) => documentId === invoice.documentId;
  return {
    invoice,
    lines: workbook.records(invoiceLinesTab).filter(isOn),
    allocations: workbook.records(allocationsTab).filter(isOn),
  };
}

function ledgerOf(ledger: Caller | null): Pick<DocumentExport, 'tenant' | 'taxLevel'> {
  const taxLevel = ledger?.connector.ledger?.taxLevel;
  if (!ledger || !taxLevel) throw new StepStopped('No ledger is connected. Connect one first.');
  return { tenant: `${ledger.connector.id}:${ledger.tenant}`, taxLevel };
}

function found<T>(value: T | undefined, otherwise: string): T {
  if (value === undefined) throw new StepStopped(otherwise);
  return value;
}
