import type { SimulatedRequest, Simulator } from '../simulator';
import { consentAnswer } from '../simulator-consent';
import { delayed } from '../simulator-delay';
import { letsIn, revokeAnswer, tokenAnswer } from '../simulator-identity';
import { jsonAnswer, parameter, placeAtOnce, textOf, throttledByAll } from '../simulator-tools';
import { batched } from './simulator-batch';
import { bookedBill } from './simulator-bill';
import { changesAsked, withDeleted } from './simulator-cdc';
import { keptCustomer } from './simulator-customer';
import { Fault, loginFault } from './simulator-fault';
import { bookedInvoice, checkFresh, type SalesEntity, voidedInvoice } from './simulator-invoice';
import { bookedBillPayment, bookedPayment, deletedPayment } from './simulator-payment';
import { parseQuery, select } from './simulator-query';
import { documentShelf } from './simulator-shelf';
import {
  asObject,
  type Json,
  pacific,
  type QuickBooksEntity,
  type QuickBooksRow,
  type QuickBooksState,
  quickBooksEntities,
  rowsIn,
} from './simulator-state';
import { attached } from './simulator-upload';

/** What a company takes in a second, in a minute, and at a time (limits page, read 2026-11). */
const THROTTLES = [
  { requests: 10, windowMs: 1_000 },
  { requests: 500, windowMs: 60_000 },
];
const AT_ONCE = 40;

interface Done {
  readonly body: Json;
  readonly state: QuickBooksState;
}

interface Asked {
  readonly request: SimulatedRequest;
  readonly state: QuickBooksState;
  readonly now: number;
}

const TOKEN_HOST = 'oauth.platform.intuit.com';
const REVOKE_HOST = 'developer.api.intuit.com';

const CONSENT_HOST = 'appcenter.intuit.com';
const IDENTITY_HOSTS = [TOKEN_HOST, REVOKE_HOST, CONSENT_HOST];

/** A code lasts ten minutes, an access token an hour, a replaced refresh token a day (read 2026-11). */
const RULES = { codeMs: 10 * 60_000, accessMs: 3_600_000, previousMs: 24 * 3_600_000 };

const prompt: Simulator<QuickBooksState> = {
  hosts: ['quickbooks.api.intuit.com', 'sandbox-quickbooks.api.intuit.com', ...IDENTITY_HOSTS],
  answer: (request, before, now) => {
    if (IDENTITY_HOSTS.includes(request.host)) {
      return identified({ request, state: before, now });
    }
    const { waitMs, recent } = throttledByAll(before.recent, now, THROTTLES);
    const state = { ...before, recent, requests: before.requests + 1 };
    const headers = { intuit_tid: `1-${(0x65000000 + state.requests).toString(16)}-tieout` };
    const isTooMany = waitMs > 0 || placeAtOnce(request) > AT_ONCE;
    const refusal = isTooMany ? 429 : refused(request, state, now);
    if (refusal !== null)
      return { answer: jsonAnswer(refusal, loginFault(refusal), headers), state };
    try {
      const done = once({ request, state, now });
      return { answer: jsonAnswer(200, done.body, headers), state: done.state };
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      const body = { Fault: fault.body, time: pacific(now, true) };
      return { answer: jsonAnswer(400, body, headers), state };
    }
  },
};

/** QuickBooks Online, as far as reading lists and booking documents goes. */
export const quickbooksSimulator = delayed(prompt, {
  ...documentShelf,
  // Which keys a late one is recognised by is documented nowhere: by none here, the worst case.
  commit: (request, state, now) => {
    try {
      return handle({ request, state, now }).state;
    } catch (fault) {
      if (fault instanceof Fault) return state;
      throw fault;
    }
  },
});

function refused(
  { headers, path }: SimulatedRequest,
  { login, identity }: QuickBooksState,
  now: number,
): 401 | 403 | null {
  const token = /^Bearer (.*)$/.exec(headers['authorization'] ?? '')?.[1] ?? '';
  if (token !== login.token && !letsIn(identity, token, now)) return 401;
  return path.startsWith(`/v3/company/${login.realmId}/`) ? null : 403;
}

function identified(asked: Asked) {
  const { answer, state: identity } = identityAnswer(asked);
  return { answer, state: { ...asked.state, identity } };
}

