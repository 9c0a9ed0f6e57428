import type { SimulatedRequest, Simulator } from '../simulator';
import { consentAnswer } from '../simulator-consent';
import { delayed } from '../simulator-delay';
import { letsIn, revokeAnswer, tokenAnswer } from '../simulator-identity';
import { jsonAnswer, parameter, placeAtOnce, textOf, throttledByAll } from '../simulator-tools';
import { type Asked, type Done, existing, readBody } from './simulator-asked';
import { batched } from './simulator-batch';
import { bookings } from './simulator-bookings';
import { changesAsked, withDeleted } from './simulator-cdc';
import { Fault, loginFault } from './simulator-fault';
import { queried } from './simulator-queried';
import { documentShelf } from './simulator-shelf';
import { asObject, pacific, type QuickBooksState, quickBooksEntities } from './simulator-state';
import { attached } from './simulator-upload';

/** What a company takes in a second, in a minute, and at a time (limits page, read 2026-11). */
const THROTTLES = [
  { requests: 10, windowMs: 1_000 },
  { requests: 500, windowMs: 60_000 },
];
const AT_ONCE = 40;

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
