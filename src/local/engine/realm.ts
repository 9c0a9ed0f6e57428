import vm from 'node:vm';
import type { Membrane } from './membrane';
import type { Project } from './project';
import { installVirtualDate, realmKit } from './realm-kit';

/** Names that a bare context has and the platform has not (local-runtime.md 3). */
const FOREIGN_GLOBALS = ['SharedArrayBuffer', 'Atomics', 'console'];

/** A fresh set of globals for one execution, with the services as the project sees them. */
export interface Realm {
  /** Runs the files of the project; top-level code runs under this execution. */
  load(project: Project): void;
  /** Calls a global function, `name` or `object.method`; promises are awaited. */
  call(name: string, args: readonly unknown[]): RealmOutcome;
  /**
   * Calls a function given as source text, in the scope of the project, while a service call runs.
   * Gives the realm's own value and throws the realm's own errors.
   */
  apply(source: string, args: readonly unknown[]): unknown;
}

export type RealmOutcome =
  | { readonly kind: 'returned'; readonly raw: unknown }
  | { readonly kind: 'threw'; readonly error: unknown }
  /** The function returned a promise that nothing will ever settle. */
  | { readonly kind: 'pending' }
  | { readonly kind: 'missing' };

const compiledKit = new vm.Script(`(${realmKit.toString()})`, { filename: 'realm-kit.js' });
const compiledDate = new vm.Script(`(${installVirtualDate.toString()})`, { filename: 'date.js' });

export interface RealmOptions {
  readonly now: () => number;
  /** Host values by their global names. */
  readonly globals: Readonly<Record<string, unknown>>;
  /** Real milliseconds after which a script is stopped; undefined where a person may stop it. */
  readonly realLimitMs: number | undefined;
}

/** Makes a context as bare as the platform's and puts the globals into it. */
export function createRealm(membrane: Membrane, options: RealmOptions): Realm {
  const { now, globals, realLimitMs } = options;
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY, {
    microtaskMode: 'afterEvaluate',
  }) as Record<string, unknown>;
  for (const name of FOREIGN_GLOBALS) delete context[name];
  for (const name of ['compileStreaming', 'instantiateStreaming']) {
    delete (context['WebAssembly'] as Record<string, unknown>)[name];
  }
  const kit = compiledKit.runInContext(context)(membrane) as ReturnType<typeof realmKit>;
  membrane.kit = kit;
  compiledDate.runInContext(context)(now);
  for (const [name, value] of Object.entries(globals)) context[name] = kit.toRealm(value);

  const run = (script: vm.Script): unknown =>
    script.runInContext(context, realLimitMs === undefined ? {} : { timeout: realLimitMs });
  return {
    load: (project) => {
      for (const script of project.scripts) run(script);
    },
    call: (name, args) => {
      const outcome: { current: RealmOutcome } = { current: { kind: 'pending' } };
      const realmArgs = kit.toRealm(args) as unknown[];
      context['__settle'] = (kind: 'returned' | 'threw' | 'missing', value: unknown) => {
        if (kind === 'missing') outcome.current = { kind };
        else outcome.current = kind === 'returned' ? { kind, raw: value } : { kind, error: value };
      };
      context['__args'] = realmArgs;
      try {
        run(callScript(name));
      } catch (error) {
        return { kind: 'threw', error };
      } finally {
        delete context['__settle'];
        delete context['__args'];
      }
      return outcome.current;
    },
    apply: (source, args) => {
      const made = run(new vm.Script(`(${source})`, { filename: 'service.js' }));
      return (made as (...own: unknown[]) => unknown)(...(kit.toRealm(args) as unknown[]));
    },
  };
}

/** Keeps its own hold of `__settle`, since a promise may settle after the globals are gone. */
function callScript(name: string): vm.Script {
  return new vm.Script(
    `(function (settle, args) {
      delete globalThis.__settle;
      delete globalThis.__args;
      if (typeof ${name} !== 'function') return settle('missing');
      const value = ${name}.apply(undefined, args);
      if (value && typeof value.then === 'function') {
        value.then((v) => settle('returned', v), (e) => settle('threw', e));
      } else settle('returned', value);
    })(__settle, __args)`,
    { filename: 'call.js' },
  );
}
