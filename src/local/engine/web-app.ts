import { randomUUID } from 'node:crypto';
import { TextOutput } from '../services/content';
import { HtmlOutput } from '../services/html/html-output';
import { readStateToken } from '../services/script/state-token';
import type { Caller } from './execution';
import type { LocalAppsScript, Outcome } from './local-apps-script';

/** A request to the address of a web app. The script never sees its headers. */
export interface WebRequest {
  readonly method: string;
  /** What follows `/exec` or `/echo`, with the query: `?a=1` or `/file.txt?a=1`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface WebAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Query {
  readonly text: string;
  readonly pathInfo: string;
  readonly pairs: readonly (readonly [name: string, value: string])[];
}

/** Parameters that the platform keeps for itself (guides/web). */
const RESERVED = ['c', 'sid'];

/**
 * The one script project behind a web address: `/exec` runs it, `/echo` serves what it wrote, and
 * `/usercallback` ends an OAuth flow that a state token began.
 */
export class WebApp {
  private readonly echoes = new Map<
    string,
    { text: string; type: string; fileName: string | null }
  >();

  /** `owner` deployed the app; `echoAddress` is where the second address of an answer begins. */
  constructor(
    private readonly app: LocalAppsScript,
    private readonly owner: string,
    private readonly echoAddress: string,
  ) {}

  /** Answers a request to `/exec`; errors of the script are pages with status 200. */
  exec(request: WebRequest): WebAnswer {
    const query = queryOf(request);
    if (request.method === 'HEAD') return page(403, '');
    if (query.pairs.some(([name]) => RESERVED.includes(name)))
      return page(405, 'Sorry, the file you have requested does not exist.');
    if (query.pathInfo !== '') return page(200, 'Sign in to continue to Apps Script');
    const handler = request.method === 'POST' ? 'doPost' : 'doGet';
    if (!this.app.parts.project.functionNames.has(handler))
      return errorPage(`Script function not found: ${handler}`);
    const outcome = this.app.run(handler, [eventOf(request, query)], this.caller(request));
    return this.answerOf(outcome);
  }

  /** Answers a request to the second address; it works for a GET only, and once. */
  echo(request: WebRequest): WebAnswer {
    const key = queryOf(request).pairs.find(([name]) => name === 'user_content_key')?.[1] ?? '';
    const kept = this.echoes.get(key);
    if (request.method !== 'GET') return page(405, 'Method Not Allowed');
    if (!kept) return page(404, 'Sorry, the file you have requested does not exist.');
    this.echoes.delete(key);
    const attachment =
      kept.fileName === null
        ? {}
        : { 'content-disposition': `attachment; filename="${kept.fileName}"` };
    return {
      status: 200,
      headers: {
        'content-type': `${kept.type}; charset=utf-8`,
        'access-control-allow-origin': '*',
        ...attachment,
      },
      body: kept.text,
    };
  }

  /** Calls the function that the state token names, as the person who began the flow. */
  callback(request: WebRequest): WebAnswer {
    const query = queryOf(request);
    const token = query.pairs.find(([name]) => name === 'state')?.[1] ?? '';
    const state = readStateToken(token, this.app.parts.clock.now());
    if (!state) return errorPage('The state token is invalid or has expired. Please try again.');
    const event = eventOf(request, {
      ...query,
      pairs: [...query.pairs, ...Object.entries(state.args)],
    });
    const caller = { ...this.caller(request), user: state.user, effectiveUser: state.user };
    return this.answerOf(this.app.run(state.method, [event], caller));
  }

  /** The visitor is nobody, and the script runs as who deployed it. */
  private caller(request: WebRequest): Caller {
    const userAgent = request.headers['user-agent'];
    return {
      cause: 'webApp',
      authMode: 'FULL',
      user: '',
      effectiveUser: this.owner,
      documentId: null,
      ...(userAgent !== undefined && { userAgent }),
    };
  }

  private answerOf(outcome: Outcome): WebAnswer {
    if (outcome.kind === 'failed') return errorPage(`${outcome.name}: ${outcome.message}`);
    const { value } = outcome;
    if (value instanceof HtmlOutput) return pageOf(value);
    if (!(value instanceof TextOutput))
      return errorPage('The script completed but did not return anything.');
    const key = randomUUID();
    this.echoes.set(key, {
      text: value.getContent(),
      type: value.mediaType(),
      fileName: value.getFileName(),
    });
    const location = `${this.echoAddress}?user_content_key=${key}`;
    return { status: 302, headers: { location }, body: '' };
  }
}

/** The event of `doGet` and `doPost` (guides/web; forms measured by tanaikech). */
function eventOf({ method, headers, body }: WebRequest, query: Query) {
  const isPost = method === 'POST';
  const type = headers['content-type']?.replace(/;.*$/, '').trim() ?? '';
  const contents = Buffer.from(body).toString('utf8');
  const form = isPost && type === 'application/x-www-form-urlencoded' ? pairsOf(contents) : [];
  const pairs = [...query.pairs, ...form];
  const names = [...new Set(pairs.map(([name]) => name))];
  const valuesOf = (name: string) => pairs.filter(([own]) => own === name).map(([, one]) => one);
  return {
    contextPath: '',
    contentLength: isPost ? body.length : -1,
    queryString: query.text,
    parameter: Object.fromEntries(names.map((name) => [name, valuesOf(name)[0]])),
    parameters: Object.fromEntries(names.map((name) => [name, valuesOf(name)])),
    ...(isPost && { postData: { contents, length: body.length, name: 'postData', type } }),
  };
}

function queryOf({ path }: WebRequest): Query {
  const at = path.indexOf('?');
  const text = at === -1 ? '' : path.slice(at + 1);
  const pathInfo = (at === -1 ? path : path.slice(0, at)).replace(/^\//, '');
  return { text, pathInfo, pairs: pairsOf(text) };
}

const pairsOf = (text: string): [string, string][] => [...new URLSearchParams(text)];

const page = (status: number, text: string): WebAnswer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: text,
});

/** The platform cannot tell a caller that something went wrong but by the text of a page. */
const errorPage = (message: string): WebAnswer =>
  page(
    200,
    `<!DOCTYPE html><html><head><title>Error</title></head><body>${escaped(message)}</body></html>`,
  );

function pageOf(output: HtmlOutput): WebAnswer {
  const tags = output
    .getMetaTags()
    .map((tag) => `<meta name="${escaped(tag.getName())}" content="${escaped(tag.getContent())}">`);
  const head = `<head><title>${escaped(output.getTitle())}</title>${tags.join('')}</head>`;
  const { headers } = page(200, '');
  const frames: Record<string, string> =
    output.frameOptions === 'ALLOWALL' ? {} : { 'x-frame-options': 'SAMEORIGIN' };
  const body = `<!DOCTYPE html><html>${head}<body>${output.getContent()}</body></html>`;
  return { status: 200, headers: { ...headers, ...frames }, body };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
