import type { QuestionAnswer, Reply } from '../protocol';
import { handle } from '../session/requests';
import type { Session } from '../session/session';
import type { Mailbox } from './mailbox';
import type { FromEngine, ToEngine } from './messages';

type Ending = ToEngine & { readonly kind: 'answer' | 'stop' };

/** Runs within runs: a script, a rival in one of its service calls, and a rival of that one. */
const DEEPEST = 3;
/** Real milliseconds between two looks at what a running script has changed. */
const TELL_EVERY_MS = 120;

/**
 * Serves the requests of pages one after the other. While a script runs, each of its service calls
 * looks for new ones and serves them before it goes on, as rivals of the run.
 */
export class EngineLoop {
  private depth = 0;
  private lastTold = 0;
  /** Questions that scripts wait for. */
  private readonly questions = new Set<number>();

  private opened: Session | null = null;

  constructor(
    private readonly mailbox: Mailbox,
    private readonly send: (message: FromEngine) => void,
  ) {}

  /** Serves this session from now on. */
  attach(session: Session): void {
    this.opened = session;
    session.apps.observer = { before: () => this.serveDuringRun() };
  }

  private get session(): Session {
    if (!this.opened) throw new Error('The workbook is not open yet.');
    return this.opened;
  }

  /** Fires triggers that have come due; called now and then while the workbook rests. */
  tick(): void {
    if (this.depth === 0) this.reply(() => this.session.fireDue());
  }

  /** Serves everything that has come; called whenever a message has arrived. */
  serveAll(): void {
    for (let message = this.mailbox.take(); message; message = this.mailbox.take()) {
      this.serve(message);
    }
  }

  private serveDuringRun(): void {
    if (this.depth < DEEPEST) {
      const waiting: ToEngine[] = [];
      for (let message = this.mailbox.take(); message; message = this.mailbox.take()) {
        if (message.kind === 'stop' || message.kind === 'answer') waiting.push(message);
        else this.serve(message);
      }
      for (const message of waiting) this.mailbox.keep(message);
    }
    const now = Date.now();
    if (now - this.lastTold < TELL_EVERY_MS) return;
    this.lastTold = now;
    this.session.tellChanges();
  }

  /** Waits for the answer to a question of a script, and serves other requests meanwhile. */
  waitForAnswer(question: number): QuestionAnswer {
    this.session.tellChanges();
    this.questions.add(question);
    const message = this.mailbox.waitFor(
      (one): one is Ending =>
        one.kind === 'stop' || (one.kind === 'answer' && one.answer.question === question),
      (other) => this.serveWhileWaiting(other),
    );
    this.questions.delete(question);
    if (message.kind === 'answer') return message.answer;
    this.mailbox.keep(message);
    return { question, button: 'CLOSE', text: '' };
  }

  /**
   * False for what has to wait: the answer to a question further down, and everything where too
   * many runs lie over each other.
   */
  private serveWhileWaiting(message: ToEngine): boolean {
    if (message.kind === 'answer') return !this.questions.has(message.answer.question);
    if (this.depth >= DEEPEST) return false;
    this.serve(message);
    return true;
  }

  private serve(message: ToEngine): void {
    if (message.kind === 'page') this.send({ kind: 'event', event: this.session.view() });
    if (message.kind === 'stop') {
      this.save();
      this.send({ kind: 'stopped' });
    }
    if (message.kind === 'callback') this.comeBack(message);
    if (message.kind !== 'request') return;
    const { client, id, request } = message;
    this.send({
      kind: 'reply',
      client,
      id,
      reply: this.reply(() => handle(this.session, request)),
    });
  }

  private comeBack({ id, query }: ToEngine & { readonly kind: 'callback' }): void {
    this.reply(() => {
      this.send({ kind: 'cameBack', id, answer: this.session.callback(query) });
    });
  }

  private reply(work: () => unknown): Reply {
    this.depth++;
    try {
      return { ok: true, value: work() };
    } catch (error) {
      const { name, message } = error as Error;
      return { ok: false, name, message };
    } finally {
      this.depth--;
      this.session.tellChanges();
      if (this.depth === 0) this.save();
    }
  }

  private save(): void {
    try {
      this.session.save();
    } catch (error) {
      const message = `The workbook could not be saved: ${(error as Error).message}`;
      this.send({ kind: 'event', event: { kind: 'toast', title: '', message, seconds: -1 } });
    }
  }
}
