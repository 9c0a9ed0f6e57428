import { createHash } from 'node:crypto';
import type { ServiceContext } from '../../engine/local-apps-script';
import { effectiveScopes } from '../../engine/scopes';
import { ScriptError } from '../../engine/script-error';
import { type EnumConstant, enumOf, ServiceObject } from '../../engine/service-object';
import { TriggerStore } from '../../engine/trigger-store';
import { StateTokenBuilder } from './state-token';
import { spreadsheetId, TriggerBuilder } from './trigger-builder';
import { Trigger } from './triggers';

/** The id of the one script project of a local world. */
export const SCRIPT_ID =
  `1${createHash('sha384').update('local script').digest('base64url')}`.slice(0, 57);

/** `ScriptApp` (apps-script.md C, 3.6). Scopes are always granted here; a missing one is missing in the manifest. */
export class ScriptApp extends ServiceObject {
  readonly gasType = 'Script.ScriptApp';

  constructor(private readonly context: ServiceContext) {
    super();
  }

  newTrigger(functionName: string) {
    return new TriggerBuilder(this.context, String(functionName));
  }

  getProjectTriggers() {
    return this.ownTriggers();
  }

  getScriptTriggers() {
    return this.ownTriggers();
  }

  getUserTriggers(spreadsheet: unknown) {
    const id = spreadsheetId(spreadsheet);
    return this.ownTriggers().filter(({ stored }) => stored.documentId === id);
  }

  deleteTrigger(trigger: Trigger) {
    if (trigger.stored.owner === this.context.execution.effectiveUser)
      new TriggerStore(this.context.world).remove(trigger.stored.id);
  }

  getAuthorizationInfo(_mode: EnumConstant, scopes?: readonly string[]) {
    return new AuthorizationInfo(scopes ?? [...effectiveScopes(this.context.project)]);
  }

  requireAllScopes(_mode: EnumConstant) {}

  requireScopes(_mode: EnumConstant, scopes: readonly string[]) {
    const known = effectiveScopes(this.context.project);
    const foreign = scopes.find((scope) => !known.has(scope));
    if (foreign !== undefined)
      throw new ScriptError(`The scope ${foreign} is not required by the script.`);
  }

  invalidateAuth() {}

  getOAuthToken() {
    const { clock, execution } = this.context;
    const text = `${execution.effectiveUser} ${Math.floor(clock.now() / 3_600_000)}`;
    return `ya29.local-${createHash('sha256').update(text).digest('base64url')}`;
  }

  /** Only a manifest that asks for `openid` would get one. */
  getIdentityToken() {
    return null;
  }

  getInstallationSource() {
    const source = this.context.switches.installedAsAddOn
      ? 'APPS_MARKETPLACE_DOMAIN_ADD_ON'
      : 'NONE';
    return enumOf('Script.InstallationSource')[source];
  }

  getScriptId() {
    return SCRIPT_ID;
  }

  getProjectKey() {
    return SCRIPT_ID;
  }

  newStateToken() {
    return new StateTokenBuilder(this.context);
  }

  getService() {
    return new Service(this.context);
  }

  private ownTriggers(): Trigger[] {
    const owner = this.context.execution.effectiveUser;
    return new TriggerStore(this.context.world)
      .all()
      .filter((one) => one.owner === owner)
      .map((one) => new Trigger(one));
  }
}

class AuthorizationInfo extends ServiceObject {
  readonly gasType = 'Script.AuthorizationInfo';

  constructor(private readonly scopes: readonly string[]) {
    super();
  }

  getAuthorizationStatus() {
    return enumOf('Script.AuthorizationStatus')['NOT_REQUIRED'];
  }

  getAuthorizationUrl() {
    return null;
  }

  getAuthorizedScopes() {
    return [...this.scopes];
  }
}

class Service extends ServiceObject {
  readonly gasType = 'Script.Service';

  constructor(private readonly context: ServiceContext) {
    super();
  }

  /** Null unless the manifest says how the web app runs. */
  getUrl() {
    return this.isEnabled() ? `https://script.google.com/macros/s/${SCRIPT_ID}/exec` : null;
  }

  isEnabled() {
    return this.context.project.manifest.webapp !== undefined;
  }
}
