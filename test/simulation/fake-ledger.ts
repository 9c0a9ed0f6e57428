import type { HttpRequest, HttpResponse } from '../../src/host';
import type { Fault } from './faults';
import type { LedgerTraits } from './ledger-traits';

export interface SentLine {
  readonly net: string;
  readonly text: string;
}

export interface SentDocument {
  /** Only on what is no invoice. */
  readonly kind?: 'creditNote';
  readonly number: string;
  readonly marker: string;
  readonly customer: string;
  readonly currency: string;
  readonly date: string;
  readonly rate: string;
  readonly tax: string;
  readonly total: string;
  readonly lines: readonly SentLine[];
}

export interface LedgerEntry extends SentDocument {
  readonly id: string;
  readonly human: boolean;
  voided: boolean;
  readonly createdAt: number;
  changedAt: number;
  readonly files: string[];
  total: string;
  /** What is not paid, where something is. */
  open?: string;
}

interface Remembered {
  readonly at: number;
  readonly body: string;
  readonly answer: HttpResponse;
}

/** A customer that the ledger does not take. */
export const REFUSED = 'C4';

const JSON_TYPE = { 'content-type': 'application/json' };

export function answerOf(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    status,
    text,
    headers: { ...JSON_TYPE, ...headers },
    bytes: () => new TextEncoder().encode(text),
  };
}

const GONE = () => answerOf(404, { code: 'gone', message: 'Not found.' });

const PERIOD_CLOSED = () =>
  answerOf(400, { code: '6200', message: 'The date is in a closed period' });

/** A ledger in memory that keeps to its traits and to the faults that it is told to have. */
export class FakeLedger {
  readonly documents: LedgerEntry[] = [];
  /** What people have deleted. */
  readonly deleted: LedgerEntry[] = [];
  /** Last day of the period that is closed; null where none is. */
  closedThrough: string | null = null;
  /** Whether it says so when it is asked. */
  tellsFacts = false;
  /** What its clock says, with which it stamps changes. */
  stamp = (now: number): number => now;
  private readonly remembered = new Map<string, Remembered>();
  private late: { readonly at: number; readonly work: () => void }[] = [];
  private nextId = 100;

  constructor(readonly traits: LedgerTraits) {}

  /** The same ledger as it is now; what is still on its way stays behind. */
  fork(): FakeLedger {
    const copy = new FakeLedger(this.traits);
    copy.documents.push(...structuredClone(this.documents));
    copy.deleted.push(...structuredClone(this.deleted));
    copy.closedThrough = this.closedThrough;
    copy.tellsFacts = this.tellsFacts;
    copy.nextId = this.nextId;
    for (const [key, value] of this.remembered) copy.remembered.set(key, value);
    return copy;
  }

  /** Lets what was late arrive. */
  settle(now: number): void {
    if (this.late.length === 0) return;
    const due = this.late.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    this.late = this.late.filter(({ at }) => at > now);
    for (const { work } of due) work();
  }

  answer(request: HttpRequest, now: number, fault: Fault | null): HttpResponse {
    this.settle(now);
    const work = (at: number) => this.handle(request, at);
    if (!fault) return work(now);
    if (fault.miscounts) return this.miscounted(work(now));
    return fault.strike(work, (at, later) => this.late.push({ at, work: later }), now);
  }

  /** Counts the tax in its own way: what is kept is a cent away from what was sent. */
  private miscounted(answer: HttpResponse): HttpResponse {
    const { id } = JSON.parse(answer.text) as { id?: string };
    const document = this.document(id);
    if (answer.status !== 200 || !document) return answer;
    document.total = (Number(document.total) + 0.01).toFixed(2);
    return answerOf(200, document);
  }

  /** A document that a person enters by hand. */
  enterByHand(document: SentDocument, now: number): LedgerEntry {
    return this.store(document, now, true);
  }

  /** A person deletes a document. */
  remove(document: LedgerEntry): void {
    this.documents.splice(this.documents.indexOf(document), 1);
    this.deleted.push(document);
  }

  /** Somebody enters it again as it was. */
  restore(document: LedgerEntry): void {
    this.deleted.splice(this.deleted.indexOf(document), 1);
    this.documents.push(document);
  }

  private handle({ method, url, headers, body }: HttpRequest, now: number): HttpResponse {
    const { pathname, searchParams } = new URL(url);
    const [, , id, files] = pathname.split('/');
    if (files === 'files') return this.files(method, id, searchParams.get('name') ?? '');
    if (method === 'POST' && files === 'void') return this.void(id, String(body), now);
    if (method === 'POST' && files === 'settle') return this.settleWith(id, String(body), now);
    if (method === 'POST') return this.create(String(body), headers['Idempotency-Key'] ?? '', now);
    if (pathname === '/facts') return answerOf(200, { closedThrough: this.closedThrough });
    if (pathname === '/changes') return this.changes(searchParams, now);
    if (id === undefined) return answerOf(200, { invoices: this.find(searchParams, now) });
    const found = this.document(id);
    return found ? answerOf(200, found) : GONE();
  }

