import type { HttpRequest, HttpResponse } from '../host';
import { toSigned, toUnsigned } from './bytes';

type Options = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions;
type Response = GoogleAppsScript.URL_Fetch.HTTPResponse;

/** One silent host must not eat the whole run: the platform would wait six minutes. */
const READ_SECONDS = 30;
const WRITE_SECONDS = 60;

/**
 * Sends in parallel. The platform throws for all where one host cannot be reached; reads are then
 * sent one by one. A write is never sent twice: its answer has status 0, and nobody knows.
 */
export function fetchAll(requests: readonly HttpRequest[]): readonly HttpResponse[] {
  if (requests.length < 2) return requests.map(fetchOne);
  try {
    return UrlFetchApp.fetchAll(requests.map(sent)).map(answered);
  } catch (error) {
    if (requests.every(isRead)) return requests.map(fetchOne);
    return requests.map(() => unanswered(error));
  }
}

function fetchOne(request: HttpRequest): HttpResponse {
  try {
    const { url, ...options } = sent(request);
    return answered(UrlFetchApp.fetch(url, options));
  } catch (error) {
    return unanswered(error);
  }
}

const isRead = ({ method }: HttpRequest) => method === 'GET';

/** `timeoutSeconds` is documented and missing in the published types. */
function sent(request: HttpRequest): Options & { url: string; timeoutSeconds: number } {
  const headers = Object.entries(request.headers);
  const isType = ([name]: readonly [string, string]) => name.toLowerCase() === 'content-type';
  const contentType = headers.find(isType)?.[1];
  return {
    url: request.url,
    method: request.method.toLowerCase() as Lowercase<typeof request.method>,
    headers: Object.fromEntries(headers.filter((header) => !isType(header))),
    ...(contentType === undefined ? {} : { contentType }),
    ...(request.body === null ? {} : { payload: payloadOf(request.body) }),
    muteHttpExceptions: true,
    followRedirects: false,
    timeoutSeconds: isRead(request) ? READ_SECONDS : WRITE_SECONDS,
  };
}

function payloadOf(body: string | Uint8Array): string | number[] {
  return typeof body === 'string' ? body : toSigned(body);
}

function answered(response: Response): HttpResponse {
  const headers = Object.entries(response.getAllHeaders() as Record<string, string | string[]>);
  return {
    status: response.getResponseCode(),
    headers: Object.fromEntries(
      headers.map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]),
    ),
    get text() {
      return response.getContentText();
    },
    bytes: () => toUnsigned(response.getContent()),
  };
}

function unanswered(error: unknown): HttpResponse {
  const text = error instanceof Error ? error.message : String(error);
  return { status: 0, headers: {}, text, bytes: () => new Uint8Array(0) };
}
