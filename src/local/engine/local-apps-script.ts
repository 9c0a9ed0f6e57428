import type { Clock } from './clock';
import { type Caller, type CallObserver, Execution } from './execution';
import { reportLostRejections } from './lost-rejections';
import { Membrane, type ServiceCall } from './membrane';
import type { Network } from './network';
import type { Project } from './project';
import { createRealm } from './realm';
import { ScriptError } from './script-error';
import { ServiceObject } from './service-object';
import type { Switches } from './switches';
import { setProcessTimeZone } from './time-zone';
import { typeCatalogue } from './type-catalogue';
import type { UiHost } from './ui-host';
import type { World } from './world';

/** What a service may use. */
export interface ServiceContext {
  readonly world: World;
  readonly clock: Clock;
  readonly project: Project;
  readonly execution: Execution;
  readonly network: Network;
  readonly switches: Switches;
  readonly ui: UiHost;
  /** The other services, by their global names. */
  readonly services: Readonly<Record<string, ServiceFactory>>;
}

/** Makes the global object of a service for one execution. */
export type ServiceFactory = (context: ServiceContext) => ServiceObject;

/** Looks at every service call of an execution: scopes, AuthModes, cost, quotas. */
export type Gate = (context: ServiceContext, call: ServiceCall) => void;

export interface Parts {
  readonly project: Project;
  readonly world: World;
  readonly clock: Clock;
  readonly network: Network;
  readonly switches: Switches;
  readonly ui: UiHost;
  /** Global name → factory, as `LockService`. */
  readonly services: Readonly<Record<string, ServiceFactory>>;
  readonly gates: readonly Gate[];
  /**
   * Real milliseconds after which a run is stopped, two minutes unless said otherwise: an endless
   * loop calls no service and so never meets the virtual limit. `none` where dialogs wait for people.
   */
  readonly realLimitMs?: number | 'none';
}

/** How a run ended. A script that was killed has no value, whatever it did before. */
export type Outcome =
  | {
      readonly kind: 'returned';
      /** The host's own copy of what the function gave. */
      readonly value: unknown;
      /** What the function gave, still of its own realm. */
      readonly raw: unknown;
      readonly execution: Execution;
      /** The value as `JSON.stringify` of the script would write it. */
      json(): string | undefined;
      /** The host's object behind a service object of the script; undefined for anything else. */
      hostOf(value: object): object | undefined;
    }
  | {
      readonly kind: 'failed';
      readonly name: string;
      readonly message: string;
      readonly stack: string;
      readonly killed: boolean;
      readonly execution: Execution;
    };

const REAL_LIMIT_MS = 120_000;
const FUNCTION_NAME = /^[\w$]+(\.[\w$]+)*$/;
const TOO_MANY = 'There are too many scripts running simultaneously for this Google user account.';
const MISSING = { kind: 'missing' } as const;

/** Arguments, or what makes them for the run: an event holds service objects of its own run. */
export type Arguments = readonly unknown[] | ((context: ServiceContext) => readonly unknown[]);

/** Quotas page: simultaneous executions per user. */
const MOST_AT_ONCE = 30;

/** A place to run the functions of one project, as the platform would run them. */
export class LocalAppsScript {
  /** Watches every call of every execution; a test may kill or interleave here. */
  observer: CallObserver = {};
  private readonly running = new Map<string, number>();

  constructor(readonly parts: Parts) {
    reportLostRejections();
  }

  /**
   * Runs a function in globals of its own: loads the project, calls it, waits for its promises.
   * May be called from inside a service call of another run, which is then the rival's victim.
   */
  run(name: string, args: Arguments, caller: Caller): Outcome {
    const { clock, project, gates } = this.parts;
    setProcessTimeZone(project.manifest.timeZone);
    const gateOf = (gate: Gate) => (_: Execution, call: ServiceCall) => gate(context, call);
    const execution = new Execution(caller, clock, gates.map(gateOf), this.observer);
    const context = this.contextOf(execution);
    const user = execution.effectiveUser;
    const others = this.running.get(user) ?? 0;
    if (others >= MOST_AT_ONCE) return failed(execution, new ScriptError(TOO_MANY));
    this.running.set(user, others + 1);
    try {
      return this.runIn(execution, name, args);
    } finally {
      this.running.set(user, others);
      execution.finish();
    }
  }

  private runIn(execution: Execution, name: string, args: Arguments): Outcome {
    const { project, clock, switches } = this.parts;
    const membrane = new Membrane(execution, switches.messagesInEnglish ? undefined : foreign);
    const { realLimitMs = REAL_LIMIT_MS } = this.parts;
    const realm = createRealm(membrane, {
      now: () => clock.now(),
      globals: this.globals(execution),
      realLimitMs: realLimitMs === 'none' ? undefined : realLimitMs,
    });
    execution.realm = realm;
    try {
      realm.load(project);
      const values = typeof args === 'function' ? args(this.contextOf(execution)) : args;
      const outcome = FUNCTION_NAME.test(name) ? realm.call(name, values) : MISSING;
      if (outcome.kind === 'missing') throw new ScriptError(`Script function not found: ${name}`);
      if (outcome.kind === 'threw') return failed(execution, outcome.error);
      if (execution.killed === undefined) execution.returned();
      if (execution.killed !== undefined || execution.remainingMs() < 0) {
        execution.kill();
        return failed(execution, { name: 'Exception', message: execution.killed });
      }
      return returned(execution, membrane, outcome.kind === 'returned' ? outcome.raw : undefined);
    } catch (error) {
      return failed(execution, error);
    }
  }

  private contextOf(execution: Execution): ServiceContext {
    return { ...this.parts, execution };
  }

  private globals(execution: Execution): Record<string, unknown> {
    const context = this.contextOf(execution);
    const globals: Record<string, unknown> = {};
    for (const [name, type] of typeCatalogue().globals) globals[name] = new RefusedService(type);
    for (const [name, make] of Object.entries(this.parts.services)) globals[name] = make(context);
    return globals;
  }
}

/** A service that the platform has and the local Apps Script does not offer. */
class RefusedService extends ServiceObject {
  constructor(readonly gasType: string) {
    super();
  }
}

/** Words that a script in English does not know: `Invalid` becomes `Ínválíd`. */
const foreign = (message: string): string =>
  message.replace(/[aeiouAEIOU]/g, (vowel) => 'áéíóúÁÉÍÓÚ'['aeiouAEIOU'.indexOf(vowel)] ?? vowel);

function returned(execution: Execution, membrane: Membrane, raw: unknown): Outcome {
  return {
    kind: 'returned',
    get value() {
      return membrane.fromRealm(raw);
    },
    raw,
    execution,
    json: () => JSON.stringify(raw),
    hostOf: (value) => membrane.kit?.hostOf(value),
  };
}

function failed(execution: Execution, error: unknown): Outcome {
  const { name, message, stack, code } = error as Partial<NodeJS.ErrnoException>;
  if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') execution.kill();
  return {
    kind: 'failed',
    name: execution.killed === undefined ? (name ?? 'Error') : 'Exception',
    message: execution.killed ?? message ?? String(error),
    stack: stack ?? '',
    killed: execution.killed !== undefined,
    execution,
  };
}
