import type { ServiceContext } from '../../engine/local-apps-script';
import type { NetworkAnswer } from '../../engine/network';
import { ScriptError } from '../../engine/script-error';
import { ServiceObject } from '../../engine/service-object';
import { useQuota } from '../quotas';
import { type FetchRequest, fetchRequest, networkRequest } from './fetch-request';
import { HTTPResponse, textOf } from './http-response';
import { checkWhitelist } from './whitelist';

const RESPONSE_LIMIT = 50 * 1024 * 1024;
const SHOWN_OF_FAILURE = 150;

type Options = Readonly<Record<string, unknown>>;

/** `UrlFetchApp`: blocks until every answer is there (apps-script.md 3.3). */
export class UrlFetchApp extends ServiceObject {
  readonly gasType = 'URL_Fetch.UrlFetchApp';

  constructor(private readonly context: ServiceContext) {
    super();
  }

  fetch(url: string, params: Options = {}) {
    return this.send([fetchRequest(url, params)])[0];
  }

  /** All requests are checked before one is sent; one failure that is not muted loses all answers. */
  fetchAll(requests: readonly unknown[]) {
    return this.send(
      requests.map((one) => {
        const options = typeof one === 'string' ? { url: one } : ((one ?? {}) as Options);
        return fetchRequest(options['url'], options);
      }),
    );
  }

  getRequest(url: string, params: Options = {}) {
    const request = fetchRequest(url, params);
    return {
      url: request.url,
      method: request.method,
      contentType: request.contentType,
      payload: request.shownPayload,
      headers: Object.fromEntries(request.headers),
      followRedirects: request.followRedirects,
      validateHttpsCertificates: request.validateHttpsCertificates,
      useIntranet: false,
    };
  }

  private send(requests: readonly FetchRequest[]): HTTPResponse[] {
    const { network, project, clock } = this.context;
    for (const { url } of requests) checkWhitelist(url, project.manifest.urlFetchWhitelist);
    useQuota(this.context, 'urlfetch', requests.length);
    const answers = network.sendAll(requests.map(networkRequest));
    clock.advance(Math.max(0, ...answers.map(({ tookMs }) => tookMs)));
    return requests.map((request, index) => responseOf(request, answers[index]));
  }
}

const FAILURES: Readonly<Record<string, string>> = {
  dns: 'DNS error',
  unreachable: 'Address unavailable',
  timeout: 'Timeout',
  reset: 'Unexpected error',
};

function responseOf(request: FetchRequest, answer: NetworkAnswer | undefined): HTTPResponse {
  if (!answer || answer.kind === 'failure')
    throw new ScriptError(`${FAILURES[answer?.reason ?? 'reset']}: ${request.url}`);
  if (answer.body.length > RESPONSE_LIMIT)
    throw new ScriptError('Limit Exceeded: URLFetch Response Size.');
  if (answer.status >= 400 && !request.muteHttpExceptions)
    throw new ScriptError(failureText(request.url, answer));
  return new HTTPResponse(answer, request.url);
}

/** Names scheme and host only, and the beginning of the body. */
function failureText(url: string, answer: NetworkAnswer & { kind: 'answer' }): string {
  const body = textOf(answer);
  const shown = body.length > SHOWN_OF_FAILURE ? `${body.slice(0, SHOWN_OF_FAILURE)}...` : body;
  return (
    `Request failed for ${new URL(url).origin} returned code ${answer.status}. ` +
    `Truncated server response: ${shown} ` +
    '(use muteHttpExceptions option to examine full response)'
  );
}
