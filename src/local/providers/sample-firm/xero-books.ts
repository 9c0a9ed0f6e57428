import { freshIdentity } from '../../../connectors/simulator-identity';
import {
  type XeroRow,
  type XeroState,
  xeroDate,
  xeroId,
} from '../../../connectors/xero/simulator-state';

const UPDATED = xeroDate(Date.parse('2025-11-03T17:12:40Z'));

const contacts = [
  contact(101, 'Hôtel Lumière & Fils SAS', {
    DefaultCurrency: 'EUR',
    PaymentTerms: { Sales: { Day: 30, Type: 'DAYSAFTERBILLDATE' } },
  }),
  contact(102, 'Kestrel Robotics Inc', { AccountsReceivableTaxType: 'TAX001' }),
  contact(103, 'Open Shoreline Foundation', {}),
  contact(104, 'Northgate Partners, LLC', {}),
  contact(105, 'Northgate Partners L.P.', {}),
  contact(106, 'Amber Valley Dental', { AccountsReceivableTaxType: 'TAX001' }),
  contact(107, 'Fieldstone Press', { ContactStatus: 'ARCHIVED' }),
  contact(108, 'Joanna Leclair', { IsSupplier: true, IsCustomer: false }),
] as const;

function contact(count: number, name: string, more: XeroRow) {
  const plain = name.toLowerCase().replace(/[^a-z]+/g, '');
  return {
    ContactID: xeroId(count),
    ContactStatus: 'ACTIVE',
    Name: name,
    EmailAddress: `accounts@${plain}.example`,
    BankAccountDetails: '',
    Addresses: [],
    Phones: [],
    UpdatedDateUTC: UPDATED,
    ContactGroups: [],
    IsSupplier: false,
    IsCustomer: true,
    ContactPersons: [],
    HasAttachments: false,
    HasValidationErrors: false,
    ...more,
  };
}

const items = [
  item('DESIGN', 'Design', '400'),
  item('ENG', 'Engineering', '401'),
  item('PM', 'Project management', '402'),
  item('TRAVELTIME', 'Travel time', '402'),
  item('TRAVEL', 'Travel', '490'),
  item('LODGING', 'Lodging', '490'),
  item('MEALS', 'Meals', '490'),
  item('SOFTWARE', 'Software', '490'),
  item('MILEAGE', 'Mileage', '490'),
] as const;

function item(code: string, name: string, account: string) {
  const taxType = account === '490' ? 'NONE' : 'TAX001';
  return {
    ItemID: xeroId(code.length * 1000 + code.charCodeAt(0)),
    Code: code,
    Name: name,
    IsSold: true,
    IsPurchased: false,
    IsTrackedAsInventory: false,
    UpdatedDateUTC: UPDATED,
    SalesDetails: { UnitPrice: 0, AccountCode: account, TaxType: taxType },
  };
}

const accounts = (
  [
    ['400', 'Design income', 'REVENUE', 'REVENUE'],
    ['401', 'Engineering income', 'REVENUE', 'REVENUE'],
    ['402', 'Services', 'REVENUE', 'REVENUE'],
    ['490', 'Reimbursed expenses', 'REVENUE', 'REVENUE'],
    ['120', 'Accounts Receivable', 'CURRENT', 'ASSET'],
    ['820', 'Sales tax', 'CURRLIAB', 'LIABILITY'],
    ['493', 'Travel', 'EXPENSE', 'EXPENSE'],
  ] as const
).map(([code, name, type, group], index) => ({
  AccountID: xeroId(201 + index),
  Code: code,
  Name: name,
  Status: 'ACTIVE',
  Type: type,
  TaxType: 'NONE',
  Class: group,
  EnablePaymentsToAccount: false,
  ShowInExpenseClaims: false,
  BankAccountType: '',
  UpdatedDateUTC: UPDATED,
}));

const taxRates = [
  {
    Name: 'New York City',
    TaxType: 'TAX001',
    ReportTaxType: 'OUTPUT',
    CanApplyToAssets: true,
    CanApplyToEquity: true,
    CanApplyToExpenses: true,
    CanApplyToLiabilities: true,
    CanApplyToRevenue: true,
    DisplayTaxRate: 8.875,
    EffectiveRate: 8.875,
    Status: 'ACTIVE',
    TaxComponents: [
      { Name: 'New York City', Rate: 8.875, IsCompound: false, IsNonRecoverable: false },
    ],
  },
  {
    Name: 'Tax Exempt',
    TaxType: 'NONE',
    CanApplyToAssets: true,
    CanApplyToEquity: true,
    CanApplyToExpenses: true,
    CanApplyToLiabilities: true,
    CanApplyToRevenue: true,
    DisplayTaxRate: 0,
    EffectiveRate: 0,
    Status: 'ACTIVE',
    TaxComponents: [{ Name: 'No tax', Rate: 0, IsCompound: false, IsNonRecoverable: false }],
  },
] as const;

/** The same firm's organisation in Xero, for whoever keeps the books there. */
export function xeroBooks(): XeroState {
  return {
    login: { tenantId: xeroId(7), token: 'sample-xero-token-for-the-local-workbook' },
    identity: freshIdentity('sample-app', ''),
    organisation: {
      OrganisationID: xeroId(8),
      Name: 'Larkspur & Finch LLC',
      LegalName: 'Larkspur & Finch LLC',
      PaysTax: true,
      Version: 'US',
      OrganisationType: 'COMPANY',
      BaseCurrency: 'USD',
      CountryCode: 'US',
      IsDemoCompany: false,
      OrganisationStatus: 'ACTIVE',
      FinancialYearEndDay: 31,
      FinancialYearEndMonth: 12,
      CreatedDateUTC: UPDATED,
      Timezone: 'EASTERNSTANDARDTIME',
      ShortCode: '!lf26',
      Edition: 'BUSINESS',
    },
    currencies: [
      { Code: 'USD', Description: 'United States Dollar' },
      { Code: 'EUR', Description: 'Euro' },
    ],
    taxRates,
    trackingCategories: [],
    contacts,
    items,
    accounts,
    invoices: [],
    attachments: {},
    replies: {},
    count: 1000,
    recent: [],
  };
}
