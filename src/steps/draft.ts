import type { CurrencyCode } from '../money/currency';
import type { Invoice } from '../records/invoice';
import type { Problem } from '../records/problem';
import type { TimeEntry } from '../records/time-entry';
import { billKeyText } from '../rules/bill-key';
import { isPriced, selectBillable } from '../rules/billable-work';
import { closedFault } from '../rules/closed-period';
import { compareTexts } from '../rules/compare-texts';
import { counted } from '../rules/counted';
import { documentWords, sideOf } from '../rules/document-words';
import { type DraftInput, type Drafts, draftInvoices, rateWanted } from '../rules/draft';
import { billCurrencies, type DraftedBills, draftBills } from '../rules/draft-bills';
import type { DraftedDocument } from '../rules/draft-document';
import { sameFactors } from '../rules/factor-words';
import { hasFixedAmount } from '../rules/line-key';
import { splitsOn } from '../rules/line-splits';
import { lockedRateProblems } from '../rules/locked-rates';
import { problem } from '../rules/problem';
import { poolsChanged } from '../rules/repriced';
import { takenWork } from '../rules/work-taken';
import { allocationsTab } from '../tabs/allocations-tab';
import { customersTab } from '../tabs/customers-tab';
import { expensesTab } from '../tabs/expenses-tab';
import { invoiceLinesTab } from '../tabs/invoice-lines-tab';
import { invoicesTab } from '../tabs/invoices-tab';
import { itemsTab } from '../tabs/items-tab';
import { taxCodesTab } from '../tabs/tax-codes-tab';
import { timeTab } from '../tabs/time-tab';
import { addedWorkOf } from './added-work';
import { distinctProblems } from './cell-problems';
import {
  agreementsOf,
  discountsOf,
  taxRulesOf,
  templatesOf,
  termProblems,
  trackingFor,
} from './document-terms';
import { billInputOf } from './draft-bills';
import { type Fixings, fixingsFor } from './fixings';
import { type Claim, claims } from './journal';
import { readLedgerFacts } from './ledger-facts';
import { wholeInvoices } from './posting/drafts';
import { factorsOf, policiesOf } from './price-input';
import { writeRoundingReport } from './rounding-report';
import { soundSettings } from './settings';
import { type Advance, type Step, StepStopped, type World } from './world';

/**
 * Drafts the invoices of the billing period. Documents that were approved and are on their way,
 * or posted, stay as they are; drafts follow the sheet, and what a person did with them survives
 * as long as it still holds.
 */
export const draft: Step = {
  name: 'draft',
  advance: (world) => {
    const claimed = claims(world);
    const input = inputOf(world, claimed);
    const unclear = termProblems(world);
    if (unclear.length > 0) {
      const rows = counted(new Set(unclear.map(({ tab, key }) => `${tab} ${key}`)).size, 'row');
      const tabs = [...new Set(unclear.map(({ tab }) => tab))].join(' and ');
      const message = `Nothing was drafted: ${rows} of ${tabs} cannot be used.`;
      return { cursor: null, counts: [], message, problems: unclear };
    }
    const bills = billInputOf(world, input, claimed);
    const fixings = documentFixings(world, input, billCurrencies(bills));
    const exchangeRates = fixings.rates;
    const invoices = draftInvoices({ ...input, exchangeRates });
    const drafts = withBills(invoices, draftBills({ ...bills, exchangeRates }));
    write(world, { ...input, claimed }, drafts);
    writeRoundingReport(world.workbook, input, invoices);
    const closed = drafts.drafts.flatMap(({ document }) => closedProblem(world, document));
    const locked = lockedRateProblems(
      claimed.map(({ invoice }) => invoice),
      exchangeRates,
    );
    const problems = distinctProblems([
      ...drafts.problems,
      ...closed,
      ...locked,
      ...fixings.problems,
    ]);
    return { cursor: null, ...summary(drafts), problems };
  },
};

/** Bills beside the invoices; the entries of a bill keep the invoice that charges for them. */
function withBills(invoices: Drafts, bills: DraftedBills): Drafts {
  return {
    documentOf: invoices.documentOf,
    drafts: [...invoices.drafts, ...bills.drafts],
    removed: [...invoices.removed, ...bills.removed],
    withdrawn: [...invoices.withdrawn, ...bills.withdrawn],
    problems: [...invoices.problems, ...bills.problems],
  };
}

