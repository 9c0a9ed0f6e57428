import type { HarvestState } from '../../../connectors/harvest/simulator-state';
import type { ProvidersState } from '../providers-state';
import { books } from './books';
import { clockifyFirm } from './clockify-firm';
import { expenseRows } from './expenses';
import { workOf } from './firm-work';
import { fixings } from './fixings';
import { kimaiFirm } from './kimai-firm';
import { oddWork } from './odd-work';
import { userRows } from './people';
import { type Random, randomFrom } from './random';
import { ordinaryWork, type Tracked, timeEntryRows } from './time-entries';
import { togglFirm } from './toggl-firm';
import { categoryRows, clientRows, projectRows, taskRows } from './work';
import { xeroBooks } from './xero-books';

/** The seed of the firm that everybody sees. */
export const SAMPLE_SEED = 20_260_402;

/**
 * Larkspur & Finch LLC, New York: February and March 2026 of four people, five clients and the
 * usual mess, in its tracker and its books, and made-up exchange rates. The same for the same seed.
 */
export function sampleFirm(seed = SAMPLE_SEED): ProvidersState {
  const random = randomFrom(seed);
  const harvest = tracker(random);
  const work = workOf(harvest);
  return {
    harvest,
    toggl: togglFirm(work),
    clockify: clockifyFirm(work),
    kimai: kimaiFirm(work),
    quickbooks: books(),
    xero: xeroBooks(),
    ecb: { fixings: fixings(random) },
  };
}

/** Who has odd work on a day has no other, or nearly everything there would overlap. */
const dayOfSomebody = ({ day, person }: Tracked): string => `${person.id} ${day}`;

function tracker(random: Random): HarvestState {
  const odd = new Set(oddWork.map(dayOfSomebody));
  const ordinary = ordinaryWork(random).filter((tracked) => !odd.has(dayOfSomebody(tracked)));
  const byDay = [...ordinary, ...oddWork].sort((a, b) =>
    a.day < b.day ? -1 : a.day > b.day ? 1 : 0,
  );
  const entries = timeEntryRows(byDay, random);
  const { expenses, receipts } = expenseRows(random);
  return {
    account: {
      id: '1284417',
      token: 'sample-harvest-token-for-the-local-workbook',
      subdomain: 'larkspurfinch',
    },
    company: {
      base_uri: 'https://larkspurfinch.harvestapp.com',
      full_domain: 'larkspurfinch.harvestapp.com',
      name: 'Larkspur & Finch LLC',
      is_active: true,
      week_start_day: 'Monday',
      wants_timestamp_timers: true,
      time_format: 'hours_minutes',
      date_format: '%Y-%m-%d',
      plan_type: 'simple-v4',
      expense_feature: true,
      invoice_feature: true,
      estimate_feature: false,
      approval_feature: true,
      clock: '12h',
      currency_code_display: 'iso_code_none',
      currency_symbol_display: 'symbol_before',
      decimal_symbol: '.',
      thousands_separator: ',',
      color_scheme: 'orange',
      weekly_capacity: 126_000,
    },
    lists: {
      clients: clientRows(),
      projects: projectRows(),
      tasks: taskRows(),
      users: userRows(),
      expense_categories: categoryRows(),
      time_entries: entries,
      expenses,
    },
    receipts,
    recent: [],
  };
}
