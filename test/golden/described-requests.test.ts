import { describe, expect, test } from '@jest/globals';
import type { Network, NetworkRequest } from '../../src/local/engine/network';
import { otherLedgers, type ProvidersState } from '../../src/local/providers/providers-state';
import { QuickBooksContract } from '../connectors/support/quickbooks-contract';
import { XeroContract } from '../connectors/support/xero-contract';
import { BundleFirm } from '../support/bundle-firm';
import { sharedText } from '../support/shared-data';
import { networkTo } from '../support/simulated-network';
import { smallFirm } from '../support/small-firm';

type Body = Readonly<Record<string, unknown>>;

interface Sent {
  readonly path: string;
  readonly body: Body;
}

/** Bills a month with the bundle; gives every document that it sent to a host. */
function sentTo(host: string, connect: (firm: BundleFirm) => void): readonly Sent[] {
  const seen: NetworkRequest[] = [];
  const watched = (inner: Network): Network => ({
    sendAll: (requests) => {
      seen.push(...requests);
      return inner.sendAll(requests);
    },
  });
  const firm = BundleFirm.connected(smallFirm(), {
    network: (providers, now) => watched(networkTo(providers, now)),
  });
  connect(firm);
  firm.approveMonth();
  expect(firm.press('post').message).toBe('2 invoices posted.');
  return seen.flatMap(({ url, method, headers, body }) => {
    const to = new URL(url);
    const isJson = headers.some(
      ([name, value]) =>
        name.toLowerCase() === 'content-type' && value.startsWith('application/json'),
    );
    if (to.host !== host || method.toUpperCase() === 'GET' || !isJson || !body) return [];
    const path = to.pathname.split('/').pop() ?? '';
    return [{ path, body: JSON.parse(Buffer.from(body).toString('utf8')) as Body }];
  });
}

const schema = sharedText('contracts/quickbooks/qbo.schema.json');
const yaml = sharedText('contracts/xero/xero_accounting.yaml');

/** A document with a field that nobody described. */
const broken = (body: Body): Body => ({ ...body, ExchangeRte: 1 });

(schema && yaml ? describe : describe.skip)('what the bundle sends', () => {
  test('to QuickBooks is as Intuit describes it, and what is not is refused', () => {
    const contract = new QuickBooksContract(schema ?? '');
    const entities: Readonly<Record<string, string>> = { invoice: 'Invoice' };
    const sent = sentTo('quickbooks.api.intuit.com', () => {});
    expect(sent).toHaveLength(2);
    for (const { path, body } of sent) {
      const entity = entities[path] ?? path;
      expect([path, contract.complaints(entity, body)]).toEqual([path, []]);
      expect(contract.complaints(entity, broken(body))).not.toEqual([]);
    }
  });

  test('to Xero is as Xero describes it, and what is not is refused', () => {
    const contract = new XeroContract(yaml ?? '');
    const sent = sentTo('api.xero.com', (firm) => {
      firm.call('disconnect', 'quickbooks');
      const { xero = {} } = otherLedgers(firm.state as ProvidersState);
      expect(firm.call('connect', 'xero', xero)).toMatchObject({ ok: true });
    });
    expect(sent).toHaveLength(2);
    for (const { path, body } of sent) {
      expect([path, contract.requestComplaints(path, body)]).toEqual([path, []]);
      const [document] = (body as { readonly Invoices: readonly Body[] }).Invoices;
      const wrong = { Invoices: [broken(document ?? {})] };
      expect(contract.requestComplaints(path, wrong)).not.toEqual([]);
    }
  });
});

if (!schema || !yaml)
  test.skip('what the bundle sends (no contracts beside this checkout)', () => {});
