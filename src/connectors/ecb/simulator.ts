import type { SimulatedAnswer, Simulator } from '../simulator';
import { parameter } from '../simulator-tools';

/** Fixings by day and currency, `{"2026-03-31": {"USD": "1.1684"}}`; no day off has any. */
export interface EcbState {
  readonly fixings: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const HEADER = 'KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE';

/** Rates of a day are there from 16:00 Central European Time, taken as 15:00 UTC. */
const PUBLISHED_AT = 'T15:00:00Z';

/** The data portal of the European Central Bank, as far as daily euro reference rates go. */
export const ecbSimulator: Simulator<EcbState> = {
  hosts: ['data-api.ecb.europa.eu'],
  answer: (request, state, now) => {
    const series = /^\/service\/data\/EXR\/D\.([A-Z+]*)\.EUR\.SP00\.A$/.exec(request.path);
    if (request.method !== 'GET' || !series) return { answer: noResults(), state };
    if (parameter(request, 'format') !== 'csvdata') {
      const answer = plain(406, 'The format that is asked for is not simulated');
      return { answer, state };
    }
    const wanted = (series[1] ?? '').split('+').filter((code) => code !== '');
    const from = parameter(request, 'startPeriod') ?? '0000';
    const to = parameter(request, 'endPeriod') ?? '9999';
    const days = Object.keys(state.fixings)
      .filter((day) => day >= from && day <= to && Date.parse(`${day}${PUBLISHED_AT}`) <= now)
      .sort();
    const codes = wanted.length > 0 ? wanted : currenciesOf(state);
    const rows = codes.flatMap((code) =>
      days.flatMap((day) => {
        const rate = state.fixings[day]?.[code];
        return rate === undefined
          ? []
          : [`EXR.D.${code}.EUR.SP00.A,D,${code},EUR,SP00,A,${day},${rate}`];
      }),
    );
    if (rows.length === 0) return { answer: noResults(), state };
    const body = `${[HEADER, ...rows].join('\r\n')}\r\n`;
    const headers = { 'Content-Type': 'text/csv; charset=UTF-8' };
    return { answer: { status: 200, headers, body }, state };
  },
};

function currenciesOf({ fixings }: EcbState): readonly string[] {
  return [...new Set(Object.values(fixings).flatMap((day) => Object.keys(day)))].sort();
}

const noResults = (): SimulatedAnswer => plain(404, 'No results found.');

function plain(status: number, body: string): SimulatedAnswer {
  return { status, headers: { 'Content-Type': 'text/plain; charset=UTF-8' }, body };
}
