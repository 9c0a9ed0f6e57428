import { toBase64 } from '../base64';
import type { SimulatedAnswer, SimulatedRequest, Simulator } from '../simulator';
import { consentAnswer } from '../simulator-consent';
import { delayed } from '../simulator-delay';
import { letsIn, revokeAnswer, tokenAnswer } from '../simulator-identity';
import { proofOf } from '../simulator-sha256';
import { jsonAnswer, parameter, placeAtOnce, textOf, throttled } from '../simulator-tools';
import { type Asked, type Done, enveloped, notFound } from './simulator-answer';
import { attachments } from './simulator-attachments';
import { batchWritten } from './simulator-batch';
import { contactsAsked } from './simulator-contact';
import { creditsAsked } from './simulator-credits-asked';
import { gateBody, Invalid } from './simulator-error';
import { bookedInvoice, changedInvoice } from './simulator-invoice';
import { contactsPage, filtered, readInvoices } from './simulator-list';
import { paymentsAsked } from './simulator-payments-asked';
import { documentShelf } from './simulator-shelf';
import {
  type XeroInvoice,
  type XeroRow,
  type XeroState,
  xeroDate,
  xeroId,
} from './simulator-state';

const API_HOST = 'api.xero.com';
const IDENTITY_HOST = 'identity.xero.com';
const CONSENT_HOST = 'login.xero.com';

/** What an organisation takes in a minute, at a time, and in a day, where its state has no other. */
const THROTTLE = { requests: 60, windowMs: 60_000 };
const AT_ONCE = 5;
const A_DAY = 5_000;
const DAY_MS = 24 * 3_600_000;

/** What one app may ask of all organisations in a minute. */
const APP_MINUTE = 10_000;

/** How long a key is known, from its first use. */
const KEY_MS = 6 * 60_000;

/** A code lasts five minutes, an access token 30, and a replaced refresh token 30 more. */
const RULES = {
  codeMs: 5 * 60_000,
  accessMs: 30 * 60_000,
  previousMs: 30 * 60_000,
  digest: proofOf,
};

/** The only list that is not called as its path. */
const listName = (kind: string): string => (kind === 'Organisation' ? 'Organisations' : kind);

const prompt: Simulator<XeroState> = {
  hosts: [API_HOST, IDENTITY_HOST, CONSENT_HOST],
  answer: (request, before, now) => {
    if (request.host !== API_HOST) return identified({ request, state: before, now });
    const refusal = refused(request, before, now);
    if (refusal) return { answer: refusal, state: before };
    const { waitMs, recent } = throttled(before.recent, now, THROTTLE);
    const today = requestsOfDay(before, now);
    const dayLeft = (before.dayLimit ?? A_DAY) - today;
    const state = { ...before, recent, day: { from: dayOf(now), requests: today + 1 } };
    if (placeAtOnce(request) > AT_ONCE)
      return { answer: tooMany('concurrent', 1_000), state: before };
    if (waitMs > 0) return { answer: tooMany('minute', waitMs), state: { ...before, recent } };
    if (dayLeft < 1) return { answer: tooMany('day', dayOf(now) + DAY_MS - now), state: before };
    const done = once({ request, state, now });
    const headers = {
      ...done.answer.headers,
      'X-MinLimit-Remaining': String(THROTTLE.requests - recent.length),
      'X-DayLimit-Remaining': String(dayLeft - 1),
      'X-AppMinLimit-Remaining': String(APP_MINUTE - recent.length),
    };
    return { answer: { ...done.answer, headers }, state: done.state };
  },
};

/** Xero, as far as reading lists and booking documents goes. */
export const xeroSimulator = delayed(prompt, {
  ...documentShelf,
  commit: (request, state, now) => once({ request, state, now }).state,
});

const dayOf = (now: number): number => now - (now % DAY_MS);

function requestsOfDay({ day }: XeroState, now: number): number {
  return day?.from === dayOf(now) ? day.requests : 0;
}

function identified(asked: Asked): Done {
  const { answer, state: identity } = identityAnswer(asked);
  return { answer, state: { ...asked.state, identity } };
}

function identityAnswer({ request, state: { identity: state, login, organisation }, now }: Asked) {
  if (request.host === CONSENT_HOST) {
    const company = { id: login.tenantId, name: String(organisation['Name'] ?? '') };
    const page = { title: 'Xero', company, tenantParameter: '' };
    return consentAnswer(request, { state, now, rules: RULES, page });
  }
  return request.path.endsWith('/token')
    ? tokenAnswer(request, { state, now, rules: RULES })
    : revokeAnswer(request, state);
}

function refused(
  { headers, path }: SimulatedRequest,
  { login, identity }: XeroState,
  now: number,
): SimulatedAnswer | null {
  const token = /^Bearer (.*)$/.exec(headers['authorization'] ?? '')?.[1] ?? '';
  if (token !== login.token && !letsIn(identity, token, now)) {
    return jsonAnswer(401, gateBody(401, 'Unauthorized', 'AuthenticationUnsuccessful'));
  }
  if (path === '/connections' || headers['xero-tenant-id'] === login.tenantId) return null;
  return jsonAnswer(403, gateBody(403, 'Forbidden', 'AuthenticationUnsuccessful'));
}

