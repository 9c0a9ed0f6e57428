import type { Delay } from '../simulator-delay';
import type { IdentityState } from '../simulator-identity';
import type { StoredFile } from '../simulator-tools';

/** A record of Xero as its API gives it. */
export type XeroRow = Readonly<Record<string, unknown>>;

/** An answer that is given again to the same key. */
export interface KeptReply {
  readonly at: number;
  /** Method, address and body of the request. */
  readonly request: string;
  readonly status: number;
  readonly body: string;
}

/** One organisation of Xero, complete and as plain JSON. */
export interface XeroState {
  /** `token` never ends, for whoever tries things out. */
  readonly login: { readonly tenantId: string; readonly token: string };
  readonly identity: IdentityState;
  readonly organisation: XeroRow & {
    readonly BaseCurrency: string;
    /** No document may be dated on or before this day. */
    readonly PeriodLockDate?: string;
    /** The same for everybody, advisers too. */
    readonly EndOfYearLockDate?: string;
  };
  readonly currencies: readonly (XeroRow & { readonly Code: string })[];
  readonly taxRates: readonly XeroRow[];
  readonly contacts: readonly (XeroRow & { readonly ContactID: string })[];
  readonly items: readonly (XeroRow & { readonly Code: string })[];
  readonly accounts: readonly XeroRow[];
  readonly trackingCategories?: readonly XeroRow[];
  readonly invoices: readonly XeroInvoice[];
  readonly creditNotes?: readonly XeroCredit[];
  readonly payments?: readonly XeroRow[];
  readonly attachments: Readonly<Record<string, readonly (StoredFile & XeroFile)[]>>;
  readonly replies: Readonly<Record<string, KeptReply>>;
  /** How late it is; at once where this is missing. */
  readonly delay?: Delay;
  /** How many things were made, for their ids. */
  readonly count: number;
  /** How many requests a day the plan of the app allows, and how many this day had so far. */
  readonly dayLimit?: number;
  readonly day?: { readonly from: number; readonly requests: number };
  /** Instants of the latest requests, for the throttle. */
  readonly recent: readonly number[];
}

export interface XeroInvoice extends XeroRow {
  readonly InvoiceID: string;
  readonly InvoiceNumber: string;
  readonly Status: string;
  readonly Type: string;
}

export interface XeroCredit extends XeroRow {
  readonly CreditNoteID: string;
  readonly CreditNoteNumber: string;
  readonly Status: string;
  readonly Type: string;
}

interface XeroFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

/** An id as Xero's, the same for the same count. */
export function xeroId(count: number): string {
  const mixed = Math.imul(count, 0x9e3779b1) >>> 0;
  return `${mixed.toString(16).padStart(8, '0')}-52c4-4d0e-8a1f-${count.toString(16).padStart(12, '0')}`;
}

/** A time as Xero writes it in JSON. */
export const xeroDate = (milliseconds: number): string => `/Date(${milliseconds}+0000)/`;

/** Fields of a row that may be anything. */
export const asRow = (value: unknown): XeroRow =>
  typeof value === 'object' && value !== null ? (value as XeroRow) : {};

export const asRows = (value: unknown): readonly XeroRow[] =>
  Array.isArray(value) ? value.map(asRow) : [];
