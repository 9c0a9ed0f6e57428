import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import * as quickbooksHook from '../../src/connectors/quickbooks/simulator-webhook';
import { signatureOf } from '../../src/connectors/simulator-sha256';
import * as xeroHook from '../../src/connectors/xero/simulator-webhook';
import { sharedText } from '../support/shared-data';
import * as quickbooks from './support/quickbooks';
import { NOW } from './support/simulated';
import * as xero from './support/xero';
import { XeroContract } from './support/xero-contract';

const KEY = 'a-verifier-token-of-the-app';

/** The signature by other hands than the simulator's. */
const hmac = (body: string, key = KEY) => createHmac('sha256', key).update(body).digest('base64');

test('signatures are those of HMAC-SHA256, for texts and keys of any length', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 });
  fc.assert(
    fc.property(text, text, (body, key) => expect(signatureOf(body, key)).toBe(hmac(body, key))),
  );
});

describe('QuickBooks notifies', () => {
  const signing = { now: NOW, verifierToken: KEY };

  test('of what was made and voided, signed, naming records alone', () => {
    const provider = quickbooks.simulatedBooks();
    const states = [provider.state];
    const { json } = quickbooks.ledger.documents.invoice.request(
      quickbooks.anOrder(),
      quickbooks.facts,
    );
    quickbooks.send(provider, json);
    states.push(provider.state);
    const { Id, SyncToken } = provider.state.rows.Invoice.at(-1) ?? { Id: '', SyncToken: '' };
    quickbooks.send(provider, { Id, SyncToken }, 'invoice?operation=void');
    states.push(provider.state);
    const [empty, made, voided] = states as [
      (typeof states)[0],
      (typeof states)[0],
      (typeof states)[0],
    ];
    const sent = [[empty, made] as const, [made, voided] as const].map((pair) =>
      quickbooksHook.notificationOf(pair, signing),
    );
    expect(sent.map((one) => JSON.parse(one?.body ?? '[]'))).toMatchObject([
      [{ type: 'qbo.invoice.created.v1', intuitentityid: Id, specversion: '1.0' }],
      [{ type: 'qbo.invoice.voided.v1', intuitentityid: Id }],
    ]);
    for (const one of sent) expect(one?.headers['intuit-signature']).toBe(hmac(one?.body ?? ''));
    expect(quickbooksHook.notificationOf([made, made], signing)).toBeNull();
  });

  test('in the fields of a notification that was published', () => {
    const sample = sharedText('contracts/quickbooks/webhook-samples.json');
    if (!sample) return;
    const [published] = JSON.parse(sample).cloudEvents as object[];
    const { state } = quickbooks.simulatedBooks();
    const none = { ...state, rows: { ...state.rows, Customer: [] } };
    const { body = '[]' } = quickbooksHook.notificationOf([none, state], signing) ?? {};
    const [ours] = JSON.parse(body) as object[];
    expect(Object.keys(ours ?? {}).sort()).toEqual(Object.keys(published ?? {}).sort());
  });
});

describe('Xero', () => {
  const signing = { now: NOW, webhookKey: KEY };

  function withDocuments() {
    const provider = xero.simulatedXero();
    const before = provider.state;
    xero.book(provider);
    xero.book(provider, xero.aCredit(), 'KEY2');
    return [before, provider.state] as const;
  }

  test('notifies of what was made, signed, its events numbered', () => {
    const { body = '', headers } =
      xeroHook.notificationOf(withDocuments(), { ...signing, sequence: 7 }) ?? {};
    expect(headers?.['x-xero-signature']).toBe(hmac(body));
    expect(JSON.parse(body)).toMatchObject({
      events: [
        { eventCategory: 'INVOICE', eventType: 'CREATE' },
        { eventCategory: 'CREDITNOTE', eventType: 'CREATE', data: { Type: 'ACCRECCREDIT' } },
      ],
      firstEventSequence: 7,
      lastEventSequence: 8,
    });
    const yaml = sharedText('contracts/xero/xero-webhooks.yaml');
    if (!yaml) return;
    const found = new XeroContract(yaml).answerComplaints('WebhookEvent', JSON.parse(body));
    // Its own examples have times without a zone, which the format that it names does not allow.
    expect(found.filter((one) => !/eventDateUtc must match format/.test(one))).toEqual([]);
  });

  test('asks before whether an address tells a signed request from a forged one', () => {
    const asked = xeroHook.intentToReceive(signing);
    const answers = asked.map(({ body, headers }) =>
      headers['x-xero-signature'] === hmac(body) ? 200 : 401,
    );
    expect(answers).toEqual(asked.map(({ expects }) => expects));
    expect(new Set(answers).size).toBe(2);
    expect(new Set(asked.map(({ body }) => body)).size).toBe(4);
  });
});
