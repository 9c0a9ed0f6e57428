import * as z from 'zod/mini';
import { amount, currency, id, localDate, text } from './fields';

/** A movement on a bank account, as the bank's file tells it. */
export const bankLineSchema = z.object({
  /** `bank:` and a digest of what the line says; a second line that says the same ends in `-2`. */
  bankLineId: id,
  bookedOn: localDate,
  /** Money in is above zero, money out below. */
  amount,
  currency,
  text,
  /** Who paid or was paid; empty where the file does not say. */
  counterparty: text,
  /** What the payer wrote or the bank gave it, as an invoice number. */
  reference: text,
  /** What the account held after it; null where the file does not say. */
  balance: z.nullable(amount),
  /** Number or name of our account; empty where the file does not say. */
  account: text,
  /** File that brought it. */
  file: text,
});

export type BankLine = z.infer<typeof bankLineSchema>;
