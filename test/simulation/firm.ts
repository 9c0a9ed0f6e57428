import { addDays, localDateOf } from '../../src/calendar/local-date';
import { amountOf, sumAmounts } from '../../src/money/amount';
import { currencyOf } from '../../src/money/currency';
import { add, decimalOf, multiply } from '../../src/money/decimal';
import type { Allocation } from '../../src/records/allocation';
import type { Expense } from '../../src/records/expense';
import type { Invoice } from '../../src/records/invoice';
import type { InvoiceLine } from '../../src/records/invoice-line';
import { againNote, allocationIdOf, billedId } from '../../src/rules/allocation-note';
import { billKeyText, documentIdOf } from '../../src/rules/bill-key';
import type { WholeInvoice } from '../../src/rules/footing';
import { openSeconds, type Taken, takenWork } from '../../src/rules/work-taken';
import { claims } from '../../src/steps/journal';
import { saveLedgerFacts } from '../../src/steps/ledger-facts';
import { wholeInvoices } from '../../src/steps/posting/drafts';
import { StepStopped, type World } from '../../src/steps/world';
import { allocationsTab } from '../../src/tabs/allocations-tab';
import { expensesTab } from '../../src/tabs/expenses-tab';
import { invoiceLinesTab } from '../../src/tabs/invoice-lines-tab';
import { invoicesTab } from '../../src/tabs/invoices-tab';
import { timeTab } from '../../src/tabs/time-tab';
import { plainLine, plainTotals } from '../support/plain-figures';
import { STORAGE } from './fake-connector';
import { REFUSED } from './fake-ledger';
import type { Random } from './random';

/** A piece of work to bill. */
export interface Work {
  readonly id: string;
  /** May change too, with the mapping. */
  customerId: string;
  readonly seconds: number;
  /** Cents; may change until the work is billed. */
  cents: number;
  /** Exchange rate of euros, where it is not the usual one. */
  rate?: string;
  /** Address of a receipt; empty on time and where there is none. */
  readonly receiptUrl: string;
}

const DAY = localDateOf('2026-03-31');
const DUE = addDays(DAY, 30);
const USD = currencyOf('USD');
const EUR = currencyOf('EUR');
const TENANT = 'ledger:company';

/** The customers of the firm; the second is taxed, the third is billed in euros, the last is refused. */
export const CUSTOMERS = ['C1', 'C2', 'C3', REFUSED];

export function makeWork(random: Random, count: number, from = 0): Work[] {
  return Array.from({ length: count }, (_, offset) => {
    const index = from + offset;
    const expense = random.chance(0.25);
    const number = 636_709_000 + index * 7;
    const file = random.chance(0.2) ? 'missing.pdf' : 'taxi.pdf';
    return {
      id: `tracker:${number}`,
      customerId: random.pick(random.chance(0.1) ? CUSTOMERS : CUSTOMERS.slice(0, 3)),
      seconds: expense ? 0 : random.int(1, 40) * 360,
      cents: random.int(1, 99_999),
      receiptUrl: expense ? `${STORAGE}/${number}/${file}` : '',
    };
  });
}

/** What a pull leaves behind: the ledger's facts, and the expenses that have receipts. */
export function prepareFirm(world: World, work: readonly Work[], takesNumbers: boolean): void {
  saveLedgerFacts(world.host.journal, {
    company: 'Simulated Ltd',
    country: 'US',
    baseCurrency: USD,
    multiCurrency: true,
    takesNumbers,
    taxRates: [],
  });
  const expenses = work.filter(({ receiptUrl }) => receiptUrl !== '').map(expenseOf);
  const values = new Map(expenses.map((expense) => [expense.expenseId, expense]));
  for (const owner of ['pull', 'price', 'review', 'draft'] as const) {
    world.workbook.put(expensesTab, { owner, values, mode: 'merge' });
  }
}

/**
 * Drafts what nobody has claimed, a few pieces a document, and shows what is claimed as it is.
 * `again`: what was given back of a piece is drafted too, and drafts of credit notes stay.
 */
export function draft(
  world: World,
  work: readonly Work[],
  { size, again }: { readonly size: number; readonly again: boolean },
): void {
  const tracked = new Map(work.map((one) => [one.id, timeOf(one)]));
  world.workbook.put(timeTab, { owner: 'pull', values: tracked, mode: 'merge' });
  try {
    const taken = claims(world);
    const billed = takenWork(taken);
    const open = work.flatMap((one) => openOf(one, billed.get(one.id), again));
    const againOf = (id: string) => billed.get(id)?.again ?? 0;
    const drafts = CUSTOMERS.flatMap((customerId) => {
      const own = open.filter((one) => one.customerId === customerId);
      return chunked(own, size).map((chunk) => documentOf(world, { customerId, againOf }, chunk));
    });
    const others = [...taken, ...drafts];
    const all = again ? [...others, ...leftAlone(world, others)] : others;
    const shown = { owner: 'draft', mode: 'replace' } as const;
    const values = <R>(of: (one: (typeof all)[number]) => readonly (readonly [string, R])[]) =>
      new Map(all.flatMap(of));
    world.workbook.put(invoicesTab, {
      ...shown,
      values: values(({ invoice }) => [[invoice.documentId, invoice]]),
    });
    world.workbook.put(invoiceLinesTab, {
      ...shown,
      values: values(({ lines }) => lines.map((line) => [line.lineId, line] as const)),
    });
    world.workbook.put(allocationsTab, {
      ...shown,
      values: values(({ allocations }) => allocations.map((a) => [a.allocationId, a] as const)),
    });
  } catch (error) {
    if (!(error instanceof StepStopped)) throw error;
  }
}

