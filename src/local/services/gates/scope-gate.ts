import type { Gate, ServiceContext } from '../../engine/local-apps-script';
import type { Project } from '../../engine/project';
import { effectiveScopes } from '../../engine/scopes';
import { ScriptError } from '../../engine/script-error';
import { neededScopes, scopeList } from './needed-scopes';

const granted = new WeakMap<Project, ReadonlySet<string>>();

/** Refuses calls for which the manifest, or the text of the script, asks no scope (apps-script.md 3.2). */
export const scopeGate: Gate = (context, { gasType, method }) => {
  if (context.execution.caller.authMode !== 'FULL') return; // the AuthMode decides
  const needed = neededScopes(gasType, method);
  const scopes = scopesOf(context);
  if (needed.length === 0 || needed.some((scope) => scopes.has(scope))) return;
  const call = `${gasType.slice(gasType.indexOf('.') + 1)}.${method}`;
  const complaint = context.project.manifest.oauthScopes
    ? `Specified permissions are not sufficient to call ${call}.`
    : `You do not have permission to call ${call}.`;
  throw new ScriptError(`${complaint} Required permissions: ${scopeList(needed)}`);
};

function scopesOf({ project }: ServiceContext): ReadonlySet<string> {
  let scopes = granted.get(project);
  if (!scopes) {
    scopes = effectiveScopes(project);
    granted.set(project, scopes);
  }
  return scopes;
}
