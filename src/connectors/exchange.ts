import type * as z from 'zod/mini';
import { ApiError } from './api-error';
import { parseWire } from './parse-wire';

/** What to ask of a provider. Plain data, so that it can be frozen, hashed and shown. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /**
   * Whole address; `{tenant}` in it stands for the company that is connected, `{address}` at its
   * beginning for the place where the firm hosts the provider.
   */
  readonly url: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly body?: string | Uint8Array;
  readonly contentType?: string;
  /** It changes nothing, whatever its method: a search that is sent as a POST. */
  readonly reads?: true;
}

/** Whether a request can be sent again without doing anything twice. */
export function isRead({ method, reads }: ApiRequest): boolean {
  return method === 'GET' || reads === true;
}

/** What a provider answered, once it was found to be no failure. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  bytes(): Uint8Array;
}

/** One conversation: what to ask, and how to read the answer. Describes; does nothing by itself. */
export interface Exchange<T> {
  readonly request: ApiRequest;
  /** Throws an ApiError of kind `unexpectedAnswer` for an answer that cannot be what was asked. */
  read(answer: Answer): T;
  /** What an answer of 404 stands for, where it is no failure. */
  readonly absent?: T;
}

/** A conversation whose answer is JSON of a known shape. */
export function jsonExchange<W, T>(
  request: ApiRequest,
  schema: z.ZodMiniType<W>,
  translate: (wire: W) => T,
): Exchange<T> {
  return { request, read: (answer) => translate(parseJson(answer, schema)) };
}

/** Reads JSON of a known shape; fields that the schema does not name are ignored. */
export function parseJson<W>(answer: Answer, schema: z.ZodMiniType<W>): W {
  let json: unknown;
  try {
    json = JSON.parse(answer.text);
  } catch {
    throw unexpected(answer, { code: 'notJson', what: 'it is not JSON' });
  }
  const parsed = parseWire(schema, json);
  if ('data' in parsed) return parsed.data;
  throw unexpected(answer, { code: 'shape', what: parsed.what });
}

/** A conversation whose answer says nothing but that it was done; a web page is none. */
export function tacitExchange<T>(request: ApiRequest, done: T): Exchange<T> {
  return {
    request,
    read: (answer) => {
      if (isWebPage(answer)) throw unexpected(answer, { code: 'webPage', what: '' });
      return done;
    },
  };
}

const isWebPage = ({ text }: Answer): boolean => /^\s*<(!doctype|html)/i.test(text);

function unexpected(
  answer: Answer,
  { code, what }: { readonly code: string; readonly what: string },
): ApiError {
  const page = isWebPage(answer);
  return new ApiError({
    kind: 'unexpectedAnswer',
    status: answer.status,
    code: page ? 'webPage' : code,
    message: page ? 'it answered with a web page' : `its answer cannot be read (${what})`,
  });
}
