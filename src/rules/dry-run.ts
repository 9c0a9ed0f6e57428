import { amountOf, sumAmounts } from '../money/amount';
import { equal } from '../money/decimal';
import type { Account } from '../records/account';
import type { DryRunRow, DryRunStage, DryRunStanding } from '../records/dry-run-row';
import type { Invoice } from '../records/invoice';
import type { InvoiceLine } from '../records/invoice-line';
import type { Item } from '../records/item';
import type { PostedDocument } from '../records/posting';
import type { TaxCode } from '../records/tax-code';
import { totalsOfLines } from './document-figures';
import { documentTitle } from './document-words';
import { type Hashes, hashesOf, hashRemark, type ShownHashes } from './dry-run-hashes';
import { customerText } from './invoice-notice';
import { codesFor } from './purchase-tax';
import type { TaxLevel } from './tax';

/** A document that will be sent, could be, or was. */
export interface PlannedDocument {
  /** As it would be sent, with the number that it would have. */
  readonly invoice: Invoice;
  readonly lines: readonly InvoiceLine[];
  /** Names of the files that go with it. */
  readonly receipts: readonly string[];
  readonly stage: DryRunStage;
  /** Hash of what would be sent, or of what was fixed; empty where nobody knows it. */
  readonly hash: string;
  /** Why it cannot be sent as it is; empty where it can. */
  readonly fault: string;
  /** What the ledger has, as it was last fetched, and how that differs from what was approved. */
  readonly inLedger: {
    readonly document: Pick<PostedDocument, 'total' | 'voided'>;
    readonly differences: readonly string[];
  } | null;
}

/** What the rows are made from. */
export interface DryRunInput {
  readonly documents: readonly PlannedDocument[];
  readonly items: ReadonlyMap<string, Item>;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly taxCodes: ReadonlyMap<string, TaxCode>;
  readonly taxLevel: TaxLevel;
  /** What was shown the last time, by document. */
  readonly shown: ReadonlyMap<string, ShownHashes>;
}

/**
 * Every document as it would arrive in the ledger, against what is there now: a row for the whole
 * and one for each line, with account, tax as the ledger counts it, exchange rate and receipts.
 */
export function dryRunRows(input: DryRunInput): readonly DryRunRow[] {
  const accountItems = new Map([...input.accounts].map(([id, account]) => [id, itemOf(account)]));
  return input.documents.flatMap((document) =>
    rowsOf(document, document.invoice.kind === 'bill' ? { ...input, items: accountItems } : input),
  );
}

/** Lines of a bill name their account where those of an invoice name an item. */
const itemOf = ({ accountId, name, active }: Account): Item => ({
  itemId: accountId,
  name,
  incomeAccountId: accountId,
  incomeAccount: name,
  taxable: false,
  active,
});

function rowsOf(document: PlannedDocument, run: DryRunInput): readonly DryRunRow[] {
  const { invoice, stage, fault } = document;
  const input = { ...run, taxCodes: codesFor(invoice.kind, run.taxCodes) };
  const hashes = hashesOf(
    { hash: document.hash, isFixed: stage !== 'draft' && stage !== 'approved' },
    input.shown.get(invoice.documentId),
  );
  const common: Common = {
    documentId: invoice.documentId,
    number: invoice.number,
    customer: invoice.customer,
    stage,
    standing: fault === '' ? standingOf(document) : 'kept back',
    currency: invoice.currency,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    exchangeRate: invoice.exchangeRate,
    rateId: invoice.rateId,
    baseCurrency: invoice.baseCurrency,
  };
  const counted = common.standing === 'new' ? countedAnew(document, input) : document;
  return [
    wholeRow({ ...document, invoice: counted.invoice }, common, {
      hashes,
      faults: remarksOf(document, { counted: counted.invoice, hashes, input }),
    }),
    ...counted.lines.map((line) => lineRow(line, common, input)),
  ];
}

function standingOf({ stage, inLedger }: PlannedDocument): DryRunStanding {
  if (stage === 'sending' || stage === 'unknown') return 'unknown';
  if (inLedger === null) return 'new';
  const same = inLedger.differences.length === 0 && !inLedger.document.voided;
  return same && stage !== 'parked' ? 'unchanged' : 'changed';
}