/** What of a piece can be billed: all of it, or its open time in proportion. */
function openOf(one: Work, taken: Taken | undefined, again: boolean): readonly Work[] {
  if (taken?.isFree ?? true) return [one];
  const seconds = again ? openSeconds(one.seconds, taken) : 0;
  if (seconds === 0) return [];
  return [{ ...one, seconds, cents: Math.max(1, Math.round((one.cents * seconds) / one.seconds)) }];
}

/** Drafts of credit notes, and what was voided and is not drafted again. */
function leftAlone({ workbook }: World, others: readonly WholeInvoice[]): readonly WholeInvoice[] {
  const known = new Set(others.map(({ invoice }) => invoice.documentId));
  return wholeInvoices(workbook).filter(
    ({ invoice: { documentId, kind, state } }) =>
      (kind === 'creditNote' || state === 'voided') && !known.has(documentId),
  );
}

function documentOf(
  world: World,
  {
    customerId,
    againOf,
  }: { readonly customerId: string; readonly againOf: (id: string) => number },
  work: readonly Work[],
) {
  const currency = customerId === 'C3' ? EUR : USD;
  const rate = decimalOf(customerId === 'C3' ? (work[0]?.rate ?? '1.0837') : '1');
  const entryIds = work.map(({ id }) => billedId(id, againNote(againOf(id))));
  const key = billKeyText({ kind: 'invoice', tenant: TENANT, customerId, entryIds });
  const documentId = documentIdOf(world.host.digest(key));
  const money = (cents: number) => amountOf(decimalOf((cents / 100).toFixed(2)), currency);
  const taxed = decimalOf(customerId === 'C2' ? '0.1' : '0');
  const lines = chunked(work, 2).map((parts, index): InvoiceLine => {
    const net = sumAmounts(
      parts.map(({ cents }) => money(cents)),
      currency,
    );
    return {
      lineId: `${documentId}/${index + 1}`,
      documentId,
      position: index + 1,
      kind: parts.some(({ seconds }) => seconds > 0) ? 'time' : 'expense',
      servedOn: DAY,
      projectId: 'P1',
      project: 'Ünïcode – 日本',
      description: parts.map(({ id }) => id).join(' '),
      itemId: 'I1',
      item: 'Work',
      billedSeconds: parts.reduce((sum, { seconds }) => sum + seconds, 0),
      quantity: decimalOf('1'),
      unitPrice: net,
      baseQuantity: decimalOf('1'),
      currency,
      net,
      taxCodeId: customerId === 'C2' ? 'TAX' : '',
      taxCode: customerId === 'C2' ? 'Tax' : '',
      classId: '',
      className: '',
      trackedValue: net,
      tax: amountOf(multiply(net, taxed), currency),
      policy: '',
      explanation: '',
      ...plainLine(),
    };
  });
  const net = sumAmounts(
    lines.map((line) => line.net),
    currency,
  );
  const tax = sumAmounts(
    lines.map((line) => line.tax),
    currency,
  );
  const total = amountOf(add(net, tax), currency);
  const invoice: Invoice = {
    documentId,
    kind: 'invoice',
    creditOf: '',
    paid: null,
    open: null,
    number: '',
    customerId,
    customer: `Customer ${customerId}`,
    currency,
    issuedOn: DAY,
    termsId: '',
    dueOn: DUE,
    workFrom: DAY,
    workTo: DAY,
    billedSeconds: lines.reduce((sum, { billedSeconds }) => sum + billedSeconds, 0),
    net,
    tax,
    total,
    baseCurrency: USD,
    exchangeRate: rate,
    rateId: customerId === 'C3' ? 'ECB:EUR/USD:2026-03-31' : '',
    totalBase: amountOf(multiply(total, rate), USD),
    state: 'draft',
    remark: '',
    approved: false,
    memo: '',
    ledgerId: '',
    link: '',
    ...plainTotals(total),
  };
  const allocations = work.map(({ id, seconds, cents }, index): Allocation => {
    const lineId = `${documentId}/${Math.floor(index / 2) + 1}`;
    return {
      allocationId: allocationIdOf({ entryId: id, lineId }, againNote(againOf(id))),
      entryId: id,
      documentId,
      lineId,
      kind: 'billed',
      seconds,
      currency,
      amount: money(cents),
    };
  });
  return { invoice, lines, allocations };
}

function timeOf({ id, customerId, seconds }: Work) {
  return {
    entryId: id,
    spentOn: DAY,
    personId: 'U1',
    clientId: customerId,
    projectId: 'P1',
    taskId: 'T1',
    seconds,
  };
}

function expenseOf({ id, cents, receiptUrl, customerId }: Work): Expense {
  const name = receiptUrl.split('/').pop() ?? '';
  const money = amountOf(decimalOf((cents / 100).toFixed(2)), USD);
  return {
    expenseId: id,
    spentOn: DAY,
    personId: 'U1',
    person: 'Ana',
    clientId: customerId,
    client: customerId,
    projectId: 'P1',
    project: 'P',
    categoryId: 'K1',
    category: 'Travel',
    notes: '',
    cost: money,
    currency: USD,
    billable: true,
    sourceState: 'final',
    approval: 'approved',
    sourceInvoice: '',
    receiptUrl,
    receiptName: name,
    receiptType: 'application/pdf',
    hold: false,
    disposition: 'bill',
    dispositionReason: '',
    customerId,
    customer: customerId,
    itemId: 'I1',
    taxCodeId: '',
    amount: money,
    billedCurrency: null,
    exchangeRate: null,
    rateId: '',
    explanation: '',
    documentId: '',
  };
}

function chunked<T>(values: readonly T[], size: number): readonly (readonly T[])[] {
  const chunks: T[][] = [];
  for (let from = 0; from < values.length; from += size) {
    chunks.push(values.slice(from, from + size));
  }
  return chunks;
}
