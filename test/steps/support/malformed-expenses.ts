import { type Cells, type Malformed, many, told } from './malformed';

export const EXPENSE_COLUMNS = [
  ...['Expense ID', 'Date', 'Person', 'Client', 'Project', 'Category', 'Notes'],
  ...['Amount', 'Tax', 'Currency', 'Receipt', 'Billable'],
];

export const GOOD_EXPENSE: Cells = {
  Date: '2026-03-02',
  Person: 'Ana',
  Client: 'Acme',
  Project: 'Alpha',
  Category: 'Travel',
  Amount: '45.00',
  Currency: 'USD',
  Receipt: 'taxi.pdf',
  Billable: 'yes',
};

/** Rows of a file whose decimals have a point, as a person has said. */
const pointed = (all: readonly Malformed[]): readonly Malformed[] =>
  all.map((one) => ({ ...one, mapping: { decimalSign: '.' } }));

export const malformedExpenses: readonly Malformed[] = [
  ...pointed(
    many(29, 'E-201', [
      ["amount '12,50': the decimal sign is unclear", { Amount: '12,50' }],
      ["amount '1,5': the decimal sign is unclear", { Amount: '1,5' }],
    ]),
  ),
  ...pointed(
    many(30, 'E-202', [
      ["amount '1.234,56' mixes decimal point and decimal comma", { Amount: '1.234,56' }],
      ["amount '1,2.3,4' mixes", { Amount: '1,2.3,4' }],
    ]),
  ),
  ...many(31, 'E-203', [
    ["amount '(45.00)' is written as less than nothing", { Amount: '(45.00)' }],
    ["amount '45-' is written as less than nothing", { Amount: '45-' }],
    ["amount '45\u2212' is written as less than nothing", { Amount: '45\u2212' }],
  ]),
  ...many(32, 'E-204', [
    ["amount '€45' is not in USD", { Amount: '€45' }],
    ["amount '45 EUR' is not in USD", { Amount: '45 EUR' }],
    ["amount 'US$45' is not in EUR", { Amount: 'US$45', Currency: 'EUR' }],
  ]),
  ...many(33, 'E-205', [
    ["'EURO' is not an ISO 4217 code", { Currency: 'EURO' }],
    ["'XXX' is not an ISO 4217 code", { Currency: 'XXX' }],
    ["'BTC' is not an ISO 4217 code", { Currency: 'BTC' }],
    ['its currency is named nowhere', { Currency: '' }],
  ]),
  ...many(34, 'E-206', [
    ['12.5: JPY has 0 decimals', { Amount: '12.50', Currency: 'JPY' }],
    ['0.01: KRW has 0 decimals', { Amount: '0.01', Currency: 'KRW' }],
  ]),
  ...many(35, 'E-207', [
    ['1.2345: KWD has 3 decimals', { Amount: '1.2345', Currency: 'KWD' }],
    ['1.005: USD has 2 decimals', { Amount: '1.005' }],
  ]),
  ...many(36, 'E-208', [
    ["'NaN' is not an amount", { Amount: 'NaN' }],
    ["'Infinity' is not an amount", { Amount: 'Infinity' }],
    ["'1e309' is not an amount", { Amount: '1e309' }],
    ["'0x10' is not an amount", { Amount: '0x10' }],
    ["'' is not an amount", { Amount: '' }],
    ["'#REF!' is not an amount", { Amount: '#REF!' }],
  ]),
  ...told(
    many(37, 'W-209', [
      ['it is read as 0.3', { Amount: '0.30000000000000004' }],
      ['it is read as 45.1', { Amount: '45.09999999999999' }],
    ]),
  ),
  ...many(38, 'E-210', [
    ['tax 50.00 is no part of the amount 45.00', { Tax: '50.00' }],
    ['tax -7.50 is no part of the amount 45.00', { Tax: '-7.50' }],
  ]),
  ...told(many(40, 'W-212', [['it is billable and has no receipt', { Receipt: '' }]])),
  ...told(
    many(41, 'E-213', [['its address is not one of the web', { Receipt: 'javascript:alert(1)' }]]),
  ),
  ...told(
    many(41, 'E-213', [['its address is not one of the web', { Receipt: 'file:///etc/passwd' }]]),
  ),
  ...told(
    many(41, 'E-214', [['its address is not encrypted', { Receipt: 'http://a.example/r.pdf' }]]),
  ),
  ...told(many(41, 'E-217', [['is a program, not a receipt', { Receipt: 'receipt.exe' }]])),
];
