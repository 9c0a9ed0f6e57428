import { currencyOf, minorUnits } from '../money/currency';
import { type Decimal, decimalOf } from '../money/decimal';
import { type DocumentTotals, documentTotals, type LineFigures } from './document-totals';
import {
  decimalField,
  decimalFields,
  modeField,
  textField,
  wholeField,
  wordField,
} from './published-input';
import type { Tax } from './tax';

type Input = Readonly<Record<string, unknown>>;

const ZERO = decimalOf('0');
const ONE = decimalOf('1');

/** Adds up a document of plain JSON; the contract is that of `documentTotals`. */
export function computeInvoice(document: Input): DocumentTotals {
  const currency = currencyOf(textField('currency', document['currency']));
  return documentTotals({
    digits: wholeField('digits', document['digits'] ?? minorUnits(currency), 0),
    mode: modeField('mode', document['mode'] ?? 'halfUp'),
    taxLevel: wordField('taxLevel', document['taxLevel'] ?? 'perInvoice', [
      'perInvoice',
      'perLine',
    ] as const),
    lines: inputs('lines', document['lines']).map(lineOf),
    adjustments: inputs('adjustments', document['adjustments'] ?? []).map((one, index) => ({
      amount: decimalField(`adjustments[${index}].amount`, one['amount']),
      taxes: codes(`adjustments[${index}].taxes`, one['taxes']),
    })),
    taxes: taxesOf(document['taxes']),
    prepaid: optionalDecimal('prepaid', document['prepaid'], ZERO),
    payableRounding: optionalDecimal('payableRounding', document['payableRounding'], ZERO),
  });
}

function lineOf(line: Input, index: number): LineFigures {
  const at = `lines[${index}]`;
  return {
    quantity: decimalField(`${at}.quantity`, line['quantity']),
    unitPrice: decimalField(`${at}.unitPrice`, line['unitPrice']),
    baseQuantity: optionalDecimal(`${at}.baseQuantity`, line['baseQuantity'], ONE),
    net: line['net'] === undefined ? undefined : decimalField(`${at}.net`, line['net']),
    adjustments: decimalFields(`${at}.adjustments`, line['adjustments'] ?? []),
    taxes: codes(`${at}.taxes`, line['taxes']),
  };
}

function taxesOf(value: unknown): Record<string, Tax> {
  if (typeof value !== 'object' || value === null) throw new Error('taxes: an object is expected');
  return Object.fromEntries(
    Object.entries(value as Record<string, Input>).map(([code, tax]) => [code, taxOf(code, tax)]),
  );
}

function taxOf(code: string, tax: Input): Tax {
  const at = `taxes.${code}`;
  const kind = wordField(`${at}.kind`, tax['kind'], ['percent', 'fixed'] as const);
  const includeInNextBase = tax['includeInNextBase'] === true;
  if (kind === 'fixed') {
    return { kind, amount: decimalField(`${at}.amount`, tax['amount']), includeInNextBase };
  }
  return {
    kind,
    rate: decimalField(`${at}.rate`, tax['rate']),
    included: tax['included'] === true,
    includeInNextBase,
    basedOnPrevious: tax['basedOnPrevious'] !== false,
    withholding: tax['withholding'] === true,
  };
}

function inputs(field: string, value: unknown): readonly Input[] {
  if (!Array.isArray(value)) throw new Error(`${field}: a list is expected`);
  return value as Input[];
}

function codes(field: string, value: unknown): readonly string[] {
  if (!Array.isArray(value)) throw new Error(`${field}: a list of tax codes is expected`);
  return value.map((code, index) => textField(`${field}[${index}]`, code));
}

function optionalDecimal(field: string, value: unknown, otherwise: Decimal): Decimal {
  return value === undefined ? otherwise : decimalField(field, value);
}
