import type { LocalDate } from '../calendar/local-date';
import type { Amount } from '../money/amount';
import type { CurrencyCode } from '../money/currency';
import type { Decimal } from '../money/decimal';
import type { Account } from '../records/account';
import type { Customer } from '../records/customer';
import type { DocumentKind } from '../records/document-kind';
import type { Invoice } from '../records/invoice';
import type { InvoiceLine } from '../records/invoice-line';
import type { Item } from '../records/item';
import type { LedgerCurrency } from '../records/ledger-currency';
import type { PaymentTerms } from '../records/payment-terms';
import type { Settings } from '../records/settings';
import type { Supplier } from '../records/supplier';
import type { TaxCode, TaxRate } from '../records/tax-code';
import type { TrackingClass } from '../records/tracking-class';
import type { Page, Position } from './connector';
import type { CustomerWrites } from './customer-writes';
import type { Answer, ApiRequest, Exchange } from './exchange';

/** What a ledger promises about creating documents; the posting protocol reads only this. */
export interface LedgerCapabilities {
  /** How long a repeated request with the same key gives the first answer; 0 for not at all. */
  readonly replayTtlMs: number;
  /** Whether a second document with the same number is refused. */
  readonly enforcesUniqueNumber: boolean;
  /** Whether documents can be looked up by their number, or by what they say. */
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
  /** A demo company, whose books are not real. */
  readonly demo?: boolean | undefined;
  /** Whether it takes the numbers that we give, or gives its own. */
  readonly takesNumbers: boolean;
  /** Last day of the period that is closed: no document may be dated on or before it. */
  readonly closedThrough?: LocalDate | null | undefined;
  /** Where a document names a class: nowhere, once, or on each of its lines. */
  readonly classesOn?: 'nothing' | 'documents' | 'lines' | undefined;
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
  /** What else may differ, where the ledger says it. */
  readonly dueOn?: LocalDate | undefined;
  readonly termsId?: string | undefined;
  readonly lineClasses?: readonly string[] | undefined;
  /** What is still to be paid or credited, and the payments that were applied to it. */
  readonly open?: Amount | undefined;
  readonly payments?: readonly string[] | undefined;
}

/** A payment in the ledger, and the documents that it settles. */
export interface LedgerPayment {
  readonly paymentId: string;
  readonly paidOn: LocalDate;
  readonly reference: string;
  /** None where it was deleted. */
  readonly applied: readonly { readonly ledgerId: string; readonly amount: Decimal }[];
}

/** What is asked of the ledger: one document with its lines, and the marks that name it. */
export interface DocumentOrder {
  /** The document; its `kind` says which. A bill names its supplier where others name a customer. */
  readonly invoice: Invoice;
  readonly lines: readonly InvoiceLine[];
  readonly taxCodes: ReadonlyMap<string, TaxCode>;
  readonly marker: string;
  /** How it arrives; a ledger without drafts books it as final whatever this says. */
  readonly arrival?: Settings['arrival'];
  /** The invoice that a credit note gives back, as the ledger knows it; null for other kinds. */
  readonly credits?: CreditedInvoice | null;
}

export interface CreditedInvoice {
  readonly ledgerId: string;
  readonly number: string;
}

/** By what a document is looked up. */
export interface WantedDocument {
  readonly number: string;
  readonly customerId: string;
  readonly issuedOn: LocalDate;
}

export interface AttachedFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** A kind of record that a ledger lists page by page. */
export interface LedgerList<R> {
  /** `since` leaves out what has not changed from then on; a list that comes whole ignores it. */
  page(next: string | null, facts: LedgerFacts, since?: string | null): Exchange<Page<R>>;
  /** Whether a company has this list at all; one without the method always has it. */
  has?(facts: LedgerFacts): boolean;
}

/** A document, and the request that makes it void, or deletes it where that is what the ledger does. */
export interface Undoing {
  readonly document: LedgerDocument;
  readonly request: ApiRequest;
}

