import { describe, expect, test } from '@jest/globals';
import type { Connector } from '../../src/connectors/connector';
import { failureOf } from '../../src/connectors/failure';
import { harvest } from '../../src/connectors/harvest/connector';
import { quickbooks } from '../../src/connectors/quickbooks/connector';
import { xero } from '../../src/connectors/xero/connector';
import { response } from '../support/memory-host';

const saidOf = (status: number, text: string) =>
  failureOf(response(status, text), { connector: harvest, writes: false, now: 0 })?.message;

test.each([
  [0, '', 'no answer came back'],
  [0, 'DNS error: https://api.harvestapp.com/v2/company?a=b', 'no answer came back (DNS error)'],
  [0, 'Unexpected error: https://a.example/x', 'no answer came back (Unexpected error)'],
  [0, 'Address unavailable', 'no answer came back (Address unavailable)'],
  [503, '', 'it answered 503 without a reason'],
  [422, '{"message":"Per page is too large."}', 'Per page is too large'],
])('status %i with %j is told in words, without an address', (status, text, words) => {
  expect(saidOf(status, text)).toBe(words);
});

const fault = (...errors: readonly object[]) => ({
  Fault: { Error: errors, type: 'ValidationFault' },
  time: '2026-04-02T06:00:00.000-07:00',
});

const login = (detail: string) => ({
  fault: { error: [{ message: 'message=…', detail, code: '3200', element: null }], type: 'X' },
});

const refused = (...Elements: readonly object[]) => ({
  ErrorNumber: 10,
  Type: 'ValidationException',
  Message: 'A validation exception occurred',
  Elements,
});

const errors = (...messages: readonly string[]) => ({
  ValidationErrors: messages.map((Message) => ({ Message })),
});

describe('a refusal is told in the words of the ledger, all of them, each once', () => {
  test.each<readonly [string, number, unknown, string, string]>([
    [
      'several errors',
      400,
      fault(
        {
          Message: 'Invalid Reference Id',
          Detail: 'Accounts element id 99 not found.',
          code: '2500',
        },
        {
          Message: 'Required param missing',
          Detail: 'Required parameter Line is missing.',
          code: '2020',
        },
      ),
      'rejected 2500',
      'Accounts element id 99 not found; Required parameter Line is missing',
    ],
    [
      'the same of two lines',
      400,
      fault(
        { Message: 'Object Not Found', Detail: 'Item 5 is inactive.', code: '610', element: 'a' },
        { Message: 'Object Not Found', Detail: 'Item 5 is inactive.', code: '610', element: 'b' },
      ),
      'rejected 610',
      'Item 5 is inactive',
    ],
    [
      'a headline without details',
      400,
      fault({ Message: 'Duplicate Document Number Error', Detail: null, code: '6140' }),
      'conflict 6140',
      'Duplicate Document Number Error',
    ],
    [
      'details that end in nothing',
      400,
      fault({
        Message: 'Duplicate',
        Detail: 'The name supplied already exists. : null',
        code: '6240',
      }),
      'conflict 6240',
      'The name supplied already exists',
    ],
    ['no words at all', 400, fault({ code: '6000' }), 'rejected 6000', 'no reason given'],
    [
      'a login in lower case',
      401,
      login('Token expired: x'),
      'unauthorised 3200',
      'Token expired: x',
    ],
    ['no JSON', 400, '<html>', 'rejected ', 'it answered 400 without a reason'],
  ])('QuickBooks, %s', (_, status, body, kind, words) => {
    expect(told(quickbooks, status, body)).toEqual([kind, words]);
  });

  test.each<readonly [string, number, unknown, string, string]>([
    [
      'errors of one document',
      400,
      refused(errors('Account code is missing.', 'The TaxType code X does not exist.')),
      'rejected 10',
      'Account code is missing; The TaxType code X does not exist',
    ],
    [
      'errors of its contact and a line, and the same once more',
      400,
      refused({
        Contact: errors('The contact is archived.'),
        LineItems: [{}, errors('Quantity is not valid')],
        ...errors('The contact is archived.'),
      }),
      'rejected 10',
      'The contact is archived; Quantity is not valid',
    ],
    ['no element', 400, refused(), 'rejected 10', 'A validation exception occurred'],
    [
      'errors that are missing',
      400,
      refused({ ValidationErrors: null }),
      'rejected 10',
      'A validation exception occurred',
    ],
    [
      'the gate before the API',
      401,
      { Type: null, Title: 'Unauthorized', Status: 401, Detail: 'TokenExpired: x', Instance: 'y' },
      'unauthorised ',
      'TokenExpired: x',
    ],
    [
      'the gate without details',
      403,
      { Title: 'Forbidden', Status: 403, Detail: '' },
      'forbidden ',
      'Forbidden',
    ],
    ['no JSON', 429, 'Rate limit', 'rateLimited ', 'it answered 429 without a reason'],
  ])('Xero, %s', (_, status, body, kind, words) => {
    expect(told(xero, status, body)).toEqual([kind, words]);
  });
});

function told(connector: Connector, status: number, body: unknown): readonly string[] {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const error = failureOf(response(status, text), { connector, writes: true, now: 0 });
  return [`${error?.kind} ${error?.code}`, error?.message ?? ''];
}
