import { saveConnection } from '../../src/connectors/connection';
import { connectorOf, connectors } from '../../src/connectors/registry';
import type { SimulatedRequest } from '../../src/connectors/simulator';
import type { HttpRequest, HttpResponse } from '../../src/host';
import { type ProvidersState, sampleCredentials } from '../../src/local/providers/providers-state';
import { sampleFirm } from '../../src/local/providers/sample-firm/sample-firm';
import { answerOf, hostsOf, type Part } from '../../src/local/providers/simulated-answer';
import type { StepName } from '../../src/records/step';
import { acceptSuggestions } from '../../src/steps/accept-suggestions';
import { stepOf } from '../../src/steps/all-steps';
import { approveDrafts } from '../../src/steps/approve';
import { openWorld } from '../../src/steps/open-world';
import { runStep } from '../../src/steps/runner';
import type { StepRecord } from '../../src/steps/step-record';
import type { Tab } from '../../src/tabs/tab';
import { MemoryHost, response } from './memory-host';

/** The sample firm in memory: its workbook, its tracker, ledger and rates, without any HTTP. */
export class SimulatedFirm {
  readonly host: MemoryHost;
  state: ProvidersState;

  constructor(state: ProvidersState = sampleFirm()) {
    this.state = state;
    this.host = new MemoryHost((request, now) => this.answer(request, now));
    for (const [id, fields] of Object.entries(sampleCredentials(state))) {
      saveConnection(this.host, connectorOf(id), fields);
    }
  }

  /** Presses a step until it is through. */
  run(name: StepName): StepRecord {
    const step = stepOf(name);
    if (!step) throw new Error(`no step ${name}`);
    for (;;) {
      const record = runStep(openWorld(this.host), step);
      if (record.outcome !== 'continues') return record;
    }
  }

  /** The whole month: every step in its order, suggestions accepted, clean drafts approved. */
  runAll(): readonly StepRecord[] {
    const records = [this.run('pull'), this.run('review')];
    acceptSuggestions(openWorld(this.host));
    records.push(this.run('review'), this.run('price'), this.run('draft'));
    approveDrafts(openWorld(this.host));
    return [...records, this.run('post'), this.run('tieout')];
  }

  records<R>(tab: Tab<R>): readonly R[] {
    return openWorld(this.host).workbook.records(tab);
  }

  private answer(request: HttpRequest, now: number): HttpResponse {
    const url = new URL(request.url);
    const hosts = hostsOf(this.state);
    const part = (Object.keys(hosts) as Part[]).find((one) => hosts[one].includes(url.host));
    if (!part) return response(0, `DNS error: ${request.url}`);
    const done = answerOf(part, this.state, { request: simulated(request, url), now });
    this.state = done.state;
    const body =
      typeof done.answer.body === 'string'
        ? Buffer.from(done.answer.body)
        : Buffer.from(done.answer.body);
    return {
      status: done.answer.status,
      headers: Object.fromEntries(
        Object.entries(done.answer.headers).map(([name, value]) => [name.toLowerCase(), value]),
      ),
      text: body.toString('utf8'),
      bytes: () => new Uint8Array(body),
    };
  }
}

function simulated({ method, headers, body }: HttpRequest, url: URL): SimulatedRequest {
  return {
    method,
    host: url.host,
    path: url.pathname,
    query: [...url.searchParams],
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    body: typeof body === 'string' ? Buffer.from(body) : (body ?? new Uint8Array()),
  };
}

/** Every provider that the product knows; the firm uses three of them. */
export const providerIds = connectors.map(({ id }) => id);
