import type { ConnectionView } from './protocol';

/** What a provider is to a person. */
export const roles: Readonly<Record<ConnectionView['role'], string>> = {
  source: 'Time tracker',
  ledger: 'Ledger',
  rates: 'Exchange rates',
};
