import type { Connector } from '../connector';
import { readFailure } from './failure';
import { ledger } from './ledger';
import { API } from './organisation';

/** Xero, Accounting API 2.0: developer.xero.com. */
export const xero = {
  id: 'xero',
  title: 'Xero',
  origins: [API],
  auth: {
    kind: 'token',
    accountHeader: 'xero-tenant-id',
    fields: [
      { name: 'token', label: 'Access token', secret: true },
      { name: 'tenant', label: 'Organisation id', secret: false },
    ],
    // Granular scopes since 2026-03-02; an access token lasts 30 minutes, and a refresh token may
    // be shown again for 30 more after it was replaced (OAuth 2.0 pages, read 2026-11).
    oauth: {
      name: 'Xero',
      appHelp:
        'Make an app of the kind "mobile or desktop" at developer.xero.com, register the redirect address below with it, and copy its client id.',
      authoriseUrl: 'https://login.xero.com/identity/connect/authorize',
      tokenUrl: 'https://identity.xero.com/connect/token',
      revokeUrl: 'https://identity.xero.com/connect/revocation',
      scope:
        'offline_access accounting.invoices accounting.contacts accounting.settings accounting.attachments',
      proofKey: true,
      tenantParameter: '',
      tenantsUrl: 'https://api.xero.com/connections',
      previousTokenMs: 30 * 60_000,
    },
    help: 'Get both with an app of your own at developer.xero.com; the token lasts half an hour.',
  },
  // An organisation takes 60 requests in a minute, and 5 at a time (limits page, read 2026-11).
  pace: { windows: [{ requests: 60, windowMs: 60_000 }], atOnce: 5 },
  failure: readFailure,
  ledger,
} satisfies Connector;
