import type { HourlyRate } from '../records/hourly-rate';
import { ratesTab } from './rates-tab';
import type { Tab } from './tab';

const { rateId, hourlyRate, currency, courtesy } = ratesTab.columns;

/** What an hour of somebody's work costs the firm, laid out as what it is billed at. */
export const costRatesTab: Tab<HourlyRate> = {
  ...ratesTab,
  name: 'Cost rates',
  columns: {
    ...ratesTab.columns,
    rateId: { ...rateId, header: 'Cost rate ID', width: 95, note: 'Any name of your own, as C1.' },
    hourlyRate: { ...hourlyRate, header: 'Cost per hour' },
    currency: { ...currency, note: 'Empty: the currency of the books.' },
    courtesy: { ...courtesy, header: 'No cost', note: 'Tick where a cost of zero is meant.' },
  },
};
