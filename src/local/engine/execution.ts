import type { Clock } from './clock';
import type { CallGate, ServiceCall } from './membrane';
import type { Realm } from './realm';
import { ScriptError } from './script-error';

/** AuthMode of an execution (apps-script.md 3.5). */
export type AuthMode = 'NONE' | 'LIMITED' | 'CUSTOM_FUNCTION' | 'FULL';

/** What started an execution; decides its time limit, its AuthMode and what UI it may use. */
export type Cause =
  | 'editor'
  | 'menu'
  | 'rpc'
  | 'simpleTrigger'
  | 'installableTrigger'
  | 'customFunction'
  | 'webApp';

/** Who runs a function, where and why. */
export interface Caller {
  readonly cause: Cause;
  readonly authMode: AuthMode;
  /** E-mail address of the person; empty for an anonymous visitor of a web app. */
  readonly user: string;
  /** Under whose authority the script runs, where that is another: the deployer of a web app. */
  readonly effectiveUser?: string;
  /** Does a person see the spreadsheet? Where it is left out, the cause decides. */
  readonly interactive?: boolean;
  /** What the browser calls itself, for a request to a web app. */
  readonly userAgent?: string;
  /** Id of the spreadsheet that the script is bound to or opened in, or null. */
  readonly documentId: string | null;
}

/** Looks at each service call before and after it; used for rivals, kills and injected faults. */
export interface CallObserver {
  before?(call: ServiceCall, execution: Execution): void;
  after?(call: ServiceCall, execution: Execution): void;
}

/** One line that a script wrote through `console` or `Logger`. */
export interface LogLine {
  readonly level: 'log' | 'info' | 'warn' | 'error';
  readonly text: string;
  readonly at: number;
}

export const TIME_LIMIT_MESSAGE = 'Exceeded maximum execution time';

/** Minutes that a trigger-less run may take; simple triggers and custom functions have 30 s. */
const LIMIT_MS = 360_000;
const SHORT_LIMIT_MS = 30_000;

/**
 * One run of a function: its deadline, its log, its service calls. After the end of its time, or
 * a kill, every further call throws, so that no `catch` or `finally` of the script has an effect.
 */
export class Execution implements CallGate {
  readonly log: LogLine[] = [];
  readonly startedAt: number;
  /** When the run has to be over; time that it stands still for a person is added. */
  deadline: number;
  /** Service calls so far. */
  calls = 0;
  /** The globals of this run, once it has any. */
  realm: Realm | undefined;
  private ended: string | undefined;
  private readonly endings: (() => void)[] = [];
  private readonly returnings: (() => void)[] = [];

  constructor(
    readonly caller: Caller,
    readonly clock: Clock,
    private readonly gates: readonly ((execution: Execution, call: ServiceCall) => void)[],
    private readonly observer: CallObserver,
  ) {
    this.startedAt = clock.now();
    const short = caller.cause === 'simpleTrigger' || caller.cause === 'customFunction';
    this.deadline = this.startedAt + (short ? SHORT_LIMIT_MS : LIMIT_MS);
  }

  before(call: ServiceCall): void {
    this.refuseWhenEnded();
    this.calls++;
    this.observer.before?.(call, this);
    this.refuseWhenEnded();
    for (const gate of this.gates) gate(this, call);
    this.refuseWhenEnded();
  }

  after(call: ServiceCall): void {
    this.observer.after?.(call, this);
    this.refuseWhenEnded();
  }

  /** Ends the run as the platform does: nothing that the script does from here on counts. */
  kill(reason: string = TIME_LIMIT_MESSAGE): void {
    this.ended ??= reason;
  }

  /** Why the run was ended, if it was. */
  get killed(): string | undefined {
    return this.ended;
  }

  /** Whose properties, triggers and quotas the run uses. */
  get effectiveUser(): string {
    return this.caller.effectiveUser ?? this.caller.user;
  }

  remainingMs(): number {
    return this.deadline - this.clock.now();
  }

  /** Does `work` while the run stands still: an open dialog takes none of its time. */
  suspendFor<T>(work: () => T): T {
    const began = this.clock.now();
    try {
      return work();
    } finally {
      this.deadline += this.clock.now() - began;
    }
  }

  /** Has `work` done after the script has returned; what it throws, the run has thrown. */
  atReturn(work: () => void): void {
    this.returnings.push(work);
  }

  returned(): void {
    for (const work of this.returnings.splice(0)) work();
  }

  /** Has `work` done when the run is over, however it ends; locks are freed this way. */
  atEnd(work: () => void): void {
    this.endings.push(work);
  }

  finish(): void {
    for (const work of this.endings.splice(0).reverse()) work();
  }

  write(level: LogLine['level'], text: string): void {
    this.log.push({ level, text, at: this.clock.now() });
  }

  private refuseWhenEnded(): void {
    if (this.ended === undefined && this.clock.now() > this.deadline) this.kill();
    if (this.ended !== undefined) throw new ScriptError(this.ended);
  }
}
