import { legalArguments } from '../engine/script-run-values';

type Success = (value: unknown, userObject: unknown) => void;
type Failure = (error: Error, userObject: unknown) => void;

interface Handlers {
  readonly success?: Success | undefined;
  readonly failure?: Failure | undefined;
  readonly userObject?: unknown;
}

/** `google.script.run`: the handlers give a new runner each, any other name is a call. */
export interface Runner {
  withSuccessHandler(handler: Success): Runner;
  withFailureHandler(handler: Failure): Runner;
  withUserObject(object: unknown): Runner;
  readonly [functionName: string]: (...args: never[]) => unknown;
}

type Send = (functionName: string, args: readonly unknown[]) => Promise<unknown>;

/**
 * Makes `google.script.run` over a line to the server. A call with an illegal argument throws at
 * once; a failure that nobody handles goes to the console.
 */
export function scriptRun(send: Send, handlers: Handlers = {}): Runner {
  const withMore = (more: Handlers) => scriptRun(send, { ...handlers, ...more });
  const own: Readonly<Record<string, unknown>> = {
    withSuccessHandler: (success: Success) => withMore({ success }),
    withFailureHandler: (failure: Failure) => withMore({ failure }),
    withUserObject: (userObject: unknown) => withMore({ userObject }),
  };
  return new Proxy({} as Runner, {
    get: (_target, name) => {
      if (typeof name === 'symbol' || name === 'then') return undefined;
      return own[name] ?? ((...args: unknown[]) => call(send, handlers, { name, args }));
    },
  });
}

function call(
  send: Send,
  { success, failure, userObject }: Handlers,
  { name, args }: { readonly name: string; readonly args: readonly unknown[] },
): void {
  send(name, legalArguments(args)).then(
    (value) => success?.(value, userObject),
    (error: Error) => {
      if (failure) failure(error, userObject);
      else console.error(`${error.name}: ${error.message}`);
    },
  );
}
