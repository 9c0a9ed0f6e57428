import type { LocalDate } from '../calendar/local-date';
import type { CurrencyCode } from '../money/currency';
import type { ExchangeRate } from '../records/exchange-rate';
import type { Problem } from '../records/problem';
import { checkFixings } from '../rules/fixings';
import { problem } from '../rules/problem';
import { wantedFixings } from '../rules/wanted-fixings';
import { exchangeRatesTab } from '../tabs/exchange-rates-tab';
import { cellProblems } from './cell-problems';
import { sentenceOf } from './conversation';
import type { World } from './world';

export interface Fixings {
  readonly rates: readonly ExchangeRate[];
  readonly problems: readonly Problem[];
}

/**
 * The fixings that convert the currencies into the books' on a day. Those that the Exchange rates
 * tab lacks are fetched and kept there; a fixing that is known never changes.
 */
export function fixingsFor(
  world: World,
  of: { currencies: readonly CurrencyCode[]; base: CurrencyCode; on: LocalDate },
): Fixings {
  const { workbook } = world;
  const known = workbook.records(exchangeRatesTab);
  const fetched = fetchMissing(world, known, of);
  const ids = new Set(known.map(({ rateId }) => rateId));
  const fresh = fetched.rates.filter(({ rateId }) => !ids.has(rateId));
  workbook.put(exchangeRatesTab, {
    owner: 'draft',
    values: new Map(fresh.map((rate) => [rate.rateId, rate])),
    mode: 'merge',
  });
  const { usable, problems } = checkFixings([...known, ...fresh]);
  const cells = cellProblems(workbook.table(exchangeRatesTab), 'draft');
  return { rates: usable, problems: [...cells, ...fetched.problems, ...problems] };
}

function fetchMissing(
  { host, rates: caller }: World,
  known: readonly ExchangeRate[],
  of: { currencies: readonly CurrencyCode[]; base: CurrencyCode; on: LocalDate },
): Fixings {
  const source = caller?.connector.rates;
  if (!caller || !source) return { rates: [], problems: [] };
  const wanted = wantedFixings(known, { ...of, pivot: source.base });
  if (!wanted) return { rates: [], problems: [] };
  const [reply] = caller.callAll([source.fixings(wanted)]);
  const fetchedAt = new Date(host.now()).toISOString();
  if (reply?.ok)
    return { rates: reply.value.map((rate) => ({ ...rate, fetchedAt })), problems: [] };
  const said = reply ? sentenceOf(caller.connector.title, reply.error) : 'There was no answer.';
  return { rates: [], problems: [notFetched(wanted.currencies.join(', '), said)] };
}

function notFetched(currencies: string, said: string): Problem {
  return problem({
    code: 'E-407',
    step: 'draft',
    tab: 'Exchange rates',
    key: currencies,
    message: `No rates for ${currencies}. ${said}`,
    fix: 'Run Draft again.',
  });
}
