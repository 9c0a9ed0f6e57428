import type { NetworkRequest } from '../../engine/network';
import { ScriptError } from '../../engine/script-error';
import { payloadOf } from './payload';

/** Quotas page: 2,082 characters of URL (reference), 50 MB of body, 100 headers of 8 KB in all. */
const URL_LIMIT = 2082;
const BODY_LIMIT = 50 * 1024 * 1024;
const HEADER_COUNT = 100;
const HEADER_SIZE = 8 * 1024;
const METHODS = ['get', 'delete', 'patch', 'post', 'put'];
const FORBIDDEN_HEADERS = /^(host|content-length)$/i;

/**
 * How long the platform waits for an answer: one minute was measured, six are documented
 * (apps-script.md 2); a script that works with the shorter works with both.
 */
const TIMEOUT_MS = 60_000;

type Options = Readonly<Record<string, unknown>>;

/** A request as `fetch` and `fetchAll` have checked it. */
export interface FetchRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly contentType: string | null;
  readonly body: Uint8Array | null;
  /** What `getRequest` shows as the payload. */
  readonly shownPayload: unknown;
  readonly followRedirects: boolean;
  readonly muteHttpExceptions: boolean;
  readonly validateHttpsCertificates: boolean;
}

const invalid = (what: string): ScriptError =>
  new ScriptError(`Attribute provided with invalid value: ${what}`);

/** Checks a request as the platform does before it sends anything, in the platform's words. */
export function fetchRequest(address: unknown, options: Options): FetchRequest {
  const method = methodOf(options['method']);
  const headers = headersOf(options['headers']);
  const url = urlOf(address, options['escaping'] !== false);
  const payload = payloadOf(options['payload']);
  if (payload && payload.body.length > BODY_LIMIT)
    throw new ScriptError('Limit Exceeded: URLFetch POST Size.');
  const given = options['contentType'];
  if (given !== undefined && given !== null && typeof given !== 'string')
    throw invalid('contentType');
  return {
    url,
    method: payload && method === 'get' ? 'post' : method, // a GET has no body
    headers,
    contentType: payload ? (payload.boundary ?? given ?? payload.contentType) : (given ?? null),
    body: payload?.body ?? null,
    shownPayload: payload?.shown ?? '',
    followRedirects: flag(options, 'followRedirects', true),
    muteHttpExceptions: flag(options, 'muteHttpExceptions', false),
    validateHttpsCertificates: flag(options, 'validateHttpsCertificates', true),
  };
}

/** The request as it leaves the platform. A `Content-Type` among the headers is used as it is. */
export function networkRequest(request: FetchRequest): NetworkRequest {
  const { url, method, headers, contentType, body, followRedirects } = request;
  const named = headers.some(([name]) => name.toLowerCase() === 'content-type');
  const type: [string, string][] =
    body === null || contentType === null || named ? [] : [['Content-Type', contentType]];
  return {
    url,
    method: method.toUpperCase(),
    headers: [...headers, ...type],
    body,
    followRedirects,
    timeoutMs: TIMEOUT_MS,
  };
}

function methodOf(value: unknown): string {
  if (value === undefined || value === null) return 'get';
  const method = typeof value === 'string' ? value.toLowerCase() : '';
  if (!METHODS.includes(method)) throw invalid('method');
  return method;
}

function headersOf(value: unknown): [name: string, value: string][] {
  if (value === undefined || value === null) return [];
  if (typeof value !== 'object' || Array.isArray(value)) throw invalid('headers');
  const headers = Object.entries(value).map(([name, one]): [string, string] => {
    if (one === null || one === undefined) throw invalid('Header:null');
    if (FORBIDDEN_HEADERS.test(name) || !/^[\w!#$%&'*+.^`|~-]+$/.test(name))
      throw invalid(`Header:${name}`);
    if (/[\r\n]/.test(String(one))) throw invalid(`Header:${name}`);
    return [name, String(one)];
  });
  const size = headers.reduce((sum, [name, one]) => sum + name.length + one.length, 0);
  if (headers.length > HEADER_COUNT || size > HEADER_SIZE)
    throw new ScriptError('Limit Exceeded: URLFetch Header Size.');
  return headers;
}

function urlOf(address: unknown, escaping: boolean): string {
  const text = typeof address === 'string' ? address.trim() : String(address ?? '');
  if (text === '') throw new ScriptError('Attribute provided with no value: url');
  if (text.length > URL_LIMIT) throw new ScriptError('Limit Exceeded: URLFetch URL Length.');
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = escaping ? escaped(whole) : whole;
  const legal = /^https?:\/\/[^\s/?#]+([/?#][!-~]*)?$/i.test(url) && URL.canParse(url);
  if (!legal) throw new ScriptError(`Invalid argument: ${text}`);
  return url;
}

/** Characters that no URL may hold become percent codes; codes that are there stay. */
const escaped = (url: string): string =>
  url.replace(/[^!-~]|["<>\\^`{|}]/gu, (char) => encodeURIComponent(char));

function flag(options: Options, name: string, usual: boolean): boolean {
  const value = options[name];
  if (value === undefined || value === null) return usual;
  if (typeof value !== 'boolean') throw invalid(name);
  return value;
}
