import type {
  QuickBooksRow,
  QuickBooksState,
} from '../../../connectors/quickbooks/simulator-state';
import { freshIdentity } from '../../../connectors/simulator-identity';
import { currencies, terms, vendors } from './book-lists';

const CREATED = {
  CreateTime: '2025-11-03T09:12:40-08:00',
  LastUpdatedTime: '2025-11-03T09:12:40-08:00',
};
const kept = { domain: 'QBO', sparse: false, SyncToken: '0', MetaData: CREATED } as const;

const dollars = { value: 'USD', name: 'United States Dollar' };
const euros = { value: 'EUR', name: 'Euro' };

/** That of the tracker, and one from before the customer moved. */
const brooklyn = {
  Id: '7',
  Line1: '88 Wythe Avenue',
  City: 'Brooklyn',
  CountrySubDivisionCode: 'NY',
  PostalCode: '11249',
};
const parkAvenue = {
  Id: '8',
  Line1: '400 Park Avenue',
  City: 'New York',
  CountrySubDivisionCode: 'NY',
  PostalCode: '10022',
};

/** Customers; most are called nearly as the tracker calls its clients. */
const customers: readonly QuickBooksRow[] = [
  customer('61', 'Hôtel Lumière & Fils SAS', {
    CurrencyRef: euros,
    Taxable: false,
    SalesTermRef: { value: '3' },
  }),
  customer('62', 'Kestrel Robotics Inc', {
    Taxable: true,
    DefaultTaxCodeRef: { value: '4' },
    BillAddr: brooklyn,
  }),
  customer('63', 'Open Shoreline Foundation', { Taxable: false }),
  customer('64', 'Northgate Partners, LLC', { Taxable: false, BillAddr: parkAvenue }),
  customer('65', 'Northgate Partners L.P.', { Taxable: false }),
  customer('58', 'Amber Valley Dental', { Taxable: true, DefaultTaxCodeRef: { value: '4' } }),
  customer('59', 'Fieldstone Press', { Taxable: false, Active: false }),
];

function customer(
  id: string,
  name: string,
  more: Readonly<Record<string, unknown>>,
): QuickBooksRow {
  const plain = name.toLowerCase().replace(/[^a-z]+/g, '');
  return {
    Job: false,
    BillWithParent: false,
    Balance: 0,
    BalanceWithJobs: 0,
    CurrencyRef: dollars,
    PreferredDeliveryMethod: 'Print',
    ...kept,
    Id: id,
    FullyQualifiedName: name,
    CompanyName: name,
    DisplayName: name,
    PrintOnCheckName: name,
    Active: true,
    PrimaryEmailAddr: { Address: `accounts@${plain}.example` },
    ...more,
  };
}

const accounts: readonly QuickBooksRow[] = [
  account('79', 'Design income', ['Revenue', 'Income', '4000']),
  account('80', 'Engineering income', ['Revenue', 'Income', '4010']),
  account('81', 'Services', ['Revenue', 'Income', '4020']),
  account('82', 'Reimbursed expenses', ['Revenue', 'Income', '4900']),
  account('84', 'Accounts Receivable (A/R)', ['Asset', 'Accounts Receivable', '1200']),
  account('85', 'Checking', ['Asset', 'Bank', '1000']),
  account('90', 'Sales tax payable', ['Liability', 'Other Current Liability', '2200']),
  account('91', 'Travel', ['Expense', 'Expense', '6100']),
  account('92', 'Meals', ['Expense', 'Expense', '6110']),
  account('93', 'Software', ['Expense', 'Expense', '6200']),
];

function account(
  id: string,
  name: string,
  [classification, type, number]: readonly [string, string, string],
): QuickBooksRow {
  return {
    Name: name,
    SubAccount: false,
    FullyQualifiedName: name,
    Active: true,
    Classification: classification,
    AccountType: type,
    AcctNum: number,
    CurrentBalance: 0,
    CurrentBalanceWithSubAccounts: 0,
    CurrencyRef: dollars,
    ...kept,
    Id: id,
  };
}

const items: readonly QuickBooksRow[] = [
  item('21', 'Design', '79', true),
  item('22', 'Engineering', '80', true),
  item('23', 'Project management', '81', true),
  item('24', 'Travel time', '81', false),
  item('31', 'Travel', '82', false),
  item('32', 'Lodging', '82', false),
  item('33', 'Meals', '82', false),
  item('34', 'Software', '82', false),
  item('35', 'Mileage', '82', false),
  { ...item('19', 'Consulting (old)', '81', true), Active: false },
  { ...item('18', 'All services', '81', false), Type: 'Category' },
];

