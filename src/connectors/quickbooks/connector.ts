import type { Connector } from '../connector';
import { readFailure } from './failure';
import { API, ledger } from './ledger';

/** QuickBooks Online, Accounting API v3: developer.intuit.com. */
export const quickbooks = {
  id: 'quickbooks',
  title: 'QuickBooks Online',
  origins: [API],
  sandboxOrigins: { [API]: 'https://sandbox-quickbooks.api.intuit.com' },
  auth: {
    kind: 'token',
    accountHeader: '',
    fields: [
      { name: 'token', label: 'Access token', secret: true },
      { name: 'tenant', label: 'Company id', secret: false },
      { name: 'sandbox', label: 'Sandbox company (yes or no)', secret: false, optional: true },
    ],
    help: 'Get both in the OAuth 2.0 playground of your app at developer.intuit.com; the token lasts an hour.',
  },
  failure: readFailure,
  ledger,
} satisfies Connector;
