import { describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../src/local/engine/execution';
import type { ServiceFactory } from '../../../src/local/engine/local-apps-script';
import { ServiceObject } from '../../../src/local/engine/service-object';
import type { MenuModel, Question, ShownHtml } from '../../../src/local/engine/ui-host';
import { World } from '../../../src/local/engine/world';
import { gates, services } from '../../../src/local/services/all-services';
import type { SentMail } from '../../../src/local/services/mail';
import { Ui } from '../../../src/local/services/ui';
import { editor, localAppsScript, returnedBy } from '../support/run-code';
import { errorOf, run } from '../support/run-services';

/** Just enough of SpreadsheetApp to reach the user interface. */
class UiOnly extends ServiceObject {
  readonly gasType = 'Spreadsheet.SpreadsheetApp';
  constructor(private readonly ui: Ui) {
    super();
  }
  getUi() {
    return this.ui;
  }
}

const SpreadsheetApp: ServiceFactory = (context) => new UiOnly(new Ui(context));
const menuClick: Caller = { ...editor, cause: 'menu', documentId: 'book' };

/** Runs code in front of a person who answers every question alike. */
function atScreen(
  code: string,
  caller: Caller = menuClick,
  reply = { button: 'YES', text: 'typed' },
) {
  const seen = { menus: [] as MenuModel[], shown: [] as ShownHtml[], asked: [] as Question[] };
  const script = localAppsScript(`function main() { const ui = SpreadsheetApp.getUi(); ${code} }`, {
    services: { ...services, SpreadsheetApp },
    gates,
    ui: {
      addMenu: (menu) => seen.menus.push(menu),
      show: (html) => seen.shown.push(html),
      ask: (question) => {
        seen.asked.push(question);
        return reply;
      },
      toast: () => {},
    },
  });
  return { ...seen, outcome: script.run('main', [], caller) };
}

// reference base/ui, base/menu, base/prompt-response
describe('user interface', () => {
  test('a menu is added when it says so, with its parts in order', () => {
    const code = `ui.createAddonMenu().addItem('Start', 'start').addSeparator()
      .addSubMenu(ui.createMenu('More').addItem('Help', 'help')).addToUi();`;
    expect(atScreen(code).menus).toEqual([
      {
        caption: '',
        addOn: true,
        entries: [
          { kind: 'item', caption: 'Start', functionName: 'start' },
          { kind: 'separator' },
          {
            kind: 'menu',
            menu: {
              caption: 'More',
              addOn: false,
              entries: [{ kind: 'item', caption: 'Help', functionName: 'help' }],
            },
          },
        ],
      },
    ]);
    expect(atScreen("ui.createMenu('M').addItem('x', 'y');").menus).toEqual([]);
  });

  test('questions suspend, answers are constants', () => {
    const code = `const b = ui.alert('Sure?', 'It cannot be undone.', ui.ButtonSet.YES_NO);
      const p = ui.prompt('Name');
      return [b === ui.Button.YES, String(p.getSelectedButton()), p.getResponseText()];`;
    const { outcome, asked } = atScreen(code);
    expect(returnedBy(outcome)).toEqual([true, 'YES', 'typed']);
    expect(asked).toEqual([
      { kind: 'alert', title: 'Sure?', text: 'It cannot be undone.', buttons: 'YES_NO' },
      { kind: 'prompt', title: '', text: 'Name', buttons: 'OK' },
    ]);
  });

  test('a sidebar is 300 pixels wide, a dialog has the title that it is given', () => {
    const page = "HtmlService.createHtmlOutput('<p>').setTitle('T').setWidth(900).setHeight(50)";
    const { shown } = atScreen(`ui.showSidebar(${page}); ui.showModalDialog(${page}, 'D');`);
    expect(shown).toEqual([
      { kind: 'sidebar', title: 'T', html: '<p>', width: 300, height: 50 },
      { kind: 'modal', title: 'D', html: '<p>', width: 900, height: 50 },
    ]);
  });

  const clock: Caller = { ...menuClick, cause: 'installableTrigger' };
  test.each<[string, Caller, string]>([
    ['', clock, 'Cannot call SpreadsheetApp.getUi() from this context.'],
    [
      '',
      { ...menuClick, documentId: null },
      'Cannot call SpreadsheetApp.getUi() from this context.',
    ],
    [
      "ui.showSidebar(HtmlService.createHtmlOutput(''));",
      { ...menuClick, cause: 'simpleTrigger', authMode: 'LIMITED' },
      'You do not have permission to call Ui.showSidebar. Required permissions: https://www.googleapis.com/auth/script.container.ui',
    ],
  ])('%j is refused', (code, caller, message) => {
    expect(atScreen(code, caller).outcome).toMatchObject({ kind: 'failed', message });
  });

  test('Browser answers with texts', () => {
    const code = `return [Browser.msgBox('A', 'b', Browser.Buttons.YES_NO), Browser.inputBox('c')];`;
    expect(returnedBy(atScreen(code).outcome)).toEqual(['yes', 'typed']);
    const closed = atScreen(code, menuClick, { button: 'CLOSE', text: '' });
    expect(returnedBy(closed.outcome)).toEqual(['cancel', 'cancel']);
  });
});

// reference mail/mail-app, guides/services/quotas
describe('mail', () => {
  test.each([
    ["'a@b.example', 'S', 'B'", { to: 'a@b.example', subject: 'S', body: 'B' }],
    ["'a@b.example', 'r@b.example', 'S', 'B'", { replyTo: 'r@b.example', body: 'B' }],
    [
      "'a@b.example', 'S', 'B', { cc: 'c@b.example', htmlBody: '<b>' }",
      { cc: 'c@b.example', htmlBody: '<b>' },
    ],
    [
      "{ to: 'a@b.example,d@b.example', subject: 'S', body: 'B', attachments: [Utilities.newBlob('xy', null, 'n')] }",
      { attachments: [{ name: 'n', bytes: 2 }] },
    ],
  ])('sendEmail(%s) is kept and goes nowhere', (args, mail) => {
    const world = new World();
    run(`MailApp.sendEmail(${args});`, { world });
    expect(world.part('mail', () => [] as SentMail[])).toMatchObject([
      { from: editor.user, at: expect.any(Number), ...mail },
    ]);
  });

  test('recipients count, a hundred a day', () => {
    const send =
      "MailApp.sendEmail(Array.from({ length: 50 }, (_, i) => 'a' + i + '@b.example').join(), 'S', 'B');";
    const code = `${send} ${send} const left = MailApp.getRemainingDailyQuota();`;
    expect(run(`${code} return left;`)).toBe(0);
    expect(errorOf(`${code} GmailApp.sendEmail('x@b.example', 'S', 'B');`)).toBe(
      'Exception: Service invoked too many times for one day: email.',
    );
  });

  test.each([
    ["'nobody', 'S', 'B'", 'Invalid email: nobody'],
    ["'', 'S', 'B'", 'Failed to send email: no recipient'],
    ["'a@b.example', 'S', 'x'.repeat(204801)", 'Limit Exceeded: Email Body Size.'],
  ])('sendEmail(%s) is refused', (args, message) => {
    expect(errorOf(`MailApp.sendEmail(${args});`)).toBe(`Exception: ${message}`);
  });
});

// brucemcpherson/gas-fakes test/testsession.js, run live; reference base/session, content, console
test.each([
  [
    '[Session.getActiveUser().getEmail(), String(Session.getEffectiveUser())]',
    [editor.user, editor.user],
  ],
  ["ContentService.createTextOutput('a').setContent('b').append('c').getContent()", 'bc'],
  ['ContentService.createTextOutput().getMimeType() === ContentService.MimeType.TEXT', true],
  [
    "ContentService.createTextOutput('{}').setMimeType(ContentService.MimeType.JSON).getMimeType().toString()",
    'JSON',
  ],
  ["['table', 'debug', 'assert'].filter((name) => name in console)", []], // jpoehnelt/blog, run live
  ['MimeType.CSV', 'text/csv'],
  ["Logger.log('a %s', 'b').getLog().endsWith(' INFO: a b\\n')", true],
  ['ScriptApp.getService().getUrl()', null],
  [
    "ScriptApp.newStateToken().withMethod('done').withArgument('a', 'b').createToken().length > 20",
    true,
  ],
])('%s', (code, value) => {
  expect(run(`return ${code};`)).toEqual(value);
});

test('what a script prints is kept with its run', () => {
  const script = localAppsScript(
    `function main() { console.log('%s is %d', 'a', 1, { b: 2 }); console.warn(new Date(0)); Logger.log({ n: 1, list: ['x', null] }); }`,
    { services, gates },
  );
  expect(script.run('main', [], editor).execution.log).toMatchObject([
    { level: 'log', text: 'a is 1 { b: 2 }' },
    { level: 'warn', text: '1970-01-01T00:00:00.000Z' },
    { level: 'info', text: '{n=1.0, list=[x, null]}' },
  ]);
});
