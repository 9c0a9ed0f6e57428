import { describe, expect, test } from '@jest/globals';
import { runSheet } from './run-sheet';

type Case = readonly [formula: string, expected: unknown];

const DATA = `range('A1:C5').setValues([['Client', 'Hours', 'Day'], ['Acme', 1.5, new Date(Date.UTC(2026, 1, 3))], ['Bolt', 2, new Date(Date.UTC(2026, 1, 4))],
  ['acme', 0.25, new Date(Date.UTC(2026, 2, 1))], ['Cask', '', '']]);`;

/** The value that a formula in E1 gives over the table in A1:C5. */
const resultOf = (formula: string, setting = {}) =>
  runSheet(
    `${DATA} return range('E1').setFormula(${JSON.stringify(formula)}).getValue();`,
    setting,
  );

// Results that the function list of Google Sheets documents (support.google.com/docs/table/25273)
describe('functions', () => {
  test.each<Case>([
    ['=1+2*3', 7],
    ['=-2^2', 4],
    ['=50%', 0.5],
    ['="a"&1&TRUE', 'a1TRUE'],
    ['="5"+1', 6],
    ['="a"="A"', true],
    ['=1<"a"', true],
    ['=SUM(B2:B5)', 3.75],
    ['=SUM(B:B)', 3.75],
    ['=SUM(B2:B)', 3.75],
    ['=SUM(1;2;3)', 6],
    ['=SUM("2",TRUE)', 3],
    ['=SUBTOTAL(9,B2:B5)', 3.75],
    ['=COUNT(B1:B5)', 3],
    ['=COUNTA(A1:B5)', 9],
    ['=COUNTBLANK(B1:B5)', 1],
    ['=AVERAGE(B2:B5)', 1.25],
    ['=MAX(B2:B5)-MIN(B2:B5)', 1.75],
    ['=SUMIF(A2:A5,"acme",B2:B5)', 1.75],
    ['=SUMIFS(B2:B5,A2:A5,"Acme",B2:B5,">1")', 1.5],
    ['=COUNTIF(A2:A5,"A*")', 2],
    ['=COUNTIFS(A2:A5,"<>Bolt",B2:B5,"<>")', 2],
    ['=COUNTIF(C2:C5,">="&DATE(2026,3,1))', 1],
    ['=AVERAGEIF(A2:A5,"acme",B2:B5)', 0.875],
    ['=SUMPRODUCT(B2:B4,{1;10;100})', 46.5],
    ['=SUMPRODUCT((A2:A4="Acme")*B2:B4)', 1.75],
    ['=ROUND(2.675,2)', 2.68],
    ['=ROUND(-2.5,0)', -3],
    ['=ROUNDUP(1.001,2)', 1.01],
    ['=ROUNDDOWN(-1.009,2)', -1],
    ['=MROUND(7,5)', 5],
    ['=CEILING(1.3,0.25)', 1.5],
    ['=FLOOR(1.3,0.25)', 1.25],
    ['=MOD(-3,5)', 2],
    ['=INT(-1.5)', -2],
    ['=QUOTIENT(7,2)', 3],
    ['=IF(B2>1,"long","short")', 'long'],
    ['=IF(FALSE,1)', false],
    ['=IFERROR(1/0,"none")', 'none'],
    ['=IFNA(VLOOKUP("x",A2:B5,2,FALSE),0)', 0],
    ['=IFS(B2<1,"a",TRUE,"b")', 'b'],
    ['=SWITCH(A2,"Acme",1,2)', 1],
    ['=AND(B2:B4)', true],
    ['=ISBLANK(B5)', true],
    ['=ISNUMBER(B2)', true],
    ['=ISERROR(1/0)', true],
    ['=VLOOKUP("bolt",A2:B5,2,FALSE)', 2],
    ['=INDEX(B2:B5,MATCH("Bolt",A2:A5,0))', 2],
    ['=XLOOKUP("Bolt",A2:A5,B2:B5)', 2],
    ['=XLOOKUP("x",A2:A5,B2:B5,"none")', 'none'],
    ['=HLOOKUP("Hours",A1:C5,2,FALSE)', 1.5],
    ['=MATCH(2,{1,2,3},1)', 2],
    ['=CHOOSE(2,"a","b")', 'b'],
    ['=ROW()+COLUMN()', 6],
    ['=ROWS(A2:C5)*COLUMNS(A2:C5)', 12],
    ['=ADDRESS(2,3)', '$C$2'],
    ['=INDIRECT("A2")', 'Acme'],
    ['=OFFSET(A1,1,1)', 1.5],
    ['=LEFT("abc",2)&RIGHT("abc")&MID("abcdef",3,2)', 'abccd'],
    ['=LEN(TRIM("  a   b "))', 3],
    ['=UPPER("a")&LOWER("B")&PROPER("o\'neil mc")', "AbO'neil Mc"],
    ['=SUBSTITUTE("a-b-c","-","/",2)', 'a-b/c'],
    ['=REPLACE("abcdef",2,3,"X")', 'aXef'],
    ['=FIND("c","abc")', 3],
    ['=SEARCH("B?","abc")', 2],
    ['=TEXTJOIN(", ",TRUE,A2:A5,"")', 'Acme, Bolt, acme, Cask'],
    ['=JOIN("-",A2:A3)', 'Acme-Bolt'],
    ['=REGEXEXTRACT("INV-0042","\\d+")', '0042'],
    ['=REGEXMATCH("abc","^a.c$")', true],
    ['=REGEXREPLACE("a1b2","\\d","#")', 'a#b#'],
    ['=TEXT(1234.5,"#,##0.00")', '1,234.50'],
    ['=TEXT(DATE(2026,3,1),"yyyy-mm-dd")', '2026-03-01'],
    ['=VALUE("$1,200.50")', 1200.5],
    ['=YEAR(C2)*100+MONTH(C2)', 202602],
    ['=DAY(EOMONTH(C2,0))', 28],
    ['=TEXT(EDATE(DATE(2026,1,31),1),"m/d")', '2/28'],
    ['=WEEKDAY(DATE(2026,3,1))', 1],
    ['=WEEKNUM(DATE(2026,1,4))', 2],
    ['=ISOWEEKNUM(DATE(2026,1,4))', 1],
    ['=DATEDIF(DATE(2026,1,31),DATE(2026,3,1),"M")', 1],
    ['=NETWORKDAYS(DATE(2026,3,2),DATE(2026,3,8))', 5],
    ['=DAYS(C3,C2)', 1],
    ['=PMT(0.05/12,12,1000)', -85.60748],
    ['=MEDIAN(1,2,10)', 2],
    ['=STDEV(2,4,4,4,5,5,7,9)', 2.1380899],
    ['=LARGE({3,1,2},2)', 2],
    ['=RANK(2,{1,2,3})', 2],
    ['=LET(x,2,x*x)', 4],
    ['=LAMBDA(a,b,a+b)(1,2)', 3],
    ['=REDUCE(0,B2:B4,LAMBDA(t,v,t+v))', 3.75],
    ['=N("x")&T(1)', '0'],
  ])('%s', (formula, expected) => {
    const value = resultOf(formula);
    if (typeof expected === 'number') expect(value).toBeCloseTo(expected, 5);
    else expect(value).toEqual(expected);
  });
});

