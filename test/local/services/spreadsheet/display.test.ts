import { describe, expect, test } from '@jest/globals';
import { formatValue, generalText } from '../../../../src/local/services/spreadsheet/model/display';
import { localeOf } from '../../../../src/local/services/spreadsheet/model/locale';

const enUS = localeOf('en_US');
const deDE = localeOf('de_DE');

// developers.google.com/workspace/sheets/api/guides/formats: the tables of tokens and examples
describe('number formats of the formats guide', () => {
  test.each<[number | string, string, string]>([
    [42465.67284175926, 'h:mm:ss.00 a/p', '4:08:53.53 p'],
    [42465.67284175926, 'hh:mm A/P".M."', '04:08 P.M.'],
    [42465.67284175926, 'yyyy-mm-dd', '2016-04-05'],
    [42465.67284175926, 'mmmm d \\[dddd\\]', 'April 5 [Tuesday]'],
    [42465.67284175926, 'h PM, ddd mmm dd', '4 PM, Tue Apr 05'],
    [42465.67284175926, 'dddd, m/d/yy at h:mm', 'Tuesday, 4/5/16 at 16:08'],
    [0.1345052662037037, '[hh]', '03'],
    [0.1345052662037037, '[mmmm]', '0193'],
    [0.1345052662037037, '[ss]', '11621'],
    [0.1345052662037037, '[hh]:[mm]:[ss].000', '03:13:41.255'],
    [0.1345052662037037, '[mmmm]:[ss].000', '0193:41.255'],
    [42465.67284175926, 'M/d/yyyy H:mm:ss', '4/5/2016 16:08:53'],
    [42465.67284175926, 'mmmmm', 'A'],
    [3, '00.0', '03.0'],
    [12, '##0', '12'],
    [3, '#0.#', '3.'],
    [0.25, '#%', '25%'],
    [12200000, '#0.0,,', '12.2'],
    [1e-7, '##0.00#E+##', '100.00E-9'],
    [23.25, '0 #/#', '23 1/4'],
    [23.25, '0 #/8', '23 2/8'],
    [23.1, '0 #/3', '23'],
    [10, '\\#0', '#10'],
    [12345.125, '####.#', '12345.1'],
    [12.34, '000.0000', '012.3400'],
    [12, '#.0#', '12.0'],
    [12000, '#,###', '12,000'],
    [1230000, '0.0,,"M"', '1.2M'],
    [1234500000, '0.00e+00', '1.23e+09'],
    [123114.15115, '###0.000;"TEXT: "_(@_)', '123114.151'],
    [5, '[<100]"Low";[>1000]"High";000', 'Low'],
    [500, '[<100]"Low";[>1000]"High";000', '500'],
    [5000, '[<100]"Low";[>1000]"High";000', 'High'],
    [-1234, '[Blue]#,##0;[Red]#,##0;[Green]0.0;[Magenta]_(@_)', '1,234'],
    [0, '[Blue]#,##0;[Red]#,##0;[Green]0.0;[Magenta]_(@_)', '0.0'],
    ['MyText', '"TEXT: "@', 'TEXT: MyText'],
    [5, '@', '5'],
  ])('%s under %s shows %s', (value, pattern, shown) => {
    expect(formatValue(value, pattern, enUS)).toBe(shown);
  });
});

test.each<[number, string, string]>([
  [1234567.89, '#,##0.00', '1.234.567,89'],
  [46320, 'dd.mm.yyyy', '25.10.2026'],
  [0.125, '0.0%', '12,5%'],
  [1.005, '0.00', '1,01'],
])('%s under %s in Germany is %s', (value, pattern, shown) => {
  expect(formatValue(value, pattern, deDE)).toBe(shown);
});

// the automatic format; 1.70597E+15 is quoted in the platform notes 3.1
test.each<[number, string]>([
  [0, '0'],
  [1705971932369780, '1.70597E+15'],
  [123456789012345, '123456789012345'],
  [1 / 3, '0.3333333333'],
  [0.1 + 0.2, '0.3'],
  [1234.5, '1234.5'],
  [-2.5, '-2.5'],
])('%s without a format shows %s', (value, shown) => {
  expect(generalText(value, enUS)).toBe(shown);
});
