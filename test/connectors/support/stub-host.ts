import type { Host, HttpRequest, HttpResponse, Store } from '../../../src/host';

/** An answer as tests write it. */
export interface StubAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface StubHost extends Host {
  /** Everything that was sent, and every pause, in their order. */
  readonly sent: HttpRequest[];
  readonly pauses: number[];
}

/** A host of which only fetching, secrets and the clock work; `reply` stands for the world. */
export function stubHost(
  reply: (request: HttpRequest, count: number) => StubAnswer,
  runMs = 300_000,
): StubHost {
  const sent: HttpRequest[] = [];
  const pauses: number[] = [];
  const start = Date.UTC(2026, 3, 2, 13);
  let passed = 0;
  const absent = (): never => {
    throw new Error('no part of this test');
  };
  return {
    sent,
    pauses,
    fetchAll: (requests) =>
      requests.map((request) => {
        sent.push(request);
        return response(reply(request, sent.length));
      }),
    secrets: memoryStore(),
    journal: memoryStore(),
    now: () => start + passed,
    remainingMs: () => runMs - passed,
    pause: (ms) => {
      pauses.push(ms);
      passed += ms;
    },
    readTab: absent,
    shapeTab: absent,
    changeTab: absent,
    alone: (work) => work(),
    aloneForPerson: (work) => work(),
    later: absent,
    digest: absent,
    zone: 'America/New_York',
    workbookId: 'workbook',
    actor: 'ana@example.com',
    log: () => {},
  };
}

export function response({ status, headers = {}, body = '' }: StubAnswer): HttpResponse {
  const lowered = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    status,
    headers: Object.fromEntries(lowered),
    text: typeof body === 'string' ? body : Buffer.from(body).toString('utf8'),
    bytes: () => (typeof body === 'string' ? Buffer.from(body) : body),
  };
}

function memoryStore(): Store {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => {
      if (value === null) values.delete(key);
      else values.set(key, value);
    },
    all: () => values,
  };
}
