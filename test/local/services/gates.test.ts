import { describe, expect, test } from '@jest/globals';
import type { AuthMode, Caller } from '../../../src/local/engine/execution';
import type { Outcome, ServiceFactory } from '../../../src/local/engine/local-apps-script';
import { defaultSwitches } from '../../../src/local/engine/switches';
import { gates, services } from '../../../src/local/services/all-services';
import { editor, localAppsScript, projectOf } from '../support/run-code';

const AUTH = 'https://www.googleapis.com/auth/';

interface Situation {
  readonly code: string;
  readonly scopes?: readonly string[];
  readonly caller?: Partial<Caller>;
  readonly addOn?: boolean;
}

function outcomeOf({ code, scopes, caller, addOn = false }: Situation): string {
  const manifest = { timeZone: 'Etc/GMT', ...(scopes && { oauthScopes: scopes }) };
  const project = projectOf({
    'appsscript.json': JSON.stringify(manifest),
    'Code.js': `function main() { return ${code}; }`,
  });
  const switches = { ...defaultSwitches, installedAsAddOn: addOn };
  const script = localAppsScript('', { project, services: servicesOf(), gates, switches });
  return textOf(script.run('main', [], { ...editor, documentId: 'book', ...caller }));
}

const servicesOf = (): Record<string, ServiceFactory> => ({ ...services });

const textOf = (outcome: Outcome): string =>
  outcome.kind === 'failed' ? `${outcome.name}: ${outcome.message}` : 'allowed';

// field reports quoted in apps-script.md 3.2; scopes as the reference names them for each method
describe('scopes of the manifest', () => {
  test.each([
    [
      "UrlFetchApp.getRequest('https://a.example')",
      'script.external_request',
      'UrlFetchApp.getRequest',
    ],
    ['ScriptApp.getProjectTriggers()', 'script.scriptapp', 'ScriptApp.getProjectTriggers'],
    ['Session.getActiveUser()', 'userinfo.email', 'Session.getActiveUser'],
    ["MailApp.sendEmail('a@b.c', 's', 'b')", 'script.send_mail', 'MailApp.sendEmail'],
  ])('%s needs %s', (code, scope, call) => {
    expect(outcomeOf({ code, scopes: [] })).toBe(
      `Exception: Specified permissions are not sufficient to call ${call}. Required permissions: ${AUTH}${scope}`,
    );
    expect(outcomeOf({ code, scopes: [`${AUTH}${scope}`] })).toBe('allowed');
    expect(outcomeOf({ code })).toBe('allowed'); // derived from the text
  });

  test('what the text does not name is not derived', () => {
    const code = "eval('Url' + 'FetchApp').getRequest('https://a.example')";
    expect(outcomeOf({ code })).toBe(
      `Exception: You do not have permission to call UrlFetchApp.getRequest. Required permissions: ${AUTH}script.external_request`,
    );
  });

  test.each([
    'PropertiesService.getUserProperties().getKeys()',
    'Utilities.getUuid()',
    'LockService.getUserLock()',
  ])('%s needs none', (code) => {
    expect(outcomeOf({ code, scopes: [] })).toBe('allowed');
  });
});

// workspace/add-ons/concepts/editor-auth-lifecycle, the table of authorization modes
describe('AuthModes', () => {
  const CALLS = {
    properties: 'PropertiesService.getScriptProperties().getKeys()',
    fetch: "UrlFetchApp.getRequest('https://a.example')",
    log: 'Logger.log(Utilities.getUuid() + Session.getActiveUserLocale())',
    triggers: 'ScriptApp.getProjectTriggers()',
    mail: "MailApp.sendEmail('a@b.c', 's', 'b')",
  };

  test.each<[AuthMode, (keyof typeof CALLS)[]]>([
    ['NONE', ['log']],
    ['LIMITED', ['properties', 'log']],
    ['CUSTOM_FUNCTION', ['properties', 'fetch', 'log', 'triggers']],
    ['FULL', ['properties', 'fetch', 'log', 'triggers', 'mail']],
  ])('%s allows %j', (authMode, allowed) => {
    const outcomes = Object.entries(CALLS).filter(
      ([, code]) => outcomeOf({ code, caller: { authMode } }) === 'allowed',
    );
    expect(outcomes.map(([name]) => name)).toEqual(allowed);
  });

  test('a simple trigger is not told who the user is', () => {
    const code =
      "(() => { if (Session.getActiveUser().getEmail() !== '') throw new Error('told'); })()";
    expect(outcomeOf({ code, caller: { cause: 'simpleTrigger', authMode: 'LIMITED' } })).toBe(
      'allowed',
    );
  });

  test('code at the top level runs under the mode of the run', () => {
    const project = projectOf({
      'Code.js': 'const all = PropertiesService.getUserProperties(); function onOpen() {}',
    });
    const script = localAppsScript('', { project, services, gates });
    const caller = { ...editor, cause: 'simpleTrigger', authMode: 'NONE' } as const;
    expect(textOf(script.run('onOpen', [], caller))).toBe(
      'Exception: You do not have permission to call PropertiesService.getUserProperties',
    );
  });
});

test('a simple trigger has thirty seconds', () => {
  const code = '(() => { for (let i = 0; i < 31; i++) { Utilities.sleep(1000); } })()';
  expect(outcomeOf({ code })).toBe('allowed');
  expect(outcomeOf({ code, caller: { cause: 'simpleTrigger' } })).toBe(
    'Exception: Exceeded maximum execution time',
  );
});

test.each(['CardService', 'DriveApp', 'CalendarApp'])('%s is refused by name', (service) => {
  const method = { CardService: 'newCardBuilder', DriveApp: 'getFiles', CalendarApp: 'getName' }[
    service
  ];
  expect(outcomeOf({ code: `${service}.${method}()` })).toContain(`.${method} is not implemented`);
});
