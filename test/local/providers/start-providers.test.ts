import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sampleCredentials } from '../../../src/local/providers/providers-state';
import { sampleFirm } from '../../../src/local/providers/sample-firm/sample-firm';
import { type Providers, startProviders } from '../../../src/local/providers/start-providers';

const NOW = Date.UTC(2026, 3, 2, 13);
const firm = sampleFirm();
const credentials = sampleCredentials(firm);
let providers: Providers;

beforeAll(async () => {
  providers = await startProviders({ state: firm, now: () => NOW });
});

afterAll(() => providers.close());

const harvestHeaders = {
  Authorization: `Bearer ${credentials['harvest']?.['token']}`,
  'Harvest-Account-Id': `${credentials['harvest']?.['tenant']}`,
  'User-Agent': 'test',
};

const ask = (url: string, init: RequestInit = {}) => {
  const { origin, pathname, search } = new URL(url);
  return fetch(`${providers.routes[origin]}${pathname}${search}`, {
    redirect: 'manual',
    ...init,
    headers: { ...harvestHeaders, ...init.headers },
  });
};

const company = 'https://api.harvestapp.com/v2/company';

test('every host of every simulator is served on this machine only', () => {
  expect(Object.keys(providers.routes)).toEqual([
    'https://api.harvestapp.com',
    'https://larkspurfinch.harvestapp.com',
    'https://harvest-receipts.s3.amazonaws.com',
    'https://api.track.toggl.com',
    'https://api.clockify.me',
    'https://reports.api.clockify.me',
    'https://euc1.clockify.me',
    'https://use2.clockify.me',
    'https://euw2.clockify.me',
    'https://apse2.clockify.me',
    'https://time.larkspurfinch.example',
    'https://quickbooks.api.intuit.com',
    'https://sandbox-quickbooks.api.intuit.com',
    'https://oauth.platform.intuit.com',
    'https://developer.api.intuit.com',
    'https://appcenter.intuit.com',
    'https://api.xero.com',
    'https://identity.xero.com',
    'https://login.xero.com',
    'https://data-api.ecb.europa.eu',
  ]);
  for (const route of Object.values(providers.routes)) {
    expect(route).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  }
});

test('a receipt comes from storage, byte for byte', async () => {
  const [id = ''] = Object.keys(firm.harvest.receipts);
  const moved = await ask(`https://larkspurfinch.harvestapp.com/expenses/${id}/receipt`);
  expect(moved.status).toBe(302);
  const { origin, pathname, search } = new URL(moved.headers.get('location') ?? '');
  const stored = await fetch(`${providers.routes[origin]}${pathname}${search}`);
  const { contentType, base64 } = firm.harvest.receipts[id] ?? {};
  expect(stored.headers.get('content-type')).toBe(contentType);
  expect(Buffer.from(await stored.arrayBuffer()).toString('base64')).toBe(base64);
});

test('a browser that comes from a page of consent is sent on to who stands in for its target', async () => {
  const back = 'https://script.google.com/macros/d/abc/usercallback';
  const query = new URLSearchParams({
    client_id: firm.quickbooks.identity.client.id,
    response_type: 'code',
    scope: 'books',
    redirect_uri: back,
    state: 'signed',
    decision: 'cancel',
  });
  const consent = async () => {
    const answer = await ask(`https://appcenter.intuit.com/connect/oauth2?${query}`);
    return answer.headers.get('location');
  };
  const way = '/macros/d/abc/usercallback?error=access_denied&state=signed';
  expect(await consent()).toBe(`https://script.google.com${way}`);
  providers.sendOn('https://script.google.com', 'http://127.0.0.1:8123');
  expect(await consent()).toBe(`http://127.0.0.1:8123${way}`);
});

test('the time of a request is the one that it brings', async () => {
  const rates = 'https://data-api.ecb.europa.eu/service/data/EXR/D.USD.EUR.SP00.A';
  const url = `${rates}?format=csvdata&startPeriod=2026-03-31&endPeriod=2026-03-31`;
  const noon = { headers: { 'x-local-time': String(Date.UTC(2026, 2, 31, 12)) } };
  expect((await ask(url, noon)).status).toBe(404);
  expect(await (await ask(url)).text()).toMatch(/USD,EUR,SP00,A,2026-03-31,1\.\d{4}\r\n$/);
});

describe('a planned fault', () => {
  test.each([
    ['throttled', 429],
    ['unavailable', 503],
    ['failed', 500],
    ['webPage', 200],
    ['empty', 200],
    ['garbled', 200],
  ] as const)('%s answers %i, as often as planned', async (kind, status) => {
    providers.plan({ kind, times: 2, pathEnds: '/company' });
    for (const _ of [1, 2]) {
      const answer = await ask(company);
      expect(answer.status).toBe(status);
      expect(await answer.text()).not.toContain('"weekly_capacity":126000}');
    }
    expect(await (await ask(company)).json()).toMatchObject({ name: 'Larkspur & Finch LLC' });
  });

  test.each(['reset', 'lost'] as const)('%s gives no answer at all', async (kind) => {
    providers.plan({ kind, times: 1 });
    await expect(ask(company)).rejects.toThrow('fetch failed');
    expect((await ask(company)).status).toBe(200);
  });

  test.each([
    ['reset', 0],
    ['lost', 1],
    ['failed', 1],
    ['unavailable', 0],
  ] as const)('%s leaves %i more invoices in the books', async (kind, more) => {
    const before = providers.state().quickbooks.rows.Invoice.length;
    providers.plan({ kind, times: 1, method: 'POST' });
    const { token, tenant } = credentials['quickbooks'] ?? {};
    await ask(`https://quickbooks.api.intuit.com/v3/company/${tenant}/invoice`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        CustomerRef: { value: '64' },
        CurrencyRef: { value: 'USD' },
        Line: [
          {
            Amount: 5,
            DetailType: 'SalesItemLineDetail',
            SalesItemLineDetail: { ItemRef: { value: '22' } },
          },
        ],
      }),
    }).catch(() => null);
    expect(providers.state().quickbooks.rows.Invoice).toHaveLength(before + more);
  });
});
