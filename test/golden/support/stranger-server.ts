import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { SimulatedAnswer } from '../../../src/connectors/simulator';
import { sampleFirm } from '../../../src/local/providers/sample-firm/sample-firm';
import { SimulatedProviders, simulatedRequest } from '../../support/simulated-network';

export const LEDGER = 'https://quickbooks.api.intuit.com';

/** A connection as a fault sees it: what was asked, and what the ledger would say. */
export interface Struck {
  readonly response: ServerResponse;
  /** Does what was asked, and gives the answer; not called: nothing was done. */
  done(): SimulatedAnswer;
  /** Does what was asked once the next request has come. */
  later(): void;
  /** The answer that the ledger gave to the first request of all. */
  readonly first: SimulatedAnswer | null;
}

export type Strike = (struck: Struck) => void;

/** A ledger in a server of somebody else's, that answers new invoices with faults, each in its turn. */
export class StrangerServer {
  private providers = new SimulatedProviders(sampleFirm());
  private readonly server: Server;
  private readonly waiting: (() => void)[] = [];
  private first: SimulatedAnswer | null = null;
  /** Faults that are left, by name. */
  faults: (readonly [name: string, strike: Strike])[] = [];
  readonly struck: string[] = [];
  port = 0;

  constructor(private readonly now: () => number) {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  async open(): Promise<void> {
    await new Promise<void>((done) => this.server.listen(this.port, '127.0.0.1', done));
    const address = this.server.address();
    if (typeof address === 'object' && address) this.port = address.port;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((done) => void this.server.close(() => done()));
  }

  /** Forgets every document that it was sent. */
  begin(): void {
    this.providers = new SimulatedProviders(sampleFirm());
    this.first = null;
  }

  /** Numbers and totals of what it has of ours. */
  get invoices(): readonly string[] {
    return this.providers.state.quickbooks.rows.Invoice.filter((row) =>
      `${row['DocNumber']}`.startsWith('INV-'),
    )
      .map((row) => `${row['DocNumber']} ${row['TotalAmt']}`)
      .sort();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    for (const work of this.waiting.splice(0)) work();
    const sent = simulatedRequest(`${LEDGER}${request.url ?? '/'}`, {
      method: request.method ?? 'GET',
      headers: Object.entries(request.headers).map(([name, value]) => [name, `${value}`]),
      body: Buffer.concat(parts),
    });
    const done = (): SimulatedAnswer => {
      const answer = this.providers.answer(sent, this.now());
      if (!answer) throw new Error(`nobody answers ${request.url}`);
      this.first ??= answer;
      return answer;
    };
    const creates = sent.method === 'POST' && sent.path.endsWith('/invoice');
    const [name, strike] = (creates && this.faults.shift()) || ['', null];
    if (!strike) return say(response, done());
    this.struck.push(name);
    strike({ response, done, later: () => void this.waiting.push(done), first: this.first });
  }
}

/** Says what the ledger said. */
export function say(response: ServerResponse, { status, headers, body }: SimulatedAnswer): void {
  response.writeHead(status, headers);
  response.end(typeof body === 'string' ? body : Buffer.from(body));
}
