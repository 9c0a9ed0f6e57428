import { createHmac } from 'node:crypto';
import type { ServiceContext } from '../../engine/local-apps-script';
import { ScriptError } from '../../engine/script-error';
import { ServiceObject } from '../../engine/service-object';

const USUAL_SECONDS = 60;
const MOST_SECONDS = 3600;
const KEY = 'state tokens of the local Apps Script';

/** What a state token carries to the callback of an OAuth flow. */
export interface StateToken {
  readonly method: string;
  readonly args: Readonly<Record<string, string>>;
  readonly user: string;
  readonly until: number;
}

export class StateTokenBuilder extends ServiceObject {
  readonly gasType = 'Script.StateTokenBuilder';
  private method = 'callback';
  private readonly args: Record<string, string> = {};
  private seconds = USUAL_SECONDS;

  constructor(private readonly context: ServiceContext) {
    super();
  }

  withMethod(method: string) {
    this.method = String(method);
    return this;
  }

  withArgument(name: string, value: string) {
    this.args[String(name)] = String(value);
    return this;
  }

  withTimeout(seconds: number) {
    if (!(seconds > 0 && seconds <= MOST_SECONDS))
      throw new ScriptError(`Invalid argument: ${seconds}`);
    this.seconds = seconds;
    return this;
  }

  createToken() {
    const { execution, clock } = this.context;
    const until = clock.now() + this.seconds * 1000;
    const token = { method: this.method, args: this.args, user: execution.effectiveUser, until };
    const text = Buffer.from(JSON.stringify(token)).toString('base64url');
    return `${text}.${seal(text)}`;
  }
}

/** What a token says; undefined for one that is forged or whose time is over. */
export function readStateToken(token: string, now: number): StateToken | undefined {
  const [text = '', sealed] = token.split('.');
  if (sealed !== seal(text)) return undefined;
  const read = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as StateToken;
  return read.until >= now ? read : undefined;
}

const seal = (text: string): string =>
  createHmac('sha256', KEY).update(text).digest('base64url').slice(0, 32);