test.each<Case>([
  ['=1/0', '#DIV/0!'],
  ['=NOSUCHFUNCTION(1)', '#NAME?'],
  ['=nosuchname', '#NAME?'],
  ['=Nowhere!A1', '#REF!'],
  ['="a"+1', '#VALUE!'],
  ['=VLOOKUP("x",A2:B5,2,FALSE)', '#N/A'],
  ['=SQRT(-1)', '#NUM!'],
  ['=SUM(1', '#ERROR!'],
  ['=E1', '#REF!'],
  ['=A2:A5*2', '#VALUE!'],
  ['=IMPORTXML("https://example.com","//a")', '#NOT_EMULATED!'],
  ['=GOOGLEFINANCE("GOOG")', '#NOT_EMULATED!'],
  ['=QUERY(A1:C5,"select A")', '#NOT_EMULATED!'],
])('%s shows %s', (formula, expected) => {
  expect(resultOf(formula)).toBe(expected);
});

describe('results of more than one cell', () => {
  const gridOf = (formula: string, a1: string) =>
    runSheet(
      `${DATA} range('E1').setFormula(${JSON.stringify(formula)}); return range('${a1}').getValues();`,
    );

  test.each<readonly [formula: string, a1: string, expected: unknown]>([
    [
      '={1,2;3,4}',
      'E1:F2',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['={A2:A3;"end"}', 'E1:E3', [['Acme'], ['Bolt'], ['end']]],
    ['=ARRAYFORMULA(B2:B4*2)', 'E1:E4', [[3], [4], [0.5], ['']]],
    ['=FILTER(A2:A5,B2:B5>1)', 'E1:E3', [['Acme'], ['Bolt'], ['']]],
    [
      '=SORT(A2:B4,2,FALSE)',
      'E1:F3',
      [
        ['Bolt', 2],
        ['Acme', 1.5],
        ['acme', 0.25],
      ],
    ],
    ['=UNIQUE(A2:A5)', 'E1:E4', [['Acme'], ['Bolt'], ['Cask'], ['']]],
    ['=TRANSPOSE(A2:A3)', 'E1:F1', [['Acme', 'Bolt']]],
    ['=SPLIT("a,b",",")', 'E1:F1', [['a', 'b']]],
    [
      '=SEQUENCE(2,2,10,5)',
      'E1:F2',
      [
        [10, 15],
        [20, 25],
      ],
    ],
    [
      '=A2:B3',
      'E1:F2',
      [
        ['Acme', 1.5],
        ['Bolt', 2],
      ],
    ],
    ['=MAP(B2:B3,LAMBDA(v,v+1))', 'E1:E2', [[2.5], [3]]],
    ['=BYROW(B2:C3,LAMBDA(r,COUNT(r)))', 'E1:E2', [[2], [2]]],
    ['=INDEX(A2:B4,0,2)', 'E1:E3', [[1.5], [2], [0.25]]],
  ])('%s', (formula, a1, expected) => {
    expect(gridOf(formula, a1)).toEqual(expected);
  });

  test('nothing is overwritten', () => {
    expect(
      runSheet(`range('E2').setValue('kept'); range('E1').setFormula('={1;2}');
        const blocked = range('E1:E2').getValues().flat(); range('E2').clearContent();
        return [blocked, range('E1:E2').getValues().flat(), sheet.getLastRow()];`),
    ).toEqual([['#REF!', 'kept'], [1, 2], 2]);
  });
});

describe('dependencies', () => {
  test('a result follows what it reads, on other sheets too', () => {
    expect(
      runSheet(`const other = ss.insertSheet('Other rates'); other.getRange('A1').setValue(2);
        range('A1').setFormula("='Other rates'!A1*10"); range('A2').setFormula('=A1+1');
        const before = range('A2').getValue(); other.getRange('A1').setValue(3); const after = range('A2').getValue();
        other.setName('Rates'); return [before, after, range('A1').getFormula(), range('A1').getValue()];`),
    ).toEqual([21, 31, '=Rates!A1*10', 30]);
  });

  test('references follow inserted, and deleted rows', () => {
    expect(
      runSheet(`range('A1:A3').setValues([[1], [2], [3]]); range('C1').setFormula('=SUM(A1:A3)'); range('C2').setFormula('=A3');
        sheet.insertRowBefore(2); const inserted = [range('C1').getFormula(), range('C3').getFormula()];
        sheet.deleteRow(4); const deleted = [range('C1').getFormula(), range('C3').getFormula(), range('C3').getValue()];
        sheet.insertColumnBefore(1); return [inserted, deleted, range('D1').getFormula()];`),
    ).toEqual([['=SUM(A1:A4)', '=A4'], ['=SUM(A1:A3)', '=#REF!', '#REF!'], '=SUM(B1:B3)']);
  });

  test('named ranges work in formulas and follow their cells', () => {
    expect(
      runSheet(`range('A1:A2').setValues([[2], [3]]); ss.setNamedRange('Hours', range('A1:A2')); range('C1').setFormula('=SUM(Hours)');
        sheet.insertRowBefore(1); return [range('C2').getValue(), ss.getRangeByName('hours').getA1Notation()];`),
    ).toEqual([5, 'A2:A3']);
  });

  test('a result is shown as what it refers to', () => {
    expect(
      runSheet(`range('A1:A3').setValues([['$5.00'], ['1/15/2024'], ['=A1*2']]); range('B1').setFormula('=A2');
        range('B2').setFormula('=TODAY()'); range('B3').setFormula('=SUM(A1:A1)');
        return [range('A3').getDisplayValue(), range('B1').getDisplayValue(), range('B1').getValue() instanceof Date, range('B2').getDisplayValue(), range('B3').getDisplayValue()];`),
    ).toEqual(['$10.00', '1/15/2024', true, '4/1/2026', '$5.00']);
  });
});

// gas-fakes test/testsheets.js (R1C1 Formula Notation), run on the live platform
test.each<readonly [cell: string, r1c1: string, a1: string, canonical: string]>([
  ['A1', '=R[1]C[1]', '=B2', '=R[1]C[1]'],
  ['C3', '=R1C1', '=$A$1', '=R1C1'],
  ['D4', '=R[1]C1', '=$A5', '=R[1]C1'],
  ['E5', '=R[-2]C[-1]', '=D3', '=R[-2]C[-1]'],
  ['G7', '=R[-1]C[-1]+R1C1*R[1]C[1]', '=F6+$A$1*H8', '=R[-1]C[-1]+R1C1*R[1]C[1]'],
  [
    'H15',
    '=R[-1]C & " some text R1C1 not a ref"',
    '=H14 & " some text R1C1 not a ref"',
    '=R[-1]C[0] & " some text R1C1 not a ref"',
  ],
  ['J20', '=R[0]C[0]', '=J20', '=R[0]C[0]'],
  ['A2', '=SUM(R[-1]C:R[-1]C[2])', '=SUM(A1:C1)', '=SUM(R[-1]C[0]:R[-1]C[2])'],
  ['B3', '=SUM(R1C1:R2C[0])', '=SUM($A$1:B$2)', '=SUM(R1C1:R2C[0])'],
])('%s: %s is %s', (cell, r1c1, a1, canonical) => {
  expect(
    runSheet(
      `const c = range('${cell}').setFormulaR1C1(${JSON.stringify(r1c1)}); return [c.getFormula(), c.getFormulaR1C1()];`,
    ),
  ).toEqual([a1, canonical]);
});

test('in Germany arguments are parted by semicolons and decimals by commas', () => {
  const german = { locale: 'de_DE' };
  expect(resultOf('=SUM(1,5;2)', german)).toBe(3.5);
  expect(resultOf('=WENN(1;2;3)', german)).toBe('#NAME?');
  expect(resultOf('=SUM({1\\2;3\\4})', german)).toBe(10);
  expect(resultOf('=SUM(1, 2)', german)).toBe('#ERROR!');
});
