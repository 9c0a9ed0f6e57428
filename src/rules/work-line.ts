import type { LocalDate } from '../calendar/local-date';
import type { Seconds } from '../calendar/seconds';
import type { Amount } from '../money/amount';
import type { CurrencyCode } from '../money/currency';
import { type Decimal, decimalOf, ZERO } from '../money/decimal';
import { roundedShare } from '../money/rounding';
import type { Expense } from '../records/expense';
import type { InvoiceLine } from '../records/invoice-line';
import type { TimeEntry } from '../records/time-entry';
import type { LineQuantity } from './line-quantity';

/** Work with a price, ready for a line. */
export type PricedEntry = TimeEntry & {
  readonly billedSeconds: Seconds;
  readonly hourlyRate: Decimal;
  readonly currency: CurrencyCode;
  readonly amount: Amount;
} & Added &
  Part;
export type PricedExpense = Expense & { readonly amount: Amount } & Added;

/** Number of the invoice that billed the first part of it, where this is added to that. */
interface Added {
  readonly addedTo?: string;
}

/** The whole entry, where this is only so much of it as credit notes gave back. */
interface Part {
  readonly partOf?: { readonly seconds: Seconds; readonly billedSeconds: Seconds };
}

/** A part of a line: what it takes of an entry, and its weight in the line's money. */
export interface LinePart {
  readonly entryId: string;
  /** The day that the tracker has it under, so that it shows when it is moved; null: not followed. */
  readonly spentOn: LocalDate | null;
  /** Tracked time that is billed here, 0 of an expense. */
  readonly seconds: Seconds;
  /** Tracked time that is let go here, because only a part of the entry is billed. */
  readonly writtenOffSeconds: Seconds;
  readonly weight: Decimal;
}

/** What is taken off a line and how it is taxed beyond its code. */
export interface SpecialTerms {
  readonly discount: Decimal;
  readonly discountTerms: string;
  /** Percentage that the customer keeps back; null: nothing. */
  readonly withheld: Decimal | null;
  readonly taxTerms: string;
}

/** Nothing taken off, and no more tax than that of the code. */
export const plainTerms: SpecialTerms = {
  discount: ZERO,
  discountTerms: '',
  withheld: null,
  taxTerms: '',
};

/** A line before its money and its place are known. */
export interface WorkLine extends LineQuantity, SpecialTerms {
  readonly kind: InvoiceLine['kind'];
  readonly client: string;
  readonly projectId: string;
  readonly project: string;
  /** What it is sorted by among lines of its kind, where that is not its text: no choice of words moves a line. */
  readonly order?: string;
  /** Names of all its projects, where it may be of several; `project` is then the first. */
  readonly projects?: string;
  readonly servedOn: LocalDate;
  readonly description: string;
  readonly itemId: string;
  readonly taxCodeId: string;
  readonly billedSeconds: Seconds;
  readonly unitPrice: Decimal;
  /** All its tracked time at the rates of its entries, exact to a millionth. */
  readonly trackedValue: Decimal;
  /** Version of the policy or the agreement that it follows; empty on an expense. */
  readonly policy: string;
  readonly parts: readonly LinePart[];
  /** Its money takes something back from the entries that stand on other lines. */
  readonly isReduction: boolean;
  /** What a cap takes back of this line's money, on a line of its own. */
  readonly beyond?: Decimal;
  /** How the quantity and the price came about, for the line's explanation. */
  readonly basis: string;
}

/** Time at its rate before any rounding, to a millionth: 1:07 at 120.00 is 134. */
export function exactValue(seconds: Seconds, hourlyRate: Decimal): Decimal {
  return decimalOf(roundedShare(hourlyRate, { part: seconds, whole: 3600, digits: 6 }));
}

/** The first day of some work. */
export function firstDay(work: readonly { readonly spentOn: LocalDate }[]): LocalDate | undefined {
  let first = work[0]?.spentOn;
  for (const { spentOn } of work) if (first === undefined || spentOn < first) first = spentOn;
  return first;
}

/** The last day of some work. */
export function lastDay(work: readonly { readonly spentOn: LocalDate }[]): LocalDate | undefined {
  let last = work[0]?.spentOn;
  for (const { spentOn } of work) if (last === undefined || spentOn > last) last = spentOn;
  return last;
}

/** Records in the order of a text, by code units, as every machine sorts alike. */
export function sortedBy<T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] {
  return all
    .map((one) => ({ one, key: keyOf(one) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ one }) => one);
}

export const sumOf = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((sum, one) => sum + of(one), 0);