/** A part of an invoice that a credit note settles, both as the ledger knows them. */
export interface Settlement {
  readonly noteId: string;
  readonly invoiceId: string;
  /** The credit note as it was approved: its customer, day, currency and rate. */
  readonly note: Invoice;
  readonly amount: Amount;
}

/** How a ledger takes and keeps documents of one kind. */
export interface LedgerDocuments {
  readonly capabilities: LedgerCapabilities;
  /** Longest document number that it takes. */
  readonly numberLength: number;
  /**
   * The request that creates a document, complete but for its key: this is what is frozen. Throws
   * a RangeError in words for a person where the ledger has no way to say what the document says.
   */
  readonly request: (order: DocumentOrder, facts: LedgerFacts) => ApiRequest;
  /** Reads the document that a create or a fetch gives back. */
  readonly read: (answer: Answer) => LedgerDocument;
  readonly fetch: (ledgerId: string) => Exchange<LedgerDocument>;
  /**
   * Every document that may be the one with this number or this marker, voided ones too: an
   * answer without a document must mean that the ledger has none.
   */
  readonly find: (
    wanted: WantedDocument,
    facts: LedgerFacts,
  ) => Exchange<readonly LedgerDocument[]>;
  /**
   * Every document that was created, changed or voided at or after `position.since`, ours and
   * others', page by page. The daily look for what should not be there reads this; a ledger that
   * cannot list changes leaves it out, and has `ofCustomer`.
   */
  readonly changed?: (position: Position, facts: LedgerFacts) => Exchange<Page<LedgerDocument>>;
  /** Every document of a customer, whatever its number, voided ones too. */
  readonly ofCustomer?: (customerId: string) => Exchange<readonly LedgerDocument[]>;
  /** Looks at a document that is to be void, and says how it becomes that as it stands there. */
  readonly undo: (ledgerId: string) => Exchange<Undoing>;
  readonly attach: (ledgerId: string, file: AttachedFile) => Exchange<string>;
  /** How many files a document holds at most; one that leaves it out has no such limit. */
  readonly mostFiles?: number;
  /** Names of the files that a document has. */
  readonly attachments: (ledgerId: string) => Exchange<readonly string[]>;
  /** Where a person opens a document. */
  readonly link: (ledgerId: string, sandbox: boolean) => string;
}

/** An accounting service that takes invoices, and other documents where it can. */
export interface Ledger {
  /** Whether it rounds tax on every line or once per tax on the document. */
  readonly taxLevel: 'perLine' | 'perInvoice';
  /** Whether it takes documents whose prices contain the tax; their tax counts on every line. */
  readonly takesPricesWithTax?: (facts: LedgerFacts) => boolean;
  readonly facts: readonly Exchange<Partial<LedgerFacts>>[];
  readonly customers: LedgerList<Customer> & { readonly writes?: CustomerWrites };
  readonly items: LedgerList<Item>;
  readonly accounts: LedgerList<Account>;
  readonly taxCodes: LedgerList<TaxCode>;
  readonly terms?: LedgerList<PaymentTerms>;
  readonly classes?: LedgerList<TrackingClass>;
  readonly currencies?: LedgerList<LedgerCurrency>;
  readonly suppliers?: LedgerList<Supplier>;
  /** Payments that were made or changed at or after `position.since`, page by page. */
  readonly payments?: (position: Position) => Exchange<Page<LedgerPayment>>;
  /** The kinds of document that it takes; what it promises may differ from kind to kind. */
  readonly documents: { readonly invoice: LedgerDocuments } & {
    readonly [K in DocumentKind]?: LedgerDocuments;
  };
  /** The request that applies a credit note to its invoice. */
  readonly settle?: (settlement: Settlement, facts: LedgerFacts) => ApiRequest;
  /** A request with the key by which the ledger knows a repetition. */
  readonly keyed: (request: ApiRequest, requestKey: string) => ApiRequest;
  /** An exchange rate as it comes back, where the ledger cannot keep it to its last digit. */
  readonly rateAsKept?: (exchangeRate: Decimal) => Decimal;
}