function inputOf(world: World, claimed: readonly Claim[]): DraftInput {
  const { host, workbook } = world;
  const { settings, period } = soundSettings(world);
  const ledger = ledgerOf(world);
  const taken = new Set(claimed.map(({ invoice }) => invoice.documentId));
  const isDraft = ({ documentId }: { documentId: string }) => !taken.has(documentId);
  const input: DraftInput = {
    settings,
    period,
    claimed: claimed.filter(({ invoice }) => sideOf(invoice.kind) === 'receivable'),
    ledger,
    added: addedWorkOf(world, claimed),
    policies: policiesOf(world, settings).known,
    scopeOf: agreementsOf(world).scopeOf,
    tracking: trackingFor(world),
    discounts: discountsOf(world),
    templates: templatesOf(world).templates,
    taxes: taxRulesOf(world),
    entries: workbook.records(timeTab),
    expenses: workbook.records(expensesTab),
    customers: workbook.records(customersTab),
    items: workbook.records(itemsTab),
    taxCodes: workbook.records(taxCodesTab),
    exchangeRates: [],
    present: {
      invoices: workbook
        .records(invoicesTab)
        .filter((one) => one.kind === 'invoice' && one.state !== 'voided' && isDraft(one)),
      lines: workbook.records(invoiceLinesTab).filter(isDraft),
    },
    billKey: (billed) => host.digest(billKeyText(billed)),
  };
  requireCurrentPrices(world, input);
  return input;
}

/** A draft that the ledger would refuse for its date. */
function closedProblem({ host, ledger }: World, { invoice }: DraftedDocument): readonly Problem[] {
  const { documentId: key, kind, customer, issuedOn } = invoice;
  const fault = closedFault(issuedOn, readLedgerFacts(host.journal)?.closedThrough);
  if (!fault) return [];
  const title = ledger?.connector.title ?? 'the ledger';
  const message = `The ${documentWords[kind]} for ${customer} cannot be sent to ${title}: ${fault.what}.`;
  const place = { step: 'draft', tab: 'Invoices', key, field: 'issuedOn' } as const;
  return [problem({ code: fault.code, ...place, message, fix: fault.fix })];
}

function ledgerOf({ host, ledger }: World): DraftInput['ledger'] {
  const books = ledger?.connector.ledger;
  if (!ledger || !books) {
    throw new StepStopped('No ledger is connected. Connect one under Set-up, then run Draft.');
  }
  const facts = readLedgerFacts(host.journal);
  if (!facts) throw new StepStopped('Nothing was pulled from the ledger yet. Run Pull first.');
  const { connector, tenant } = ledger;
  return {
    tenant: `${connector.id}:${tenant}`,
    title: connector.title,
    takesPricesWithTax: books.takesPricesWithTax?.(facts) ?? false,
    baseCurrency: facts.baseCurrency,
    taxLevel: books.taxLevel,
  };
}

/** Nothing is drafted at prices of a policy or of factors that have changed since. */
function requireCurrentPrices(world: World, input: DraftInput): void {
  const { settings, entries, claimed } = input;
  const { policyOf } = policiesOf(world, settings);
  const factors = factorsOf(world, settings);
  const taken = takenWork(claimed);
  const isAllOpen = ({ entryId }: TimeEntry) => taken.get(entryId)?.isFree ?? true;
  const stale = entries.filter((entry) => {
    if (entry.amount === null || !isAllOpen(entry)) return false;
    const match = policyOf(entry);
    if (!('policy' in match) || match.policy.version !== entry.policy) return true;
    return hasFixedAmount(entry) ? false : !sameFactors(entry, factors.factorsOf(entry));
  });
  if (stale.length > 0) {
    const count = counted(stale.length, 'entry was', 'entries were');
    throw new StepStopped(
      `${count} priced by a policy or factor that has changed since. Run Price again.`,
    );
  }
  const open = entries.filter((one) => one.disposition === 'bill' && isAllOpen(one));
  const moved = poolsChanged(open.filter(isPriced), {
    ...input,
    grouping: settings.groupLinesBy,
    splitsOf: splitsOn(input),
  });
  if (moved.length === 0) return;
  const rounded = counted(moved.length, 'entry was', 'entries were');
  throw new StepStopped(
    `${rounded} rounded together with other work than stands on the line or invoice now. Run Price again.`,
  );
}

