import { createHash } from 'node:crypto';
import type { ServiceContext } from '../engine/local-apps-script';
import { ServiceObject } from '../engine/service-object';

const KEY_LIFE_MS = 30 * 86_400_000;

/** `Session`: who runs the script, and where. */
export class Session extends ServiceObject {
  readonly gasType = 'Base.Session';

  constructor(private readonly context: ServiceContext) {
    super();
  }

  /** A simple trigger is not told who the user is (apps-script.md C). */
  getActiveUser() {
    const { caller } = this.context.execution;
    return new User(caller.authMode === 'FULL' ? caller.user : '');
  }

  getEffectiveUser() {
    const { authMode } = this.context.execution.caller;
    return new User(authMode === 'FULL' ? this.context.execution.effectiveUser : '');
  }

  getActiveUserLocale() {
    return 'en';
  }

  getScriptTimeZone() {
    return this.context.project.manifest.timeZone;
  }

  getTemporaryActiveUserKey() {
    const period = Math.floor(this.context.clock.now() / KEY_LIFE_MS);
    const { user } = this.context.execution.caller;
    return createHash('sha256').update(`${user} ${period}`).digest('base64url').slice(0, 40);
  }

  getTimeZone() {
    return this.getScriptTimeZone();
  }

  getUser() {
    return this.getActiveUser();
  }
}

class User extends ServiceObject {
  readonly gasType = 'Base.User';

  constructor(private readonly email: string) {
    super();
  }

  getEmail() {
    return this.email;
  }

  getUserLoginId() {
    return this.email;
  }

  override toString() {
    return this.email;
  }
}
