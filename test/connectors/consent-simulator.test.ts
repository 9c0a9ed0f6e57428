import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { consentAnswer } from '../../src/connectors/simulator-consent';
import { freshIdentity } from '../../src/connectors/simulator-identity';
import { proofOf } from '../../src/connectors/simulator-sha256';

const redirectUri = 'https://script.google.com/macros/d/abc/usercallback';
const asked = {
  client_id: 'app',
  response_type: 'code',
  scope: 'books',
  redirect_uri: redirectUri,
  state: 'signed',
};
const state = freshIdentity('app', 'secret');
const page = {
  title: 'Books',
  company: { id: '77', name: 'Ink & Co' },
  tenantParameter: 'realmId',
};
const rules = { codeMs: 600_000, accessMs: 3_600_000, previousMs: 0 };

const answerTo = (query: Readonly<Record<string, string>>, own = rules) =>
  consentAnswer(
    {
      method: 'GET',
      host: 'login.books.example',
      path: '/authorise',
      query: Object.entries(query),
      headers: {},
      body: new Uint8Array(),
    },
    { state, now: 1000, rules: own, page },
  );

describe('the page at which a person lets an app in', () => {
  test('asks, and gives nothing before a button is pressed', () => {
    const done = answerTo(asked);
    expect(done.answer).toMatchObject({ status: 200 });
    expect(done.answer.body).toContain('Ink &#38; Co');
    expect(done.state).toBe(state);
  });

  test('sends the person back with a code that is good for a while, and the company', () => {
    const done = answerTo({ ...asked, decision: 'connect' });
    expect(done.answer.status).toBe(302);
    const back = new URL(done.answer.headers['Location'] ?? '');
    expect(back.origin + back.pathname).toBe(redirectUri);
    expect(Object.fromEntries(back.searchParams)).toEqual({
      code: 'code-1',
      state: 'signed',
      realmId: '77',
    });
    expect(done.state.codes).toEqual({
      'code-1': { redirectUri, challenge: '', until: 601_000 },
    });
  });

  test('sends her back without a code where she does not want to', () => {
    const done = answerTo({ ...asked, decision: 'cancel' });
    expect(done.answer.headers['Location']).toBe(`${redirectUri}?error=access_denied&state=signed`);
    expect(done.state).toBe(state);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['an app that nobody knows', { client_id: '<script>' }],
    ['a way back that is not registered', { redirect_uri: 'https://evil.example/usercallback' }],
    ['another kind of answer', { response_type: 'token' }],
    ['no scope', { scope: '' }],
    ['no state', { state: '' }],
  ])('sends nobody on for %s', (_, wrong) => {
    const { answer } = answerTo({ ...asked, ...wrong, decision: 'connect' });
    expect(answer.status).toBe(400);
    expect(answer.headers['Location']).toBeUndefined();
    expect(answer.body).not.toContain('<script>');
  });

  test('wants the proof of a key where the server takes them', () => {
    const own = { ...rules, digest: proofOf };
    const proof = { code_challenge: 'abc', code_challenge_method: 'S256' };
    expect(answerTo(asked, own).answer.status).toBe(400);
    expect(answerTo({ ...asked, ...proof }, own).answer.status).toBe(200);
  });
});

test('a proof is the SHA-256 of the verifier', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii', maxLength: 200 }), (verifier) => {
      expect(proofOf(verifier)).toBe(createHash('sha256').update(verifier).digest('base64url'));
    }),
  );
});
