import { describe, expect, test } from '@jest/globals';
import { localDateOf } from '../../src/calendar/local-date';
import { callerFor } from '../../src/connectors/call';
import { ecb } from '../../src/connectors/ecb/connector';
import { readCsv } from '../../src/connectors/ecb/csv';
import { type EcbState, ecbSimulator } from '../../src/connectors/ecb/simulator';
import { sampleFirm } from '../../src/local/providers/sample-firm/sample-firm';
import { currencyOf } from '../../src/money/currency';
import { testWithShared } from '../support/shared-data';
import { Simulated } from './support/simulated';
import { response, stubHost } from './support/stub-host';

const day = localDateOf;
const USD = currencyOf('USD');
const GBP = currencyOf('GBP');
const EUR = currencyOf('EUR');

/** Easter of 2026: nothing is fixed on Good Friday, at the weekend and on Easter Monday. */
const easter: EcbState = {
  fixings: {
    '2026-04-01': { USD: '1.1684', GBP: '0.87058' },
    '2026-04-02': { USD: '1.1711' },
    '2026-04-07': { USD: '1.1690', GBP: '0.87105' },
  },
};

function fixings(
  provider: Simulated<EcbState>,
  [from, to]: readonly [string, string],
  currencies = [USD, GBP],
) {
  provider.now = Math.max(provider.now, Date.UTC(2026, 3, 8));
  const caller = callerFor(provider.host(), ecb, { token: '', tenant: '', sandbox: false });
  return caller.call(ecb.rates.fixings({ currencies, from: day(from), to: day(to) }));
}

describe('fixings', () => {
  test('are one euro in each currency, on each day between two', () => {
    const found = fixings(new Simulated(ecbSimulator, easter), ['2026-04-02', '2026-04-07']);
    expect(found).toEqual([
      {
        rateId: 'ECB:EUR/GBP:2026-04-07',
        fixedOn: '2026-04-07',
        base: EUR,
        quote: GBP,
        rate: '0.87105',
        source: 'ECB',
      },
      {
        rateId: 'ECB:EUR/USD:2026-04-02',
        fixedOn: '2026-04-02',
        base: EUR,
        quote: USD,
        rate: '1.1711',
        source: 'ECB',
      },
      {
        rateId: 'ECB:EUR/USD:2026-04-07',
        fixedOn: '2026-04-07',
        base: EUR,
        quote: USD,
        rate: '1.169',
        source: 'ECB',
      },
    ]);
  });

  test('between two days off are none', () => {
    expect(fixings(new Simulated(ecbSimulator, easter), ['2026-04-03', '2026-04-06'])).toEqual([]);
  });

  test('of the euro itself are never asked for', () => {
    const provider = new Simulated(ecbSimulator, easter);
    expect(fixings(provider, ['2026-04-01', '2026-04-01'], [EUR, USD])).toHaveLength(1);
    expect(provider.passed[0]?.request.path).toBe('/service/data/EXR/D.USD.EUR.SP00.A');
    expect(() => fixings(provider, ['2026-04-01', '2026-04-01'], [EUR])).toThrow('EUR');
  });

  test('that have no number are left out, and columns may come in any order', () => {
    const body = [
      'OBS_VALUE,TIME_PERIOD,"CURRENCY",TITLE',
      '1.1684,2026-04-01,USD,"US dollar, spot"',
      'NaN,2026-04-02,USD,"US ""dollar"""',
      ',2026-04-03,USD,x',
    ].join('\n');
    const host = stubHost(() => ({ status: 200, body }));
    const caller = callerFor(host, ecb, { token: '', tenant: '', sandbox: false });
    const wanted = { currencies: [USD], from: day('2026-04-01'), to: day('2026-04-03') };
    expect(caller.call(ecb.rates.fixings(wanted))).toMatchObject([{ rate: '1.1684' }]);
  });

  test.each([
    ['<!doctype html><title>Maintenance</title>', 'web page'],
    ['', 'no table of rates'],
    ['KEY,VALUE\n1,2\n', 'no table of rates'],
  ])('are never read from %j', (body, words) => {
    const { read } = ecb.rates.fixings({
      currencies: [USD],
      from: day('2026-04-01'),
      to: day('2026-04-01'),
    });
    expect(() => read(response({ status: 200, body }))).toThrow(words);
  });
});

test.each<[string, readonly Record<string, string>[]]>([
  ['a,b\r\n1,2\r\n', [{ a: '1', b: '2' }]],
  ['\ufeffa,b\n"1,5","x ""y"""', [{ a: '1,5', b: 'x "y"' }]],
  ['a,b\n"line\nbreak",\n', [{ a: 'line\nbreak', b: '' }]],
  ['a\n', []],
  ['', []],
])('the table %j has the rows %j', (text, rows) => {
  expect(readCsv(text)).toEqual(rows);
});

describe('simulated fixings', () => {
  const rates = sampleFirm().ecb;

  test('are published at 15:00 UTC of their day', () => {
    const provider = new Simulated(ecbSimulator, rates);
    const url =
      'https://data-api.ecb.europa.eu/service/data/EXR/D.USD.EUR.SP00.A?format=csvdata&startPeriod=2026-03-31&endPeriod=2026-03-31';
    const ask = () => provider.fetch({ method: 'GET', url, headers: {}, body: null }).status;
    provider.now = Date.UTC(2026, 2, 31, 14, 59);
    expect(ask()).toBe(404);
    provider.now = Date.UTC(2026, 2, 31, 15);
    expect(ask()).toBe(200);
  });

  test('rest at weekends and on the holidays of the euro area', () => {
    const days = Object.keys(rates.fixings);
    const weekdays = days.map((one) => new Date(one).getUTCDay());
    expect(weekdays.filter((weekday) => weekday === 0 || weekday === 6)).toEqual([]);
    for (const holiday of ['2025-12-25', '2026-01-01', '2026-04-03', '2026-04-06', '2026-05-01']) {
      expect(days).not.toContain(holiday);
    }
    expect(days).toContain('2026-03-31');
  });
});

testWithShared(
  'two years of real fixings come through to the last digit',
  'contracts/rates/eurofxref-hist-2024-2026.csv',
  (text) => {
    const rows = readCsv(text);
    const published = rows.map(({ Date: on = '', ...rates }) => {
      const known = Object.entries(rates).filter(([code, rate]) => code !== '' && rate !== 'N/A');
      return [on, Object.fromEntries(known)] as const;
    });
    const provider = new Simulated(ecbSimulator, { fixings: Object.fromEntries(published) });
    provider.now = Date.UTC(2026, 4, 1);
    const currencies = ['USD', 'GBP', 'JPY', 'INR'].map(currencyOf);
    const found = fixings(provider, ['2024-01-01', '2026-12-31'], currencies);
    expect(found).toHaveLength(rows.length * 4);
    for (const { fixedOn, quote, rate } of found) {
      const row = rows.find((one) => one['Date'] === fixedOn);
      expect(Number(rate)).toBe(Number(row?.[quote]));
    }
  },
);
