import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { sampleFirm } from '../../../src/local/providers/sample-firm/sample-firm';
import { startProviders } from '../../../src/local/providers/start-providers';

const KEY = 'the-key-of-the-app';

test('a customer made in each ledger is notified, with the signature of the app', async () => {
  const got: { headers: IncomingHttpHeaders; body: string }[] = [];
  const receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.end();
    receiver.emit('got');
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const to = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  const subscription = { to, key: KEY };
  const state = sampleFirm();
  const providers = await startProviders({
    state,
    now: () => Date.UTC(2026, 3, 2),
    subscriptions: { quickbooks: subscription, xero: subscription },
  });
  const { quickbooks, xero } = state;
  const asked: readonly (readonly [string, string, Record<string, string>, string])[] = [
    [
      'https://quickbooks.api.intuit.com',
      `/v3/company/${quickbooks.login.realmId}/customer`,
      { Authorization: `Bearer ${quickbooks.login.token}` },
      JSON.stringify({ DisplayName: 'Alder & Sons' }),
    ],
    [
      'https://api.xero.com',
      '/api.xro/2.0/Contacts',
      { Authorization: `Bearer ${xero.login.token}`, 'xero-tenant-id': xero.login.tenantId },
      JSON.stringify({ Contacts: [{ Name: 'Alder & Sons' }] }),
    ],
  ];
  for (const [origin, path, headers, body] of asked) {
    const arrived = once(receiver, 'got');
    const method = path.endsWith('Contacts') ? 'PUT' : 'POST';
    await fetch(`${providers.routes[origin]}${path}`, { method, headers, body });
    await arrived;
  }
  await providers.close();
  receiver.close();
  receiver.closeAllConnections();
  const names = ['intuit-signature', 'x-xero-signature'];
  expect(got.map(({ headers }, at) => headers[names[at] ?? ''])).toEqual(
    got.map(({ body }) => createHmac('sha256', KEY).update(body).digest('base64')),
  );
  expect(got.map(({ body }) => JSON.parse(body))).toMatchObject([
    [{ type: 'qbo.customer.created.v1' }],
    { events: [{ eventCategory: 'CONTACT', eventType: 'CREATE' }], firstEventSequence: 1 },
  ]);
});
