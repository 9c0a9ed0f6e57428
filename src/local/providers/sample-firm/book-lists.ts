import type { QuickBooksRow } from '../../../connectors/quickbooks/simulator-state';

const CREATED = {
  CreateTime: '2025-11-03T09:12:40-08:00',
  LastUpdatedTime: '2025-11-03T09:12:40-08:00',
};
const kept = { domain: 'QBO', sparse: false, SyncToken: '0', MetaData: CREATED } as const;

/** Payment terms of the company; who has none pays by the setting of the workbook. */
export const terms: readonly QuickBooksRow[] = (
  [
    ['1', 'Due on receipt', 0],
    ['2', 'Net 15', 15],
    ['3', 'Net 30', 30],
  ] as const
).map(([id, name, days]) => ({
  Name: name,
  Active: true,
  Type: 'STANDARD',
  DueDays: days,
  DiscountDays: 0,
  ...kept,
  Id: id,
}));

export const currencies: readonly QuickBooksRow[] = [
  { Name: 'Euro', Code: 'EUR', Active: true, ...kept, Id: '1' },
];

/** Who bills the firm: its subcontractor, and the landlord. */
export const vendors: readonly QuickBooksRow[] = (
  [
    ['71', 'Joanna Leclair', 'joanna@leclair.example'],
    ['72', 'Lafayette Street Realty', 'rent@lafayette.example'],
  ] as const
).map(([id, name, email]) => ({
  Balance: 0,
  Vendor1099: false,
  CurrencyRef: { value: 'USD', name: 'United States Dollar' },
  ...kept,
  Id: id,
  CompanyName: name,
  DisplayName: name,
  PrintOnCheckName: name,
  Active: true,
  PrimaryEmailAddr: { Address: email },
}));
