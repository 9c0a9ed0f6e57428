import type { LocalDate } from '../calendar/local-date';
import { type Amount, amountOf, noAmount } from '../money/amount';
import type { CurrencyCode } from '../money/currency';
import { absolute, add, equal, isZero, negate } from '../money/decimal';
import type { CsvCells } from './csv-cells';
import { CsvFault, type CsvFinding, rowFinding } from './csv-finding';
import { neededCurrency } from './csv-flags';
import { readMoney } from './csv-money';
import { readDay, readId } from './csv-work';

export interface CsvBankLine {
  readonly line: number;
  /** Id that the bank gives it; empty where it gives none. */
  readonly id: string;
  readonly bookedOn: LocalDate;
  readonly amount: Amount;
  readonly currency: CurrencyCode;
  readonly text: string;
  readonly counterparty: string;
  readonly reference: string;
  readonly balance: Amount | null;
  readonly account: string;
}

/** Reads a movement. Throws a CsvFault for a cell that cannot be read. */
export function readBankLine(cells: CsvCells): CsvBankLine {
  const currency = neededCurrency(cells);
  return {
    line: cells.line,
    id: readId(cells),
    bookedOn: cells.read('date', (text) => readDay(cells, text)),
    amount: readMovement(cells, currency),
    currency,
    text: cells.text('notes'),
    counterparty: cells.text('counterparty'),
    reference: cells.text('reference'),
    balance: cells.text('balance') === '' ? null : readMoney(cells, 'balance', currency),
    account: cells.text('account'),
  };
}

/** Money in above zero, money out below, whether the bank has one column for it or two. */
function readMovement(cells: CsvCells, currency: CurrencyCode): Amount {
  if (cells.text('amount') !== '' || !cells.has('moneyIn')) {
    return readMoney(cells, 'amount', currency);
  }
  const side = (field: 'moneyIn' | 'moneyOut'): Amount | null =>
    cells.text(field) === '' ? null : readMoney(cells, field, currency);
  const [moneyIn, moneyOut] = [side('moneyIn'), side('moneyOut')];
  const both = moneyIn !== null && moneyOut !== null && !isZero(moneyIn) && !isZero(moneyOut);
  if (both || (moneyIn === null && moneyOut === null)) {
    const message = both
      ? `money in ${moneyIn} and money out ${moneyOut} stand in one row`
      : 'it names no amount';
    throw new CsvFault('E-208', message, 'Correct the row, then import again.').in('moneyIn');
  }
  const out = negate(absolute(moneyOut ?? noAmount(currency)));
  return amountOf(moneyIn && !isZero(moneyIn) ? moneyIn : out, currency);
}

/**
 * Holds every balance against the line before it: where they do not follow, a line is missing or
 * stands twice. Files run from old to new or from new to old; the way that fits better counts.
 */
export function checkBalances(
  lines: readonly CsvBankLine[],
  header: string,
): readonly CsvFinding[] {
  const [forward, backward] = [breaks(lines), breaks([...lines].reverse())];
  const fewer = backward.length < forward.length ? backward : forward;
  return fewer.map(({ line, balance, expected }) => {
    const message = `the balance is ${balance}; the line before it and its amount give ${expected}`;
    const fix = 'Look whether a line of the bank is missing or stands twice.';
    return rowFinding(line, { code: 'W-315', message, fix, field: header });
  });
}

function breaks(lines: readonly CsvBankLine[]) {
  const last = new Map<string, Amount>();
  return lines.flatMap(({ line, account, currency, amount, balance }) => {
    const key = `${account}|${currency}`;
    const before = last.get(key);
    if (balance === null) {
      if (before !== undefined) last.set(key, amountOf(add(before, amount), currency));
      return [];
    }
    last.set(key, balance);
    const expected = before === undefined ? balance : amountOf(add(before, amount), currency);
    return equal(expected, balance) ? [] : [{ line, balance, expected }];
  });
}
