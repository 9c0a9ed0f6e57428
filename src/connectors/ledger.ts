import type { LocalDate } from '../calendar/local-date';
import type { Amount } from '../money/amount';
import type { CurrencyCode } from '../money/currency';
import type { Decimal } from '../money/decimal';
import type { Account } from '../records/account';
import type { Customer } from '../records/customer';
import type { Invoice } from '../records/invoice';
import type { InvoiceLine } from '../records/invoice-line';
import type { Item } from '../records/item';
import type { TaxCode, TaxRate } from '../records/tax-code';
import type { Page, Position } from './connector';
import type { Answer, ApiRequest, Exchange } from './exchange';

/** What a ledger promises about creating documents; the posting protocol reads only this. */
export interface LedgerCapabilities {
  /** How long a repeated request with the same key gives the first answer; 0 for not at all. */
  readonly replayTtlMs: number;
  /** Whether a second document with the same number is refused. */
  readonly enforcesUniqueNumber: boolean;
  /** Whether documents can be looked up by number or marker. */
  readonly lookup: boolean;
  /** After this long no request that was sent can still create a document. */
  readonly serverMaxMs: number;
  /** How long a new document may stay invisible to a look-up. */
  readonly readLagMs: number;
}

/** What a ledger says of itself and its company. */
export interface LedgerFacts {
  readonly company: string;
  readonly country: string;
  readonly baseCurrency: CurrencyCode;
  readonly multiCurrency: boolean;
  /** Whether it takes the numbers that we give, or gives its own. */
  readonly takesNumbers: boolean;
  readonly taxRates: readonly (TaxRate & { readonly active: boolean })[];
}

/** A document as it stands in the ledger. */
export interface LedgerDocument {
  readonly ledgerId: string;
  readonly number: string;
  /** Our mark that names the bill key; empty on documents that are not ours. */
  readonly marker: string;
  readonly customerId: string;
  readonly currency: CurrencyCode;
  readonly issuedOn: LocalDate;
  readonly total: Amount;
  readonly tax: Amount;
  /** Net of each line, in the order in which they were sent. */
  readonly lineNets: readonly Amount[];
  readonly exchangeRate: Decimal;
  readonly voided: boolean;
}

/** What is asked of the ledger: one invoice with its lines, and the marks that name it. */
export interface InvoiceOrder {
  readonly invoice: Invoice;
  readonly lines: readonly InvoiceLine[];
  readonly taxCodes: ReadonlyMap<string, TaxCode>;
  readonly marker: string;
}

export interface AttachedFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** A kind of record that a ledger lists page by page. */
export interface LedgerList<R> {
  page(next: string | null, facts: LedgerFacts): Exchange<Page<R>>;
}

/** An accounting service that takes invoices. */
export interface Ledger {
  readonly capabilities: LedgerCapabilities;
  /** Longest document number that it takes. */
  readonly numberLength: number;
  /** Whether it rounds tax on every line or once per tax on the document. */
  readonly taxLevel: 'perLine' | 'perInvoice';
  readonly facts: readonly Exchange<Partial<LedgerFacts>>[];
  readonly customers: LedgerList<Customer>;
  readonly items: LedgerList<Item>;
  readonly accounts: LedgerList<Account>;
  readonly taxCodes: LedgerList<TaxCode>;
  /** The request that creates an invoice, complete but for its key: this is what is frozen. */
  invoiceRequest(order: InvoiceOrder, facts: LedgerFacts): ApiRequest;
  /** The same request with the key by which the ledger knows a repetition. */
  keyed(request: ApiRequest, requestKey: string): ApiRequest;
  /** Reads the document that a create or a fetch gives back. */
  readInvoice(answer: Answer): LedgerDocument;
  fetchInvoice(ledgerId: string): Exchange<LedgerDocument>;
  /**
   * Every document that may be the one with this number or this marker, voided ones too: an
   * answer without a document must mean that the ledger has none.
   */
  findInvoices(
    wanted: { readonly number: string; readonly customerId: string; readonly issuedOn: LocalDate },
    facts: LedgerFacts,
  ): Exchange<readonly LedgerDocument[]>;
  /**
   * Every invoice that was created, changed or voided at or after `position.since`, ours and
   * others', page by page. The daily look for what should not be there reads this; a ledger that
   * cannot list changes leaves it out.
   */
  changedInvoices?(position: Position, facts: LedgerFacts): Exchange<Page<LedgerDocument>>;
  /** An exchange rate as it comes back, where the ledger cannot keep it to its last digit. */
  rateAsKept?(exchangeRate: Decimal): Decimal;
  attach(ledgerId: string, file: AttachedFile): Exchange<string>;
  /** Names of the files that a document has. */
  attachments(ledgerId: string): Exchange<readonly string[]>;
  /** Where a person opens a document. */
  link(ledgerId: string, sandbox: boolean): string;
}