/** The same document with the taxes that the ledger will count by the tax codes of now. */
function countedAnew(
  { invoice, lines }: PlannedDocument,
  terms: DryRunInput,
): Pick<PlannedDocument, 'invoice' | 'lines'> {
  const { currency } = invoice;
  const { pricesIncludeTax } = invoice;
  const totals = totalsOfLines(lines, { ...terms, currency, pricesIncludeTax });
  return {
    invoice: {
      ...invoice,
      net: amountOf(totals.net, currency),
      tax: amountOf(totals.tax, currency),
      total: amountOf(totals.payable, currency),
    },
    lines: lines.map((line, index) => {
      const taxes = Object.values(totals.lines[index]?.taxes ?? {});
      const amounts = taxes.map((tax) => amountOf(tax, currency));
      return { ...line, tax: sumAmounts(amounts, currency) };
    }),
  };
}

type Common = Pick<
  DryRunRow,
  | 'documentId'
  | 'number'
  | 'customer'
  | 'stage'
  | 'standing'
  | 'currency'
  | 'issuedOn'
  | 'dueOn'
  | 'exchangeRate'
  | 'rateId'
  | 'baseCurrency'
>;

function wholeRow(
  { invoice, inLedger, receipts }: PlannedDocument,
  common: Common,
  { hashes, faults }: { readonly hashes: Hashes; readonly faults: readonly string[] },
): DryRunRow {
  const { net, tax, total, totalBase } = invoice;
  return {
    ...common,
    rowId: common.documentId,
    line: documentTitle(invoice.kind),
    description: customerText(invoice),
    item: '',
    account: '',
    quantity: null,
    unitPrice: null,
    baseQuantity: null,
    net,
    taxCode: '',
    tax,
    total,
    ledgerTotal: inLedger?.document.total ?? null,
    totalBase,
    receipts: receipts.join(', '),
    remark: faults.join(' '),
    ...hashes,
  };
}

function lineRow(line: InvoiceLine, common: Common, input: DryRunInput): DryRunRow {
  const { lineId, position, description, quantity, unitPrice, baseQuantity, net, tax } = line;
  return {
    ...common,
    rowId: lineId,
    line: String(position),
    description,
    item: line.item,
    account: accountOf(line, input),
    quantity,
    unitPrice,
    baseQuantity,
    net,
    taxCode: taxText(line, input),
    tax,
    total: sumAmounts([net, tax], line.currency),
    ledgerTotal: null,
    totalBase: null,
    receipts: '',
    remark: '',
    hash: '',
    earlierHash: '',
    frozenHash: '',
  };
}

/** Number and name of the account that the line's item posts to. */
function accountOf({ itemId }: InvoiceLine, { items, accounts }: DryRunInput): string {
  const item = items.get(itemId);
  const account = accounts.get(item?.incomeAccountId ?? '');
  if (!account) return item?.incomeAccount ?? '';
  return `${account.number} ${account.name}`.trim();
}

function taxText({ taxCodeId, taxCode }: InvoiceLine, { taxCodes }: DryRunInput): string {
  const code = taxCodes.get(taxCodeId);
  return code ? `${code.name} (${code.percent} %)` : taxCode;
}

interface Behind {
  readonly counted: Invoice;
  readonly hashes: Hashes;
  readonly input: DryRunInput;
}

function remarksOf(document: PlannedDocument, { counted, hashes, input }: Behind): string[] {
  const { invoice, lines, fault, inLedger } = document;
  const homeless = lines.filter((line) => accountOf(line, input) === '');
  const places = homeless.map(({ position }) => position).join(', ');
  const figures = (['net', 'tax', 'total'] as const)
    .filter((figure) => !equal(invoice[figure], counted[figure]))
    .map((figure) => `${figure} ${invoice[figure]} here and ${counted[figure]} as it will count`);
  return [
    ...(fault === '' ? [] : [`Kept back: ${fault}.`]),
    ...(figures.length === 0 ? [] : [`The ledger will differ: ${figures.join('; ')}.`]),
    ...(inLedger?.document.voided ? ['It was voided in the ledger.'] : []),
    ...(inLedger && inLedger.differences.length > 0 ? [`${inLedger.differences.join('; ')}.`] : []),
    ...(places === '' ? [] : [`No account is known for line ${places}.`]),
    ...hashRemark(hashes),
  ];
}
