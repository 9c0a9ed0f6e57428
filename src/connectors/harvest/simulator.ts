import { fromBase64 } from '../base64';
import type { SimulatedAnswer, SimulatedRequest, Simulator } from '../simulator';
import { jsonAnswer, parameter, throttled } from '../simulator-tools';
import { listPage } from './simulator-list';
import type { HarvestList, HarvestState } from './simulator-state';

const API_HOST = 'api.harvestapp.com';

/** Where receipts lie: signed addresses that take no credentials. */
const STORAGE_HOST = 'harvest-receipts.s3.amazonaws.com';

/** 100 requests in 15 seconds (help.getharvest.com/api-v2, general, read 2025-11). */
const THROTTLE = { requests: 100, windowMs: 15_000 };

/** How long the address of a stored receipt is good. */
const SIGNED_MS = 60_000;

/** Harvest as far as reading goes; its account may have any subdomain of `harvestapp.com`. */
export function harvestSimulator(subdomain: string): Simulator<HarvestState> {
  return {
    hosts: [API_HOST, `${subdomain}.harvestapp.com`, STORAGE_HOST],
    answer: (request, state, now) => {
      if (request.host === STORAGE_HOST) return { answer: storedFile(request, state, now), state };
      const { waitMs, recent } = throttled(state.recent, now, THROTTLE);
      const counted = { ...state, recent };
      if (waitMs === 0) return { answer: answerFor(request, state, now), state: counted };
      const seconds = String(Math.ceil(waitMs / 1000));
      const answer = jsonAnswer(429, { message: 'Too many requests' }, { 'Retry-After': seconds });
      return { answer, state: counted };
    },
  };
}

function answerFor(request: SimulatedRequest, state: HarvestState, now: number): SimulatedAnswer {
  const refusal = refused(request, state);
  if (refusal) return refusal;
  if (request.method !== 'GET') return notFound();
  if (request.host !== API_HOST) return receiptAddress(request, state, now);
  const [version, kind = '', id, ...rest] = request.path.split('/').slice(1);
  if (version !== 'v2' || rest.length > 0) return notFound();
  if (kind === 'company' && id === undefined) return jsonAnswer(200, state.company);
  const rows = state.lists[kind as HarvestList];
  if (!rows) return notFound();
  if (id === undefined) return listPage(request, kind as HarvestList, rows);
  const row = rows.find((one) => String(one.id) === id);
  return row ? jsonAnswer(200, row) : notFound();
}

function refused({ headers }: SimulatedRequest, state: HarvestState): SimulatedAnswer | null {
  if (!/\S/.test(headers['user-agent'] ?? '')) {
    return jsonAnswer(400, { message: 'A User-Agent header is required' });
  }
  if (headers['authorization'] !== `Bearer ${state.account.token}`) {
    return jsonAnswer(401, {
      error: 'invalid_token',
      error_description:
        'The access token provided is expired, revoked, malformed or invalid for other reasons.',
    });
  }
  if (headers['harvest-account-id'] !== state.account.id) {
    return jsonAnswer(403, { message: 'You are not authorized to perform this action' });
  }
  return null;
}

const notFound = (): SimulatedAnswer => jsonAnswer(404, { status: 404, error: 'Not Found' });

function receiptAddress(
  { path }: SimulatedRequest,
  { receipts }: HarvestState,
  now: number,
): SimulatedAnswer {
  const id = /^\/expenses\/(\d+)\/receipt$/.exec(path)?.[1] ?? '';
  if (!receipts[id]) return notFound();
  const location = `https://${STORAGE_HOST}/${id}?Expires=${now + SIGNED_MS}&Signature=${sign(id, now)}`;
  return { status: 302, headers: { Location: location }, body: '' };
}

/** Storage refuses credentials beside the ones in the address. */
function storedFile(
  request: SimulatedRequest,
  { receipts }: HarvestState,
  now: number,
): SimulatedAnswer {
  const id = request.path.slice(1);
  const expires = Number(parameter(request, 'Expires'));
  if (request.headers['authorization'] !== undefined) return denied(400, 'InvalidArgument');
  const signed = parameter(request, 'Signature') === sign(id, expires - SIGNED_MS);
  const file = receipts[id];
  if (!signed || !(now <= expires) || !file) return denied(403, 'AccessDenied');
  return {
    status: 200,
    headers: { 'Content-Type': file.contentType },
    body: fromBase64(file.base64),
  };
}

function denied(status: number, code: string): SimulatedAnswer {
  return {
    status,
    headers: { 'Content-Type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`,
  };
}

/** Not secret, only different for each file and time. */
function sign(id: string, at: number): string {
  let hash = 7;
  for (const digit of `${id}/${at}`) hash = (hash * 31 + digit.charCodeAt(0)) % 2_147_483_647;
  return hash.toString(36);
}