  private files(method: string, id: string | undefined, name: string): HttpResponse {
    const found = this.document(id);
    if (!found) return GONE();
    if (method === 'GET') return answerOf(200, { names: found.files });
    found.files.push(name);
    return answerOf(200, { file: 'ok' });
  }

  private create(body: string, key: string, now: number): HttpResponse {
    const known = this.remembered.get(key);
    if (known && now - known.at < this.traits.replayMs) {
      if (known.body === body) return known.answer;
      return answerOf(400, { code: 'key', message: 'This key was used for another request.' });
    }
    const answer = this.createNew(JSON.parse(body) as SentDocument, now);
    if (this.traits.replayMs > 0 && (answer.status === 200 || this.traits.replaysFailures)) {
      this.remembered.set(key, { at: now, body, answer });
    }
    return answer;
  }

  private createNew(sent: SentDocument, now: number): HttpResponse {
    const { uniqueNumbers } = this.traits;
    if (sent.customer === REFUSED) {
      return answerOf(400, { code: '2500', message: 'Invalid customer' });
    }
    if (this.isClosed(sent)) return PERIOD_CLOSED();
    const isSame = (one: SentDocument) => one.number === sent.number && one.kind === sent.kind;
    if (uniqueNumbers && this.documents.some(isSame)) {
      return answerOf(400, { code: '6140', message: 'Duplicate Document Number Error' });
    }
    return answerOf(200, this.store(sent, now, false));
  }

  private store(sent: SentDocument, now: number, human: boolean): LedgerEntry {
    const id = String(this.nextId++);
    const number = this.traits.takesNumbers || human ? sent.number : `L${id}`;
    const entry = {
      ...sent,
      id,
      number,
      human,
      voided: false,
      createdAt: now,
      changedAt: this.stamp(now),
      files: [],
    };
    this.documents.push(entry);
    return entry;
  }

  /** Uses a part of a credit note for an invoice; refused where one of them has less. */
  private settleWith(id: string | undefined, body: string, now: number): HttpResponse {
    const { invoice, amount } = JSON.parse(body) as { invoice: string; amount: string };
    const both = [this.document(id), this.document(invoice)].flatMap((one) => one ?? []);
    const left = both.map(({ open, total }) => Number(open ?? total) - Number(amount));
    if (both.length < 2 || both.some(({ voided }) => voided) || left.some((one) => one < 0)) {
      return answerOf(400, { code: '6000', message: 'The amount is more than the balance' });
    }
    both.forEach((one, at) => {
      Object.assign(one, { open: left[at]?.toFixed(2), changedAt: this.stamp(now) });
    });
    return answerOf(200, both[0]);
  }

  /** Refused where the document is not as it was seen, paid in part, or void. */
  private void(id: string | undefined, body: string, now: number): HttpResponse {
    const found = this.document(id);
    if (!found) return GONE();
    if (this.isClosed(found)) return PERIOD_CLOSED();
    const { changedAt } = JSON.parse(body) as { changedAt: number };
    if (found.voided || found.open !== undefined || found.changedAt !== changedAt) {
      return answerOf(400, { code: '5010', message: 'Stale object' });
    }
    Object.assign(found, { voided: true, changedAt: this.stamp(now) });
    return answerOf(200, found);
  }

  private isClosed({ date }: SentDocument): boolean {
    return this.closedThrough !== null && date <= this.closedThrough;
  }

  private document(id: string | undefined): LedgerEntry | undefined {
    return this.documents.find((document) => document.id === id);
  }

  private find(wanted: URLSearchParams, now: number): readonly LedgerEntry[] {
    const { takesNumbers } = this.traits;
    const [number, customer] = [wanted.get('number'), wanted.get('customer')];
    return this.visible(wanted, now).filter((document) => {
      if (number === null) return document.customer === customer;
      if (takesNumbers) return document.number === number;
      return document.customer === customer && document.date === wanted.get('date');
    });
  }

  private changes(wanted: URLSearchParams, now: number): HttpResponse {
    const since = Date.parse(wanted.get('since') ?? '');
    const from = Number(wanted.get('page') ?? '0');
    const all = this.visible(wanted, now).filter(({ changedAt }) => changedAt >= since);
    const next = from + 3 < all.length ? String(from + 3) : null;
    return answerOf(200, { invoices: all.slice(from, from + 3), next });
  }

  /** Documents of the kind that is asked for, as far as the ledger shows them already. */
  private visible(wanted: URLSearchParams, now: number): readonly LedgerEntry[] {
    const asked = wanted.get('kind');
    return this.documents.filter(
      ({ createdAt, kind = 'invoice' }) =>
        createdAt + this.traits.trueLagMs <= now && (asked === null || kind === asked),
    );
  }
}
