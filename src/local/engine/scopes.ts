import type { Project } from './project';

const AUTH = 'https://www.googleapis.com/auth/';

export const SCOPES = {
  spreadsheets: `${AUTH}spreadsheets`,
  currentSpreadsheet: `${AUTH}spreadsheets.currentonly`,
  fetch: `${AUTH}script.external_request`,
  scriptApp: `${AUTH}script.scriptapp`,
  containerUi: `${AUTH}script.container.ui`,
  email: `${AUTH}userinfo.email`,
  sendMail: `${AUTH}script.send_mail`,
  gmail: 'https://mail.google.com/',
} as const;

/** What the platform finds in the text of a script, and which scope it then asks for. */
const SIGNS: readonly (readonly [sign: RegExp, scope: string])[] = [
  [/\bUrlFetchApp\b/, SCOPES.fetch],
  [/\bScriptApp\b/, SCOPES.scriptApp],
  [/\bshow(Sidebar|ModalDialog|ModelessDialog|Dialog)\b/, SCOPES.containerUi],
  [/\bSession\b/, SCOPES.email],
  [/\bMailApp\b/, SCOPES.sendMail],
  [/\bGmailApp\b/, SCOPES.gmail],
];

/**
 * The scopes that a user grants to a script: those of the manifest, or else those that the platform
 * derives from the names in its text. `@OnlyCurrentDoc` in a comment narrows the spreadsheet scope.
 */
export function effectiveScopes({ manifest, source }: Project): ReadonlySet<string> {
  if (manifest.oauthScopes) return new Set(manifest.oauthScopes);
  const found = SIGNS.filter(([sign]) => sign.test(source)).map(([, scope]) => scope);
  if (!/\bSpreadsheetApp\b/.test(source)) return new Set(found);
  const narrow = /@OnlyCurrentDoc\b/i.test(source) && !/@NotOnlyCurrentDoc\b/i.test(source);
  return new Set([...found, narrow ? SCOPES.currentSpreadsheet : SCOPES.spreadsheets]);
}
