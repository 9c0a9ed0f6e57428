import { type CurrencyCode, isCurrencyCode } from '../money/currency';
import { type Decimal, decimalOf, negate } from '../money/decimal';
import { CsvFault } from './csv-finding';

/** Which currencies a sign can stand for. */
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP EGP',
  '¥': 'JPY CNY',
  '₹': 'INR',
  $: 'USD CAD AUD NZD SGD HKD MXN',
  US$: 'USD',
  C$: 'CAD',
  CA$: 'CAD',
  A$: 'AUD',
  NZ$: 'NZD',
  R$: 'BRL',
  kr: 'SEK NOK DKK ISK',
  zł: 'PLN',
  Fr: 'CHF',
};

export interface NumberRule {
  readonly decimalSign: '.' | ',' | null;
  readonly bracketsAreNegative: boolean;
  /** Currency of the row; null where it has none. */
  readonly currency: CurrencyCode | null;
}

const GROUPED = /^\d{1,3}([.,'’\u00a0\u202f ])\d{3}(?:\1\d{3})*$/;

/**
 * Reads money or a rate exactly: `1.234,56` with a decimal comma, `€45`, `45 EUR`, `(45.00)`.
 * Throws a CsvFault: E-201 where the decimal sign is unclear, E-202 for signs that contradict each
 * other, E-203 for a way of writing less than nothing that the file was not said to use, E-204 for
 * another currency than the row's, E-208 for what is no figure.
 */
export function readNumber(cell: string, rule: NumberRule): Decimal {
  const bare = withoutCurrency(cell.trim().replace(/[\u2212\u2013]/g, '-'), cell, rule);
  const { digits, negative } = signed(bare, cell, rule);
  const plain = plainDigits(digits, cell, rule.decimalSign);
  return negative ? negate(plain) : plain;
}

function withoutCurrency(text: string, cell: string, { currency }: NumberRule): string {
  const [, before = '', middle = '', after = ''] =
    /^([-(]?\s*[^\d.,()-]*)(.*?\d[.,]?)([^\d.,]*)$/s.exec(text) ?? [];
  if (middle === '') throw notAmount(cell);
  for (const part of [before, after]) {
    const sign = part.replace(/[-()\s]/g, '');
    if (sign === '') continue;
    const meant = (SIGNS[sign] ?? (isCurrencyCode(sign) ? sign : '')).split(' ');
    if (meant[0] === '') throw notAmount(cell);
    if (currency !== null && !meant.includes(currency)) {
      throw new CsvFault(
        'E-204',
        `amount '${cell}' is not in ${currency}`,
        'Correct the currency.',
      );
    }
  }
  return `${before.replace(/[^-(]/g, '')}${middle.trim()}${after.replace(/[^-)]/g, '')}`;
}

function signed(text: string, cell: string, { bracketsAreNegative }: NumberRule) {
  const trade = /^\((.*)\)$/.exec(text) ?? /^([^-]*)-$/.exec(text);
  if (!trade) return { digits: text.replace(/^-/, ''), negative: text.startsWith('-') };
  if (!bracketsAreNegative) {
    throw new CsvFault(
      'E-203',
      `amount '${cell}' is written as less than nothing in a way that was not expected`,
      'Say that brackets and minus signs behind mean less than nothing, or correct it.',
    );
  }
  return { digits: trade[1] ?? '', negative: true };
}

function plainDigits(digits: string, cell: string, decimalSign: '.' | ',' | null): Decimal {
  const [whole = '', ...rest] = decimalSign === null ? [digits] : digits.split(decimalSign);
  if (decimalSign === null && /[.,]/.test(digits)) throw unclear(cell);
  if (rest.length > 1) throw contradicting(cell);
  const ungrouped = GROUPED.test(whole) ? whole.replace(/\D/g, '') : whole;
  if (/^[\d]*$/.test(ungrouped) && /^\d*$/.test(rest[0] ?? '') && /\d/.test(digits)) {
    return decimalOf(rest[0] ? `${ungrouped || '0'}.${rest[0]}` : ungrouped);
  }
  if (!/^[\d.,'’\s\u00a0\u202f]+$/.test(digits)) throw notAmount(cell);
  throw rest.length === 1 || /[.,].*[.,]/.test(digits) ? contradicting(cell) : unclear(cell);
}

function notAmount(cell: string): CsvFault {
  return new CsvFault('E-208', `'${cell}' is not an amount`, 'Correct the amount.');
}

function unclear(cell: string): CsvFault {
  return new CsvFault(
    'E-201',
    `amount '${cell}': the decimal sign is unclear`,
    'Set the number format of the file.',
  );
}

function contradicting(cell: string): CsvFault {
  return new CsvFault(
    'E-202',
    `amount '${cell}' mixes decimal point and decimal comma`,
    'Correct it, or export the file again in one number format.',
  );
}
