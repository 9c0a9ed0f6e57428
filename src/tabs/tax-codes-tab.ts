import * as z from 'zod/mini';
import { type TaxCode, type TaxRate, taxRateSchema } from '../records/tax-code';
import { shownText } from './cell';
import type { CellType } from './cell-type';
import { decimal, flag, text } from './cell-types';
import type { Tab } from './tab';

const ON_TAX = 'on tax';

/** The rates of a code in one cell, readable and exact: `2|State|4; 3|City|4.5|on tax`. */
const taxRates: CellType<readonly TaxRate[]> = {
  format: '@',
  read: (cell) => {
    const shown = shownText(cell);
    const parts = shown === '' ? [] : shown.split('; ').map((part) => part.split('|'));
    const rates = z.array(taxRateSchema).safeParse(
      parts.map(([taxRateId, name, percent, on]) => ({
        taxRateId,
        name,
        percent,
        ...(on === ON_TAX ? { compound: true } : {}),
      })),
    );
    if (rates.success) return { value: rates.data };
    return { fault: { code: 'E-501', shown, what: 'tax rates are expected' } };
  },
  write: (rates) =>
    rates
      .map(
        ({ taxRateId, name, percent, compound }) =>
          `${taxRateId}|${name.replace(/[|;]/g, ' ')}|${percent}${compound ? `|${ON_TAX}` : ''}`,
      )
      .join('; '),
};

const NO_RATES = 'none';

/** An empty cell for the rates on sales, `none` for no rate. */
const purchaseRates: CellType<TaxCode['purchaseRates']> = {
  format: '@',
  read: (cell, currency) => {
    const shown = shownText(cell);
    if (shown === '') return { value: null };
    return shown === NO_RATES ? { value: [] } : taxRates.read(cell, currency);
  },
  write: (rates) => (rates ? taxRates.write(rates) || NO_RATES : ''),
};

export const taxCodesTab: Tab<TaxCode> = {
  name: 'Tax codes',
  version: 1,
  key: 'taxCodeId',
  group: 'list',
  frozenColumns: 2,
  columns: {
    name: { header: 'Tax code', owner: 'pull', cell: text, blank: '', width: 220 },
    taxCodeId: { header: 'Tax code ID', owner: 'pull', cell: text, width: 110 },
    percent: { header: 'Percent', owner: 'pull', cell: decimal, width: 90 },
    rates: { header: 'Rates', owner: 'pull', cell: taxRates, blank: [], width: 320 },
    purchaseRates: {
      header: 'Rates on purchases',
      owner: 'pull',
      cell: purchaseRates,
      blank: null,
      width: 200,
    },
    active: { header: 'Active', owner: 'pull', cell: flag, blank: false, width: 70 },
  },
};
