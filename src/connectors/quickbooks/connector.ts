import type { Connector } from '../connector';
import { API } from './company';
import { readFailure } from './failure';
import { ledger } from './ledger';

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
      {
        name: 'sandbox',
        label: 'Company',
        secret: false,
        optional: true,
        choices: [
          { value: '', label: 'Live company' },
          { value: 'yes', label: 'Sandbox company, to try things out' },
        ],
      },
    ],
    // Discovery document and intuit-oauth 4.2, read 2026-11: an access token lasts an hour, and the
    // refresh token before the last one a day longer.
    oauth: {
      name: 'QuickBooks',
      appHelp:
        'Make an app at developer.intuit.com, register the redirect address below with it, and copy its client id and secret: the production keys for your books, the development keys for a sandbox.',
      authoriseUrl: 'https://appcenter.intuit.com/connect/oauth2',
      tokenUrl: 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
      revokeUrl: 'https://developer.api.intuit.com/v2/oauth2/tokens/revoke',
      scope: 'com.intuit.quickbooks.accounting',
      proofKey: false,
      tenantParameter: 'realmId',
      tenantsUrl: '',
      previousTokenMs: 24 * 3_600_000,
    },
    help: 'Get both in the OAuth 2.0 playground of your app at developer.intuit.com; the token lasts an hour.',
  },
  // A company takes 10 requests in a second and 500 in a minute, 40 at a time (limits page, read 2026-11).
  pace: {
    windows: [
      { requests: 10, windowMs: 1_000 },
      { requests: 500, windowMs: 60_000 },
    ],
    atOnce: 10,
  },
  failure: readFailure,
  ledger,
} satisfies Connector;
