import { currencyOf, minorUnits } from '../money/currency';
import { type Decimal, decimalOf } from '../money/decimal';
import { type DocumentTotals, documentTotals, type LineFigures } from './document-totals';
import {
  decimalField,
  decimalFields,
  flagField,
  type Input,
  modeField,
  objectField,
  objectFields,
  positiveField,
  textField,
  wholeField,
  wordField,
} from './published-input';
import type { Tax } from './tax';

const ZERO = decimalOf('0');
const ONE = decimalOf('1');

/** Adds up a document of plain JSON; the contract is that of `documentTotals`. */
export function computeInvoice(input: Input): DocumentTotals {
  const document = objectField('document', input);
  const currency = currencyOf(textField('currency', document['currency']));
  const taxes = taxesOf(document['taxes']);
  const known = new Set(Object.keys(taxes));
  const isTax = (code: string) => known.has(code);
  return documentTotals({
    digits: wholeField('digits', document['digits'] ?? minorUnits(currency), 0),
    mode: modeField('mode', document['mode'] ?? 'halfUp'),
    taxLevel: wordField('taxLevel', document['taxLevel'] ?? 'perInvoice', [
      'perInvoice',
      'perLine',
    ] as const),
    lines: objectFields('lines', document['lines']).map((line, index) =>
      lineOf(line, index, isTax),
    ),
    adjustments: objectFields('adjustments', document['adjustments'] ?? []).map((one, index) => ({
      amount: decimalField(`adjustments[${index}].amount`, one['amount']),
      taxes: codes(`adjustments[${index}].taxes`, one['taxes'], isTax),
    })),
    taxes,
    prepaid: optionalDecimal('prepaid', document['prepaid'], ZERO),
    payableRounding: optionalDecimal('payableRounding', document['payableRounding'], ZERO),
  });
}

function lineOf(line: Input, index: number, isTax: IsTax): LineFigures {
  const at = `lines[${index}]`;
  return {
    quantity: decimalField(`${at}.quantity`, line['quantity']),
    unitPrice: decimalField(`${at}.unitPrice`, line['unitPrice']),
    baseQuantity: positiveField(`${at}.baseQuantity`, line['baseQuantity'] ?? ONE),
    net: line['net'] === undefined ? undefined : decimalField(`${at}.net`, line['net']),
    adjustments: decimalFields(`${at}.adjustments`, line['adjustments'] ?? []),
    taxes: codes(`${at}.taxes`, line['taxes'], isTax),
  };
}

function taxesOf(value: unknown): Record<string, Tax> {
  return Object.fromEntries(
    Object.entries(objectField('taxes', value)).map(([code, tax]) => [code, taxOf(code, tax)]),
  );
}

function taxOf(code: string, value: unknown): Tax {
  const at = `taxes.${code}`;
  const tax = objectField(at, value);
  const flag = (name: string, otherwise = false) =>
    flagField(`${at}.${name}`, tax[name], otherwise);
  const kind = wordField(`${at}.kind`, tax['kind'], ['percent', 'fixed'] as const);
  const includeInNextBase = flag('includeInNextBase');
  if (kind === 'fixed') {
    return { kind, amount: decimalField(`${at}.amount`, tax['amount']), includeInNextBase };
  }
  return {
    kind,
    rate: decimalField(`${at}.rate`, tax['rate']),
    included: flag('included'),
    includeInNextBase,
    basedOnPrevious: flag('basedOnPrevious', true),
    withholding: flag('withholding'),
  };
}

type IsTax = (code: string) => boolean;

/** Codes of taxes that the document states, each once: twice would be taxed twice. */
function codes(field: string, value: unknown, isTax: IsTax): readonly string[] {
  if (!Array.isArray(value)) throw new Error(`${field}: a list of tax codes is expected`);
  return value.map((one, index) => {
    const code = textField(`${field}[${index}]`, one);
    if (!isTax(code)) throw new Error(`${field}[${index}]: taxes has no '${code}'`);
    if (value.indexOf(code) < index) throw new Error(`${field}[${index}]: '${code}' comes twice`);
    return code;
  });
}

function optionalDecimal(field: string, value: unknown, otherwise: Decimal): Decimal {
  return value === undefined ? otherwise : decimalField(field, value);
}
