import { saveConnection } from '../../src/connectors/connection';
import { connectorOf } from '../../src/connectors/registry';
import type { HttpRequest, HttpResponse } from '../../src/host';
import { type ProvidersState, sampleCredentials } from '../../src/local/providers/providers-state';
import { sampleFirm } from '../../src/local/providers/sample-firm/sample-firm';
import type { StepName } from '../../src/records/step';
import { acceptSuggestions } from '../../src/steps/accept-suggestions';
import { stepOf } from '../../src/steps/all-steps';
import { approveDrafts } from '../../src/steps/approve';
import { openWorld } from '../../src/steps/open-world';
import { runStep } from '../../src/steps/runner';
import type { StepRecord } from '../../src/steps/step-record';
import type { Tab } from '../../src/tabs/tab';
import { MemoryHost, response } from './memory-host';
import { SimulatedProviders, simulatedRequest } from './simulated-network';

/** The sample firm in memory: its workbook, its tracker, ledger and rates, without any HTTP. */
export class SimulatedFirm {
  readonly host: MemoryHost;
  private readonly providers: SimulatedProviders;

  constructor(state: ProvidersState = sampleFirm()) {
    this.providers = new SimulatedProviders(state);
    this.host = new MemoryHost((request, now) => this.answer(request, now));
    for (const [id, fields] of Object.entries(sampleCredentials(state))) {
      saveConnection(this.host, connectorOf(id), fields);
    }
  }

  /** What tracker, ledger and publisher of rates know now. */
  get state(): ProvidersState {
    return this.providers.state;
  }

  /** Has somebody do something at a provider. */
  change(how: (state: ProvidersState) => ProvidersState): void {
    this.providers.state = how(this.providers.state);
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
    const records = this.runToDrafts();
    approveDrafts(openWorld(this.host));
    return [...records, this.run('post'), this.run('tieout')];
  }

  /** The month up to its drafts, of which none is approved. */
  runToDrafts(): readonly StepRecord[] {
    const records = [this.run('pull'), this.run('review')];
    acceptSuggestions(openWorld(this.host));
    return [...records, this.run('review'), this.run('price'), this.run('draft')];
  }

  records<R>(tab: Tab<R>): readonly R[] {
    return openWorld(this.host).workbook.records(tab);
  }

  private answer({ method, url, headers, body }: HttpRequest, now: number): HttpResponse {
    const sent = typeof body === 'string' ? Buffer.from(body) : (body ?? new Uint8Array());
    const request = simulatedRequest(url, { method, headers: Object.entries(headers), body: sent });
    const answer = this.providers.answer(request, now);
    if (!answer) return response(0, `DNS error: ${url}`);
    const bytes = Buffer.from(answer.body as Uint8Array);
    return {
      status: answer.status,
      headers: Object.fromEntries(
        Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]),
      ),
      text: bytes.toString('utf8'),
      bytes: () => new Uint8Array(bytes),
    };
  }
}
