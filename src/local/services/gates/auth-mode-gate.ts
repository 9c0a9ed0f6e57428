import type { AuthMode, Execution } from '../../engine/execution';
import type { Gate } from '../../engine/local-apps-script';
import { ScriptError } from '../../engine/script-error';
import { neededScopes, scopeList } from './needed-scopes';

/** What touches a person's other data, and so needs her consent. */
const PERSONAL =
  /^(URL_Fetch|Mail|Gmail)\.|^Script\.ScriptApp\.(newTrigger|deleteTrigger|get\w+Triggers|getOAuthToken)$|^Spreadsheet\.SpreadsheetApp\.(open\w*|create)$/;

const WINDOWS = /^Base\.Ui\.show\w+$/;
const QUESTIONS = /^Base\.(Ui\.(alert|prompt)|Browser\.\w+)$/;
const DOCUMENT = /^Spreadsheet\.(?!SpreadsheetApp\.(getUi|new\w+)$)/;
const STORES = /^(Properties\.|Cache\.CacheService\.getUserCache$)/;
const DOCUMENT_WRITE =
  /^Spreadsheet\.(Spreadsheet|Sheet|Range|NamedRange|Protection|Filter)\.(set|add|append|insert|delete|remove|clear|merge|break|copyTo|moveTo|move|sort|protect|hide|show|unhide|trim|split|randomize|autoFill|rename|create)/;

/** Calls that each AuthMode refuses (apps-script.md 3.5). */
const REFUSED: Readonly<Record<AuthMode, readonly RegExp[]>> = {
  NONE: [PERSONAL, WINDOWS, QUESTIONS, DOCUMENT, STORES],
  LIMITED: [PERSONAL, WINDOWS],
  CUSTOM_FUNCTION: [
    /^(Mail|Gmail)\.|^Spreadsheet\.SpreadsheetApp\.(open\w*|create|getUi)$/,
    /^Script\.ScriptApp\.(newTrigger|deleteTrigger)$/,
    WINDOWS,
    QUESTIONS,
    DOCUMENT_WRITE,
  ],
  FULL: [],
};

/** Runs that nobody sits in front of have no user interface. */
export function hasScreen({ caller }: Execution): boolean {
  const atScreen = ['menu', 'rpc', 'simpleTrigger', 'editor'].includes(caller.cause);
  return caller.documentId !== null && (caller.interactive ?? atScreen);
}

/** Refuses what the AuthMode of the run does not allow, and user interface where nobody looks. */
export const authModeGate: Gate = ({ execution, switches }, { gasType, method }) => {
  const call = `${gasType}.${method}`;
  const { authMode } = execution.caller;
  if (call === 'Spreadsheet.SpreadsheetApp.getUi' && !hasScreen(execution))
    throw new ScriptError('Cannot call SpreadsheetApp.getUi() from this context.');
  const addOnAsks = switches.installedAsAddOn && authMode === 'LIMITED' && QUESTIONS.test(call);
  if (!addOnAsks && !REFUSED[authMode].some((pattern) => pattern.test(call))) return;
  const needed = neededScopes(gasType, method);
  const name = `${gasType.slice(gasType.indexOf('.') + 1)}.${method}`;
  const scopes = needed.length === 0 ? '' : `. Required permissions: ${scopeList(needed)}`;
  throw new ScriptError(`You do not have permission to call ${name}${scopes}`);
};
