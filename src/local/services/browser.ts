import type { ServiceContext } from '../engine/local-apps-script';
import { ScriptError } from '../engine/script-error';
import { ServiceObject } from '../engine/service-object';
import { hasScreen } from './gates/auth-mode-gate';
import { askPerson, questionOf } from './ui';

/** `Browser`: the old dialogs, which answer with texts: `ok`, `cancel`, `yes`, `no`. */
export class Browser extends ServiceObject {
  readonly gasType = 'Base.Browser';

  constructor(private readonly context: ServiceContext) {
    super();
  }

  msgBox(...args: readonly unknown[]) {
    this.needScreen('msgBox');
    const reply = askPerson(this.context, { kind: 'alert', ...questionOf(args) });
    return answerText(reply.button);
  }

  inputBox(...args: readonly unknown[]) {
    this.needScreen('inputBox');
    const reply = askPerson(this.context, { kind: 'prompt', ...questionOf(args) });
    return reply.button === 'OK' || reply.button === 'YES' ? reply.text : answerText(reply.button);
  }

  private needScreen(method: string): void {
    if (!hasScreen(this.context.execution))
      throw new ScriptError(
        `Cannot call Browser.${method}() from this context; have you tried Logger.log() instead?`,
      );
  }
}

/** Closing the box counts as cancelling it. */
const answerText = (button: string): string =>
  button === 'CLOSE' ? 'cancel' : button.toLowerCase();