function identityAnswer({ request, state: { identity: state, login, companyInfo }, now }: Asked) {
  if (request.host === TOKEN_HOST) return tokenAnswer(request, { state, now, rules: RULES });
  if (request.host === REVOKE_HOST) return revokeAnswer(request, state);
  const company = { id: login.realmId, name: String(companyInfo['CompanyName'] ?? '') };
  const page = { title: 'QuickBooks', company, tenantParameter: 'realmId' };
  return consentAnswer(request, { state, now, rules: RULES, page });
}

/** A request with a key that was answered before gets the same answer, and changes nothing. */
function once(asked: Asked): Done {
  const { request, state } = asked;
  const key = parameter(request, 'requestid');
  if (request.method === 'GET' || key === undefined || key === '') return handle(asked);
  if (key.length > 50) throw new Fault('2050', 'The requestid is longer than 50 characters.');
  const known = state.replies[key];
  if (known !== undefined) return { body: asObject(JSON.parse(known)), state };
  const done = handle(asked);
  const replies = { ...done.state.replies, [key]: JSON.stringify(done.body) };
  return { body: done.body, state: { ...done.state, replies } };
}

const bookings: Readonly<Record<string, (asked: Asked) => Done>> = {
  'POST invoice': (asked) => bookSale('Invoice', asked),
  'POST creditmemo': (asked) => bookSale('CreditMemo', asked),
  'POST bill': bookBill,
  'POST payment': (asked) => bookPayment('Payment', asked),
  'POST billpayment': (asked) => bookPayment('BillPayment', asked),
  'POST customer': keepCustomer,
};

function handle(asked: Asked): Done {
  const { request, state, now } = asked;
  const [, , , , kind = '', id, ...rest] = request.path.split('/');
  const action = `${request.method} ${kind.toLowerCase()}`;
  const plain = rest.length === 0;
  const time = pacific(now, true);
  if (action === 'GET companyinfo' && plain) {
    return { body: { CompanyInfo: state.companyInfo, time }, state };
  }
  if (action === 'GET preferences' && id === undefined) {
    return { body: { Preferences: state.preferences, time }, state };
  }
  if (action === 'GET query') return queried(parameter(request, 'query') ?? '', asked);
  if (action === 'POST query') return queried(textOf(request.body), asked);
  if (action === 'GET cdc') return { body: changesAsked(asked), state };
  if (action === 'POST upload') return attached(request, state, now);
  if (action === 'POST batch') return batched(readBody(request), asked, handle);
  const book = bookings[action];
  if (book && id === undefined) return withDeleted(book(asked), now);
  const entity = quickBooksEntities.find((one) => one.toLowerCase() === kind.toLowerCase());
  if (request.method === 'GET' && entity && id !== undefined && plain) {
    return { body: { [entity]: existing(entity, id, state), time }, state };
  }
  throw new Fault(
    '500',
    `Operation Could not find resource for relative : ${request.path} is not supported.`,
  );
}

function queried(text: string, { state, now }: Asked): Done {
  const query = parseQuery(text);
  const found = select(query, rowsIn(state, query.entity));
  const time = pacific(now, true);
  if (query.columns[0]?.toLowerCase() === 'count(*)') {
    return { body: { QueryResponse: { totalCount: found.length }, time }, state };
  }
  const page = found.slice(query.start - 1, query.start - 1 + query.size);
  const rows = page.map((row) => chosen(row, query.columns));
  const answer =
    rows.length === 0
      ? {}
      : { [query.entity]: rows, startPosition: query.start, maxResults: rows.length };
  return { body: { QueryResponse: answer, time }, state };
}

function chosen(row: QuickBooksRow, columns: readonly string[]): Json {
  if (columns.includes('*')) return row;
  const wanted = new Set(['domain', 'sparse', ...columns].map((name) => name.toLowerCase()));
  return Object.fromEntries(Object.entries(row).filter(([name]) => wanted.has(name.toLowerCase())));
}

function existing(entity: QuickBooksEntity, id: string, state: QuickBooksState): QuickBooksRow {
  const row = rowsIn(state, entity).find(({ Id }) => Id === id);
  if (row) return row;
  throw new Fault(
    '610',
    `Object Not Found : Something you're trying to use has been made inactive. ${entity} ${id}`,
  );
}