function tooMany(problem: 'minute' | 'day' | 'concurrent', waitMs: number): SimulatedAnswer {
  const words = `The ${problem} limit is exceeded`;
  return jsonAnswer(429, gateBody(429, 'Too Many Requests', words), {
    'X-Rate-Limit-Problem': problem,
    'Retry-After': String(Math.ceil(waitMs / 1000)),
  });
}

/** The same request with a known key gets the first answer, an error too; another is refused. */
function once(asked: Asked): Done {
  const { request, state, now } = asked;
  const key = request.headers['idempotency-key'];
  if (request.method === 'GET' || key === undefined) return handled(asked);
  const print = `${request.method} ${request.path} ${toBase64(request.body)}`;
  const known = state.replies[key];
  if (known && now - known.at < KEY_MS) {
    if (known.request === print) {
      return { answer: jsonAnswer(known.status, JSON.parse(known.body)), state };
    }
    const words = 'The idempotency key was used for another request';
    return { answer: jsonAnswer(400, gateBody(400, 'Bad Request', words)), state };
  }
  const done = handled(asked);
  const body = typeof done.answer.body === 'string' ? done.answer.body : '';
  const reply = { at: now, request: print, status: done.answer.status, body };
  return { ...done, state: { ...done.state, replies: { ...done.state.replies, [key]: reply } } };
}

function handled(asked: Asked): Done {
  try {
    return routed(asked);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return { answer: jsonAnswer(400, error.body), state: asked.state };
  }
}

function routed(asked: Asked): Done {
  const { request, state } = asked;
  const { organisation, login } = state;
  if (request.path === '/connections') {
    const tenant = { id: xeroId(0), tenantId: login.tenantId, tenantType: 'ORGANISATION' };
    return { answer: jsonAnswer(200, [{ ...tenant, tenantName: organisation['Name'] }]), state };
  }
  const [, , , kind = '', id, part, name] = request.path.split('/');
  const reads = request.method === 'GET';
  const lists: Readonly<Record<string, readonly XeroRow[]>> = {
    Organisation: [shownOrganisation(organisation)],
    Currencies: state.currencies,
    TaxRates: state.taxRates,
    Items: state.items,
    Accounts: state.accounts,
    TrackingCategories: trackingShown(request, state),
  };
  const list = lists[kind];
  if (reads && list && id === undefined) {
    return {
      answer: enveloped(asked, listName(kind), { rows: filtered(asked, list) }),
      state,
    };
  }
  if (reads && kind === 'Contacts' && id === undefined)
    return { answer: contactsPage(asked), state };
  if (kind === 'Contacts') return contactsAsked(asked, id);
  if (kind === 'Payments') return paymentsAsked(asked, id);
  if (part === 'Attachments') return attachments(asked, { kind, id: id ?? '', name });
  if (kind === 'CreditNotes') return creditsAsked(asked, { id, part });
  if (kind !== 'Invoices') return { answer: notFound(), state };
  if (reads) return { answer: readInvoices(asked, id), state };
  return request.method === 'PUT' || request.method === 'POST'
    ? writeInvoices(asked, id)
    : { answer: notFound(), state };
}

/** Archived categories only where they are asked for. */
function trackingShown(request: SimulatedRequest, state: XeroState): readonly XeroRow[] {
  const archived = parameter(request, 'includeArchived') === 'true';
  return (state.trackingCategories ?? []).filter(({ Status }) => archived || Status !== 'ARCHIVED');
}

/** Days of the state as the service shows them. */
function shownOrganisation(organisation: XeroState['organisation']): XeroRow {
  const locks = ['PeriodLockDate', 'EndOfYearLockDate'].flatMap((name) => {
    const day = organisation[name];
    return typeof day === 'string' ? [[name, xeroDate(Date.parse(day))] as const] : [];
  });
  return { ...organisation, ...Object.fromEntries(locks) };
}

/** PUT creates; POST changes the invoice that has the id or the number, and creates otherwise. */
function writeInvoices(asked: Asked, id: string | undefined): Done {
  const { request, now } = asked;
  const sent = JSON.parse(textOf(request.body)) as { Invoices?: XeroRow[] } & XeroRow;
  const write = (body: XeroRow, state: XeroState) => {
    const known =
      request.method === 'POST'
        ? state.invoices.find(
            (one) =>
              one.InvoiceID === (id ?? body['InvoiceID']) ||
              (one.Type === 'ACCREC' && one.InvoiceNumber === body['InvoiceNumber']),
          )
        : undefined;
    const row = known
      ? changedInvoice(body, known, { state, now })
      : bookedInvoice(body, { state, now });
    return { row, state: withInvoice(state, row, known) };
  };
  return batchWritten(asked, { kind: 'Invoices', bodies: sent.Invoices ?? [sent], write });
}

function withInvoice(state: XeroState, row: XeroInvoice, known?: XeroInvoice): XeroState {
  const invoices = known
    ? state.invoices.map((one) => (one === known ? row : one))
    : [...state.invoices, row];
  return { ...state, invoices, count: state.count + 1 };
}
