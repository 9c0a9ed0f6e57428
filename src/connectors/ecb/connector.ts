import { isLocalDate } from '../../calendar/local-date';
import type { CurrencyCode } from '../../money/currency';
import { decimalOf, isDecimal } from '../../money/decimal';
import type { ExchangeRate } from '../../records/exchange-rate';
import { ApiError } from '../api-error';
import type { Connector } from '../connector';
import type { Answer, Exchange } from '../exchange';
import { readCsv } from './csv';

const API = 'https://data-api.ecb.europa.eu';

/** Everything starts from the euro: one euro costs so many units of the other currency. */
const BASE = 'EUR' as CurrencyCode;

type Fixing = Omit<ExchangeRate, 'fetchedAt'>;

/**
 * Reference rates of the European Central Bank, from its data portal (data.ecb.europa.eu/help/api,
 * read 2026-11): published about 16:00 CET on working days, never on a weekend or holiday.
 */
export const ecb = {
  id: 'ecb',
  title: 'European Central Bank',
  origins: [API],
  auth: { kind: 'none' },
  failure: (answer) => ({ code: '', message: answer.text }),
  rates: {
    base: BASE,
    fixings: ({ currencies, from, to }): Exchange<readonly Fixing[]> => ({
      request: {
        method: 'GET',
        url: `${API}/service/data/EXR/D.${keyOf(currencies)}.EUR.SP00.A`,
        query: { format: 'csvdata', detail: 'dataonly', startPeriod: from, endPeriod: to },
      },
      read: readFixings,
      // It answers 404 where it has no fixing at all between the two days.
      absent: [],
    }),
  },
} satisfies Connector;

/** An empty key would mean every currency. */
function keyOf(currencies: readonly CurrencyCode[]): string {
  const foreign = [...new Set(currencies)].filter((one) => one !== BASE).sort();
  if (foreign.length === 0) throw new RangeError('currencies: none but EUR, which needs no rate');
  return foreign.join('+');
}

/** A day without a fixing has no row, or one without a number; either way there is none. */
function readFixings(answer: Answer): readonly Fixing[] {
  const rows = readCsv(answer.text);
  const [first] = rows;
  if (!first || !columns.every((name) => name in first)) throw notRates(answer);
  return rows.flatMap((row) => {
    const [quote = '', fixedOn = '', rate = ''] = columns.map((name) => row[name]);
    if (!isDecimal(rate) || !isLocalDate(fixedOn)) return [];
    return [
      {
        rateId: `ECB:${BASE}/${quote}:${fixedOn}`,
        fixedOn,
        base: BASE,
        quote: quote as CurrencyCode,
        rate: decimalOf(rate),
        source: 'ECB',
      },
    ];
  });
}

const columns = ['CURRENCY', 'TIME_PERIOD', 'OBS_VALUE'] as const;

function notRates({ status, text }: Answer): ApiError {
  const page = /^\s*<(!doctype|html)/i.test(text);
  return new ApiError({
    kind: 'unexpectedAnswer',
    status,
    code: page ? 'webPage' : 'shape',
    message: page
      ? 'it answered with a web page'
      : 'its answer is no table of rates (CURRENCY, TIME_PERIOD, OBS_VALUE)',
  });
}
