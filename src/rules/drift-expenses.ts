import { type Amount, amountOf, noAmount } from '../money/amount';
import type { CurrencyCode } from '../money/currency';
import {
  absolute,
  add,
  compare,
  type Decimal,
  equal,
  isNegative,
  isZero,
  multiply,
  subtract,
} from '../money/decimal';
import type { Expense } from '../records/expense';
import { type BilledPiece, isCredited, netAmount, netPrice } from './billed-work';
import type { Difference } from './drift';
import { creditOfExpense } from './drift-credit';
import { withoutTax } from './drift-price';
import { otherDifferences } from './drift-work';

export interface ExpenseTerms {
  readonly pieces: ReadonlyMap<string, readonly BilledPiece[]>;
  readonly expenses: ReadonlyMap<string, Expense>;
}

/** How an expense differs from what was billed of it. */
export function expenseDifferences(id: string, terms: ExpenseTerms): readonly Difference[] {
  const pieces = terms.pieces.get(id) ?? [];
  const expense = terms.expenses.get(id);
  const first = pieces.find(({ line }) => line.kind === 'expense');
  if (!first || isZero(netPrice(pieces))) return [];
  const { currency, number, documentId, customer } = first.invoice;
  const money = netAmount(pieces, currency);
  const asked = amountOf(netPrice(pieces), currency);
  const common = {
    aspect: 'expense' as const,
    place: `${id}|expense`,
    client: expense?.client ?? customer,
    document: number,
    documentId,
    entryId: id,
    currency,
    seconds: null,
    billed: money,
    part: null,
  };
  if (!expense || expense.sourceState === 'gone') {
    const gone = expense ? 'was deleted in the tracker' : 'is no longer on the Expenses tab';
    return [
      {
        ...common,
        standing: `${asked} > 0`,
        what: `${first.line.description}: ${asked} ${currency} are billed on ${number}, and the expense ${gone}.`,
        fix: `Credit ${money} ${currency} of ${number}, or accept with a reason.`,
        now: noAmount(currency),
        choices: ['credit note', 'accept'],
        credit: creditOfExpense(pieces, null),
      },
    ];
  }
  const now = priceNow(expense, currency);
  const others = otherDifferences(expense, id, { pieces, first, tab: 'expense' });
  if (now !== null && (equal(now, asked) || (isCredited(pieces) && compare(now, asked) > 0)))
    return others;
  const less = now !== null && compare(now, asked) < 0 ? subtract(asked, now) : null;
  const credit = less === null ? null : creditOfExpense(pieces, less);
  return [{ ...common, ...changed(expense, { first, money, asked, now }), credit }, ...others];
}

/** The price of an expense at the rate that it was billed at; null in a currency that has none. */
function priceNow(
  { cost, currency, exchangeRate }: Expense,
  billedIn: CurrencyCode,
): Amount | null {
  if (currency === billedIn) return amountOf(cost, billedIn);
  return exchangeRate === null ? null : amountOf(multiply(cost, exchangeRate), billedIn);
}

interface Change {
  readonly first: BilledPiece;
  readonly money: Amount;
  readonly asked: Amount;
  readonly now: Amount | null;
}

function changed(expense: Expense, { first, money, asked, now }: Change) {
  const { currency, number } = first.invoice;
  const { person, project, category, spentOn, cost } = expense;
  const there = `${cost} ${expense.currency}`;
  const at = expense.currency === currency || now === null ? there : `${there}, ${now} ${currency}`;
  return {
    standing: `${asked} > ${there}`,
    what: `${category} of ${person} on ${project}, ${spentOn}: ${asked} ${currency} are billed on ${number}, the tracker now has ${at}.`,
    ...(now === null ? UNKNOWN : settling(expense, { first, money, price: subtract(now, asked) })),
  };
}

const UNKNOWN = {
  fix: 'Accept with a reason; it now is in a currency that has no rate here.',
  now: null,
  choices: ['accept' as const],
  part: null,
};

/** What is to be billed or given back; `price` is what it costs more. */
function settling(
  expense: Expense,
  { first, money, price }: Pick<Change, 'first' | 'money'> & { readonly price: Decimal },
) {
  const { currency, number, customerId } = first.invoice;
  const net = withoutTax(first, price);
  const size = `${amountOf(absolute(net), currency)} ${currency}`;
  const now = amountOf(add(money, net), currency);
  if (isNegative(price)) {
    const fix = `Credit ${size} of ${number}, or accept with a reason.`;
    return { fix, now, choices: ['credit note' as const, 'accept' as const], part: null };
  }
  const isHis = expense.customerId === '' || expense.customerId === customerId;
  if (!expense.billable || !isHis) return { ...UNKNOWN, fix: 'Accept with a reason.', now };
  const part = { seconds: 0, writtenOffSeconds: 0, billedSeconds: 0, amount: price };
  return {
    fix: `Bill ${size} on the next invoice, or accept with a reason.`,
    now,
    choices: ['next invoice' as const, 'accept' as const],
    part: { ...part, lineId: first.line.lineId, number },
  };
}
