import QuickBooks from 'node-quickbooks';
import { AccountingApi } from 'xero-node';
import type { Providers } from '../../../src/local/providers/start-providers';

const routeOf = ({ routes }: Providers, origin: string): string => {
  const route = routes[origin];
  if (route === undefined) throw new Error(`nobody serves ${origin}`);
  return route;
};

/** What a method of the client gives back. */
export type Row = Readonly<Record<string, unknown>>;

/** Intuit's client, which talks to the simulated QuickBooks as it would to the service. */
export function quickbooksClient(providers: Providers) {
  const { token, realmId } = providers.state().quickbooks.login;
  const route = routeOf(providers, 'https://sandbox-quickbooks.api.intuit.com');
  QuickBooks.V3_ENDPOINT_BASE_URL = `${route}/v3/company/`;
  const client = new QuickBooks('key', 'secret', token, false, realmId, true, false, 75, '2.0');
  /** Calls a method that ends with `(error, body)`. */
  const asked = (call: (done: (error: unknown, body: Row) => void) => void): Promise<Row> =>
    new Promise((resolve, reject) => {
      call((error, body) => (error ? reject(refusal(error)) : resolve(body)));
    });
  return { client, asked, realmId };
}

/** The client hands over what its HTTP library throws; the service's own words stand inside. */
function refusal(error: unknown): unknown {
  const { response } = error as {
    response?: { data?: { Fault?: { Error: { code: string; Detail: string }[] } } };
  };
  const [first] = response?.data?.Fault?.Error ?? [];
  return first ? new Error(`${first.code}: ${first.Detail}`) : error;
}

/** Xero's client, which talks to the simulated organisation as it would to the service. */
export function xeroClient(providers: Providers) {
  const { token, tenantId } = providers.state().xero.login;
  const api = new AccountingApi(`${routeOf(providers, 'https://api.xero.com')}/api.xro/2.0`);
  api.accessToken = token;
  return { api, tenantId };
}
