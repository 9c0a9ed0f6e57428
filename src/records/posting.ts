import * as z from 'zod/mini';
import { documentKinds } from './document-kind';
import { amount, currency, decimal, flag, id, localDate, text } from './fields';

/** A document as the ledger gave it back; `lineNets` is null where they are those of our lines. */
export const postedDocumentSchema = z.object({
  ledgerId: id,
  number: text,
  marker: text,
  customerId: text,
  currency,
  issuedOn: localDate,
  total: amount,
  tax: amount,
  lineNets: z.nullable(z.array(amount)),
  exchangeRate: decimal,
  voided: flag,
});

export type PostedDocument = z.infer<typeof postedDocumentSchema>;

/**
 * How far a document has come (reliability.md 2.4). `frozen`: waits to be sent, for the first time
 * or once more; `sending`: an attempt is under way, or was cut off; `unknown`: sent, and nobody
 * knows whether it arrived; `rejected`: the ledger refused it, and its entries are free again;
 * `voided`: a person accepted that it was voided or deleted there, and its entries are free again.
 */
export const postingStates = [
  'frozen',
  'sending',
  'unknown',
  'posted',
  'rejected',
  'parked',
  'voided',
] as const;

/** Why a document waits for a person; `takenBack`: one did not want it sent, nothing else. */
export const parkingReasons = [
  'numberTaken',
  'duplicateFound',
  'differs',
  'tampered',
  'voided',
  'tooOld',
  'takenBack',
] as const;

/** `waiting`: not attached yet; `sending`: on its way, or cut off; one letter each. */
export const receiptStates = { waiting: 'w', sending: 's', attached: 'a' } as const;

/** One document's way into a ledger, as the journal keeps it. Times are milliseconds since 1970. */
export const postingSchema = z.object({
  version: z.literal(1),
  /** First sixteen digits of the bill key: names what is billed, and nothing else. */
  key: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  /** Journals from before there were other kinds say nothing, and mean invoices. */
  kind: z._default(z.enum(documentKinds), 'invoice'),
  documentId: id,
  number: id,
  /** Rises when the same work is approved once more after a proven refusal. */
  generation: z.int(),
  /** `provider:company` that it goes to. */
  tenant: text,
  state: z.enum(postingStates),
  /** Rises with every change; whoever changes a posting must have seen the last one. */
  revision: z.int(),
  frozenAt: z.number(),
  /** Where its content is kept and what it must hash to. */
  content: z.object({
    prefix: text,
    chunks: z.int(),
    hash: text,
    closed: flag,
    /** Once it is closed: first digits of the hash of what was approved, request and all. */
    approved: z.optional(text),
  }),
  requestKey: text,
  attempts: z.int(),
  firstSentAt: z.number(),
  lastSentAt: z.number(),
  /** After this moment whoever made the last attempt can no longer be running. */
  deadAt: z.number(),
  /** An earlier attempt may have arrived, so that a refusal of a later one proves nothing. */
  tainted: flag,
  /** Nothing is done before this moment. */
  notBefore: z.number(),
  /** Look-ups in a row that found nothing. */
  misses: z.int(),
  reason: z.nullable(z.enum(parkingReasons)),
  /** What was said or found, for the person; no full stop. */
  words: text,
  ledgerId: text,
  link: text,
  document: z.nullable(postedDocumentSchema),
  /** What came back was fetched and compared, and agrees. */
  verified: flag,
  /** A person wants it void in the ledger; `fault` says why that was not done, no full stop. */
  voiding: z.optional(z.object({ reason: text, fault: text, at: z.number() })),
  /** A credit note that is applied to its invoice, or was; `words` says what of it is not used. */
  settling: z.optional(z.object({ open: flag, words: text, at: z.number() })),
  /** Differences that a person has accepted with a reason, as they were compared. */
  accepted: z.optional(text),
  /** One letter a receipt, in the order of the content. */
  receipts: text,
  receiptRounds: z.int(),
  /** Why receipts that still wait could not be attached the last time, by their place. */
  receiptFaults: z.array(z.object({ index: z.int(), code: text, what: text })),
  /** Rejected or voided: the tick that approved it was taken back. */
  unticked: flag,
  /** Documents of earlier generations that were voided; they are no riddle any more. */
  voidedIds: z._default(z.array(id), []),
});

export type Posting = z.infer<typeof postingSchema>;
export type Voiding = NonNullable<Posting['voiding']>;
export type ParkingReason = (typeof parkingReasons)[number];