function item(id: string, name: string, accountId: string, taxable: boolean): QuickBooksRow {
  const income = accounts.find(({ Id }) => Id === accountId);
  return {
    Name: name,
    Active: true,
    FullyQualifiedName: name,
    Taxable: taxable,
    UnitPrice: 0,
    Type: 'Service',
    IncomeAccountRef: { value: accountId, name: income?.['Name'] },
    TrackQtyOnHand: false,
    ...kept,
    Id: id,
  };
}

/** The sales tax of New York City: state, city and transport district. */
const rates = [
  ['5', 'New York State', 4],
  ['6', 'New York City', 4.5],
  ['7', 'Metropolitan Commuter District', 0.375],
] as const;

const taxRates: readonly QuickBooksRow[] = rates.map(([id, name, percent]) => ({
  Name: name,
  Description: 'Sales Tax',
  Active: true,
  RateValue: percent,
  AgencyRef: { value: '1' },
  ...kept,
  Id: id,
}));

const taxCodes: readonly QuickBooksRow[] = [
  { ...taxCode('TAX', 'TAX', []), Taxable: true },
  taxCode('NON', 'NON', []),
  {
    ...taxCode(
      '4',
      'New York City',
      rates.map(([id]) => id),
    ),
    Taxable: true,
    TaxGroup: true,
  },
];

function taxCode(id: string, name: string, rateIds: readonly string[]): QuickBooksRow {
  const details = rateIds.map((value, order) => ({
    TaxRateRef: { value, name: rates.find(([rate]) => rate === value)?.[1] },
    TaxTypeApplicable: 'TaxOnAmount',
    TaxOrder: order,
  }));
  return {
    Name: name,
    Description: name,
    Active: true,
    Taxable: false,
    TaxGroup: false,
    ...(rateIds.length === 0 ? {} : { SalesTaxRateList: { TaxRateDetail: details } }),
    PurchaseTaxRateList: { TaxRateDetail: [] },
    ...kept,
    Id: id,
  };
}

/** An invoice of January that has nothing to do with tracked work. */
const oldInvoice: QuickBooksRow = {
  ...kept,
  Id: '140',
  DocNumber: '2041',
  TxnDate: '2026-01-15',
  DueDate: '2026-02-14',
  CurrencyRef: dollars,
  LinkedTxn: [],
  Line: [
    {
      Id: '1',
      LineNum: 1,
      Description: 'Practice software, fixed fee',
      Amount: 1200,
      DetailType: 'SalesItemLineDetail',
      SalesItemLineDetail: {
        ItemRef: { value: '22', name: 'Engineering' },
        TaxCodeRef: { value: 'NON' },
      },
    },
    { Amount: 1200, DetailType: 'SubTotalLineDetail', SubTotalLineDetail: {} },
  ],
  TxnTaxDetail: { TotalTax: 0 },
  CustomerRef: { value: '58', name: 'Amber Valley Dental' },
  TotalAmt: 1200,
  Balance: 0,
  PrintStatus: 'NotSet',
  EmailStatus: 'EmailSent',
};

/** The firm's company in QuickBooks: books in dollars, other currencies allowed, own numbers. */
export function books(): QuickBooksState {
  return {
    login: { realmId: '9341452810066732', token: 'sample-quickbooks-token-for-the-local-workbook' },
    identity: freshIdentity('sample-app', 'sample-app-secret'),
    companyInfo: {
      CompanyName: 'Larkspur & Finch LLC',
      LegalName: 'Larkspur & Finch LLC',
      CompanyAddr: {
        Id: '1',
        Line1: '220 Lafayette Street',
        City: 'New York',
        CountrySubDivisionCode: 'NY',
        PostalCode: '10012',
      },
      CompanyStartDate: '2024-09-02',
      FiscalYearStartMonth: 'January',
      Country: 'US',
      SupportedLanguages: 'en',
      ...kept,
      Id: '1',
    },
    preferences: {
      AccountingInfoPrefs: { UseAccountNumbers: true, CustomerTerminology: 'Customers' },
      SalesFormsPrefs: { CustomTxnNumbers: true, AllowServiceDate: true, AllowDiscount: true },
      TaxPrefs: { UsingSalesTax: true, PartnerTaxEnabled: false },
      CurrencyPrefs: { MultiCurrencyEnabled: true, HomeCurrency: { value: 'USD' } },
      ...kept,
      Id: '1',
    },
    refusesUsedNumbers: true,
    rows: {
      Customer: customers,
      Item: items,
      Account: accounts,
      TaxCode: taxCodes,
      TaxRate: taxRates,
      Invoice: [oldInvoice],
      Attachable: [],
      Term: terms,
      Class: [],
      CompanyCurrency: currencies,
      Vendor: vendors,
    },
    files: {},
    replies: {},
    nextId: 141,
    nextNumber: 2042,
    requests: 0,
    recent: [],
  };
}