/** The fixings of every day that a document is locked at, the latest first. */
function documentFixings(
  world: World,
  input: DraftInput,
  ofBills: readonly CurrencyCode[],
): Fixings {
  const { work } = selectBillable(input, takenWork(input.claimed));
  const base = input.ledger.baseCurrency;
  const days = new Map([[input.period.invoiceDate, new Set(ofBills)]]);
  for (const { on, from } of work.map((one) => rateWanted(one, input))) {
    days.set(on, (days.get(on) ?? new Set()).add(from));
  }
  let found: Fixings = { rates: [], problems: [] };
  for (const [on, currencies] of [...days].sort(([a], [b]) => compareTexts(b, a))) {
    const { rates, problems } = fixingsFor(world, { currencies: [...currencies], base, on });
    found = { rates, problems: [...found.problems, ...problems] };
  }
  return found;
}

/**
 * Claimed documents first, as they must read; then the drafts. Approvals that no longer hold go
 * first and invoices come after their lines, so that a run that is cut off leaves no approved
 * invoice whose lines are not its own.
 */
function write({ workbook }: World, input: DraftInput, drafts: Drafts): void {
  const followed = [...input.claimed, ...drafts.drafts.map(({ document }) => document)];
  const documents = [...followed, ...leftAlone(workbook, followed)];
  const lines = documents.flatMap((document) => document.lines);
  const allocations = documents.flatMap((document) => document.allocations);
  workbook.put(invoicesTab, {
    owner: 'user',
    values: new Map(drafts.withdrawn.map((id) => [id, { approved: false }])),
    mode: 'merge',
  });
  workbook.put(invoiceLinesTab, {
    owner: 'draft',
    values: new Map(lines.map((line) => [line.lineId, line])),
    mode: 'replace',
  });
  workbook.put(allocationsTab, {
    owner: 'draft',
    values: new Map(allocations.map((one) => [one.allocationId, one])),
    mode: 'replace',
  });
  workbook.put(invoicesTab, {
    owner: 'draft',
    values: new Map(documents.map(({ invoice }) => [invoice.documentId, invoice])),
    mode: 'replace',
  });
  writeDocuments(workbook, input, drafts);
}

/** Drafts of credit notes, which follow no work, and what was voided and is not drafted again. */
function leftAlone(
  workbook: World['workbook'],
  others: readonly DraftedDocument[],
): readonly DraftedDocument[] {
  const known = new Set(others.map(({ invoice }) => invoice.documentId));
  return wholeInvoices(workbook).filter(
    ({ invoice: { documentId, kind, state } }) =>
      (kind === 'creditNote' || state === 'voided') && !known.has(documentId),
  );
}

/** Names the document of every entry and expense in its row. */
function writeDocuments(
  workbook: World['workbook'],
  { entries, expenses }: DraftInput,
  { documentOf }: Drafts,
): void {
  const billedBy = (id: string) => [id, { documentId: documentOf.get(id) ?? '' }] as const;
  workbook.put(timeTab, {
    owner: 'draft',
    values: new Map(entries.map(({ entryId }) => billedBy(entryId))),
    mode: 'merge',
  });
  workbook.put(expensesTab, {
    owner: 'draft',
    values: new Map(expenses.map(({ expenseId }) => billedBy(expenseId))),
    mode: 'merge',
  });
}

function summary({ drafts, removed, withdrawn }: Drafts): Pick<Advance, 'counts' | 'message'> {
  const fresh = drafts.filter(({ present }) => !present).length;
  const counts = [
    { label: 'drafts', value: drafts.length },
    { label: 'new', value: fresh },
    { label: 'approvals withdrawn', value: withdrawn.length },
    { label: 'drafts removed', value: removed.length },
  ];
  const parts = [
    drafts.length === 0
      ? 'There is nothing to draft'
      : `${counted(drafts.length, 'draft')}, ${fresh} new`,
    ...(withdrawn.length > 0
      ? [`${counted(withdrawn.length, 'approval')} withdrawn, see the remarks`]
      : []),
    ...(removed.length > 0 ? [`removed: ${removed.map(named).join(', ')}`] : []),
  ];
  return { counts, message: `${parts.join('; ')}.` };
}

const named = ({ customer, total, currency }: Invoice): string =>
  `${customer} (${total} ${currency})`;
