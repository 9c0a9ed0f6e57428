import type { ExchangeRate } from '../records/exchange-rate';
import { currency, decimal, localDate, text } from './cell-types';
import type { Tab } from './tab';

/** A rate that cannot be read is as bad as one of zero. */
const readRate: typeof decimal.read = (cell, currency) => {
  const reading = decimal.read(cell, currency);
  if (!('fault' in reading) || reading.fault.code !== 'E-501') return reading;
  return { fault: { ...reading.fault, code: 'E-409', what: 'a rate above zero is expected' } };
};

export const exchangeRatesTab: Tab<ExchangeRate> = {
  name: 'Exchange rates',
  version: 1,
  key: 'rateId',
  group: 'list',
  frozenColumns: 1,
  columns: {
    fixedOn: { header: 'Date', owner: 'draft', cell: localDate, width: 100 },
    base: {
      header: 'From',
      owner: 'draft',
      cell: currency,
      width: 70,
      note: 'One unit of this currency …',
    },
    quote: {
      header: 'To',
      owner: 'draft',
      cell: currency,
      width: 70,
      note: '… costs this much of that one.',
    },
    rate: { header: 'Rate', owner: 'draft', cell: { ...decimal, read: readRate }, width: 100 },
    source: { header: 'Source', owner: 'draft', cell: text, blank: '', width: 110 },
    rateId: { header: 'Rate ID', owner: 'draft', cell: text, width: 190 },
    fetchedAt: { header: 'Fetched at', owner: 'draft', cell: text, blank: '', width: 190 },
  },
};
