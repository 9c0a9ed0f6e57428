import { SCOPES } from '../../engine/scopes';

type Rule = readonly [call: RegExp, scopes: readonly string[]];

/** Calls and the scopes of which one is needed, as the reference names them; the first rule counts. */
const RULES: readonly Rule[] = [
  [/^Spreadsheet\.SpreadsheetApp\.(open\w*|create)$/, [SCOPES.spreadsheets]],
  [/^Spreadsheet\.SpreadsheetApp\.(new\w+|getUi|flush)$/, []],
  [/^Spreadsheet\.\w*(Builder|RichTextValue|TextStyle|Color|Criteria|Rule|DataValidation)\./, []],
  [/^Spreadsheet\./, [SCOPES.currentSpreadsheet, SCOPES.spreadsheets]],
  [/^URL_Fetch\.UrlFetchApp\./, [SCOPES.fetch]],
  [
    /^Script\.ScriptApp\.(newTrigger|deleteTrigger|get(Project|Script|User)Triggers)$/,
    [SCOPES.scriptApp],
  ],
  [/^Script\.TriggerBuilder\.forSpreadsheet$/, [SCOPES.currentSpreadsheet, SCOPES.spreadsheets]],
  [/^Base\.Ui\.show\w+$/, [SCOPES.containerUi]],
  [/^Base\.Session\.(getActiveUser|getEffectiveUser|getUser)$/, [SCOPES.email]],
  [/^Mail\.MailApp\./, [SCOPES.sendMail]],
  [/^Gmail\.GmailApp\./, [SCOPES.gmail]],
];

/** The scopes of which a call needs one; none for a call that is free. */
export function neededScopes(gasType: string, method: string): readonly string[] {
  const call = `${gasType}.${method}`;
  let scopes = known.get(call);
  if (!scopes) {
    scopes = RULES.find(([pattern]) => pattern.test(call))?.[1] ?? [];
    known.set(call, scopes);
  }
  return scopes;
}

const known = new Map<string, readonly string[]>();

/** `(a || b)`, as messages list scopes of which one would do. */
export const scopeList = (scopes: readonly string[]): string =>
  scopes.length > 1 ? `(${scopes.join(' || ')})` : scopes.join('');