/** Creates an invoice or a credit memo, or changes, voids or deletes the one that the body names. */
function bookSale(entity: SalesEntity, { request, state, now }: Asked): Done {
  const body = readBody(request);
  const time = pacific(now, true);
  const id = body['Id'];
  if (typeof id !== 'string') {
    const row = bookedInvoice(body, { state, now, entity });
    return { body: { [entity]: row, time }, state: withSale(entity, state, row) };
  }
  const known = existing(entity, id, state);
  checkFresh(body, known);
  const operation = parameter(request, 'operation');
  if (operation === 'delete') {
    const rest = rowsIn(state, entity).filter((row) => row !== known);
    const deleted = { domain: 'QBO', status: 'Deleted', Id: id };
    return {
      body: { [entity]: deleted, time },
      state: { ...state, rows: { ...state.rows, [entity]: rest } },
    };
  }
  const changed = body['sparse'] === true ? { ...known, ...body } : body;
  const row =
    operation === 'void'
      ? voidedInvoice(known, now)
      : bookedInvoice(changed, { state, now, known, entity });
  return { body: { [entity]: row, time }, state: withSale(entity, state, row) };
}

/** Creates a bill, or changes or deletes the one that the body names. */
function bookBill({ request, state, now }: Asked): Done {
  const body = readBody(request);
  const time = pacific(now, true);
  const id = body['Id'];
  const all = rowsIn(state, 'Bill');
  if (typeof id !== 'string') {
    const row = bookedBill(body, { state, now });
    const rows = { ...state.rows, Bill: [...all, row] };
    return { body: { Bill: row, time }, state: { ...state, rows, nextId: state.nextId + 1 } };
  }
  const known = existing('Bill', id, state);
  checkFresh(body, known);
  const isDeleted = parameter(request, 'operation') === 'delete';
  const changed = body['sparse'] === true ? { ...known, ...body } : body;
  const row = isDeleted ? null : bookedBill(changed, { state, now, known });
  const Bill = all.flatMap((one) => (one === known ? (row ?? []) : one));
  const answer = row ?? { domain: 'QBO', status: 'Deleted', Id: id };
  return { body: { Bill: answer, time }, state: { ...state, rows: { ...state.rows, Bill } } };
}

/** Makes a customer, or changes the one that the body names. */
function keepCustomer({ request, state, now }: Asked): Done {
  const body = readBody(request);
  const all = state.rows.Customer;
  const id = body['Id'];
  const known = typeof id === 'string' ? existing('Customer', id, state) : undefined;
  if (known) checkFresh(body, known);
  const row = keptCustomer(body, { state, now, ...(known ? { known } : {}) });
  const Customer = known ? all.map((one) => (one === known ? row : one)) : [...all, row];
  const nextId = state.nextId + (known ? 0 : 1);
  return {
    body: { Customer: row, time: pacific(now, true) },
    state: { ...state, rows: { ...state.rows, Customer }, nextId },
  };
}

/** Takes a payment, or deletes the one that the body names. */
function bookPayment(entity: 'Payment' | 'BillPayment', { request, state, now }: Asked): Done {
  const body = readBody(request);
  const time = pacific(now, true);
  const id = body['Id'];
  if (typeof id !== 'string') {
    const book = entity === 'Payment' ? bookedPayment : bookedBillPayment;
    const booked = book(body, { state, now });
    return { body: { [entity]: booked.row, time }, state: booked.state };
  }
  const known = existing(entity, id, state);
  checkFresh(body, known);
  if (parameter(request, 'operation') !== 'delete') {
    throw new Fault('500', `Operation ${entity} update is not supported.`);
  }
  const deleted = { domain: 'QBO', status: 'Deleted', Id: id };
  return { body: { [entity]: deleted, time }, state: deletedPayment(known, { state, now }) };
}

function withSale(
  entity: SalesEntity,
  state: QuickBooksState,
  row: QuickBooksRow,
): QuickBooksState {
  const before = rowsIn(state, entity);
  const known = before.some(({ Id }) => Id === row.Id);
  const after = known ? before.map((one) => (one.Id === row.Id ? row : one)) : [...before, row];
  return {
    ...state,
    rows: { ...state.rows, [entity]: after },
    nextId: state.nextId + (known ? 0 : 1),
    nextNumber: state.nextNumber + (known ? 0 : 1),
  };
}

function readBody({ body }: SimulatedRequest): Json {
  try {
    return asObject(JSON.parse(textOf(body)));
  } catch {
    throw new Fault(
      '2010',
      'Property Name:Unexpected character specified is unsupported or invalid',
    );
  }
}
