import type { LocalDate } from '../calendar/local-date';
import {
  add,
  compare,
  type Decimal,
  decimalOf,
  isNegative,
  isZero,
  subtract,
  ZERO,
} from '../money/decimal';
import type { Discount } from '../records/discount';
import type { InvoiceLine } from '../records/invoice-line';
import type { Problem } from '../records/problem';
import type { DraftedDocument } from './draft-document';
import { plainName } from './plain-name';
import { problem } from './problem';

/** A discount that can be used. */
export interface GivenDiscount {
  readonly discountId: string;
  readonly isOff: (line: { readonly client: string; readonly project: string }) => boolean;
  /** A percentage off each line of one project; anything else stands on lines of its own. */
  readonly isOnLines: boolean;
  readonly scope: 'work' | 'all';
  readonly value: { readonly percent: Decimal } | { readonly amount: Decimal };
  /** What the customer reads: `Discount of 10 %: loyal client`. */
  readonly title: string;
  /** Its content in words, as the lines record it: `D1: 10 %, loyal client`. */
  readonly version: string;
}

export interface Discounts {
  /** The discounts of an invoice date, in the order of their rows. */
  readonly on: (invoiceDate: LocalDate) => readonly GivenDiscount[];
  readonly problems: readonly Problem[];
}

/** Reads the rows of the Discounts tab; one that makes no sense is reported and not given. */
export function discountFinder(
  rows: readonly Discount[],
  unreadable: ReadonlySet<string>,
): Discounts {
  const problems = rows.flatMap(faultsOf);
  const wrong = new Set([...unreadable, ...problems.map(({ key }) => key)]);
  const usable = rows.filter(({ discountId }) => !wrong.has(discountId));
  return {
    problems,
    on: (day) =>
      usable
        .filter(({ from, to }) => (from === null || from <= day) && (to === null || day <= to))
        .map(given),
  };
}

/**
 * What documents that were approved have taken off by each discount, by its id; a credit note gives
 * its part back.
 */
export function discountsUsed(
  claimed: readonly Pick<DraftedDocument, 'invoice' | 'lines'>[],
): ReadonlyMap<string, Decimal> {
  const used = new Map<string, Decimal>();
  for (const { invoice, lines } of claimed) {
    for (const { kind, discountTerms, unitPrice } of lines) {
      if (kind !== 'discount') continue;
      const id = discountTerms.split(':')[0] ?? '';
      const before = used.get(id) ?? ZERO;
      const isGivenBack = invoice.kind === 'creditNote';
      used.set(id, isGivenBack ? add(before, unitPrice) : subtract(before, unitPrice));
    }
  }
  return used;
}

/** The discounts of a line as the customer reads them: `10 %, loyal client`. */
export const discountWords = ({ discountTerms }: Pick<InvoiceLine, 'discountTerms'>): string =>
  discountTerms
    .split('; ')
    .map((version) => version.replace(/^[^:]*: /, ''))
    .join('; ');

function given(row: Discount): GivenDiscount {
  const { discountId, percent, amount, scope, reason } = row;
  const [client, project] = [plainName(row.client), plainName(row.project)];
  const said = percent === null ? `${amount}` : `${percent} %`;
  const why = reason.trim();
  return {
    discountId,
    isOff: (line) =>
      (client === '' || client === plainName(line.client)) &&
      (project === '' || project === plainName(line.project)),
    isOnLines: project !== '' && percent !== null,
    scope: scope ?? 'work',
    value:
      percent === null ? { amount: decimalOf(amount ?? '0') } : { percent: decimalOf(percent) },
    title: `Discount of ${said}: ${why}`,
    version: `${discountId}: ${said}, ${why}`,
  };
}

type Fault = Pick<Problem, 'code' | 'message' | 'fix'> & { readonly field: keyof Discount };

function faultsOf(row: Discount): readonly Problem[] {
  const fault = faultOf(row);
  if (!fault) return [];
  const { discountId: key } = row;
  const message = `Discount ${key}: ${fault.message}.`;
  return [problem({ step: 'draft', tab: 'Discounts', key, ...fault, message })];
}

const HUNDRED = decimalOf('100');

function faultOf({ discountId, client, project, percent, amount, ...row }: Discount): Fault | null {
  if (/[:;]/.test(discountId)) {
    const message = "its id holds ':' or ';'";
    return { code: 'E-501', field: 'discountId', message, fix: 'Choose another, as D1.' };
  }
  if (client.trim() === '' && project.trim() === '') {
    const message = 'it names neither a client nor a project';
    return { code: 'E-501', field: 'client', message, fix: 'Choose one of them.' };
  }
  if ((percent === null) === (amount === null)) {
    const message = percent === null ? 'it says nothing of how much' : 'it has two sizes';
    return { code: 'E-501', field: 'percent', message, fix: 'Fill in a percentage or an amount.' };
  }
  const size = percent ?? amount ?? HUNDRED;
  if (isNegative(size) || isZero(size) || (percent !== null && compare(percent, HUNDRED) > 0)) {
    const field = percent === null ? 'amount' : 'percent';
    const message = `${size} is no discount`;
    return { code: 'E-501', field, message, fix: 'Above zero is needed; 100 % at most.' };
  }
  if (row.reason.trim() === '') {
    const message = 'it has no reason, and the invoice must state one';
    return { code: 'E-501', field: 'reason', message, fix: 'Fill in why it is given.' };
  }
  if (row.from !== null && row.to !== null && row.from > row.to) {
    const message = `it begins on ${row.from} and ends before, on ${row.to}`;
    return { code: 'E-502', field: 'from', message, fix: 'Put the days in order.' };
  }
  return null;
}
