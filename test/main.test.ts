import { beforeEach, describe, expect, test } from '@jest/globals';
import { virtualClock } from '../src/local/engine/clock';
import type { AuthMode, Caller } from '../src/local/engine/execution';
import { LocalAppsScript, type Outcome } from '../src/local/engine/local-apps-script';
import { noNetwork } from '../src/local/engine/network';
import { loadProject } from '../src/local/engine/project';
import { advanceTime } from '../src/local/engine/scheduler';
import { callFromClient } from '../src/local/engine/script-run';
import { defaultSwitches, type Switches } from '../src/local/engine/switches';
import type { MenuEntry, MenuModel, ShownHtml, UiHost } from '../src/local/engine/ui-host';
import { nobody } from '../src/local/engine/ui-host';
import { World } from '../src/local/engine/world';
import { gates, services } from '../src/local/services/all-services';
import { Documents } from '../src/local/services/spreadsheet/model/documents';
import { localAppsScript, returnedBy } from './local/support/run-code';

/** The add-on as it is pushed, in a workbook with nobody connected. */
const project = loadProject('dist');

let world: World;
let documentId: string;
let menus: MenuModel[];
let shown: ShownHtml[];
let said: string[];

const ui: UiHost = {
  ...nobody,
  addMenu: (menu) => menus.push(menu),
  show: (html) => shown.push(html),
  toast: (message) => said.push(message),
};

beforeEach(() => {
  world = new World();
  const owner = 'ana@example.com';
  documentId = Documents.of(world).create({ name: 'March', owner }).id;
  [menus, shown, said] = [[], [], []];
});

const addOn = (switches: Switches = defaultSwitches) =>
  new LocalAppsScript({
    project,
    world,
    clock: virtualClock(Date.UTC(2026, 3, 2, 13)),
    network: noNetwork,
    switches,
    ui,
    services,
    gates,
  });

const ana = (cause: Caller['cause'], authMode: AuthMode = 'FULL'): Caller => ({
  cause,
  authMode,
  user: 'ana@example.com',
  documentId,
});

/** Runs code beside the add-on, in the same workbook and with the same properties. */
const beside = (code: string, switches: Switches = defaultSwitches): unknown =>
  returnedBy(
    localAppsScript(`function main() { ${code} } function continueSteps() {}`, {
      world,
      services,
      gates,
      switches,
    }).run('main', [], ana('menu')),
  );

const functionsOf = (entries: readonly MenuEntry[]): string[] =>
  entries.flatMap((entry) => {
    if (entry.kind === 'menu') return functionsOf(entry.menu.entries);
    return entry.kind === 'item' ? [entry.functionName] : [];
  });

const why = (outcome: Outcome) => (outcome.kind === 'failed' ? outcome.message : '');

describe('the menu', () => {
  test.each<AuthMode>(['NONE', 'LIMITED', 'FULL'])('is there under AuthMode %s', (authMode) => {
    expect(why(addOn().run('onOpen', [{ authMode }], ana('simpleTrigger', authMode)))).toBe('');
    expect(menus).toHaveLength(1);
    expect(menus[0]?.addOn).toBe(true);
  });

  test('calls only functions that the script has', () => {
    addOn().run('onInstall', [{}], ana('editor'));
    const called = functionsOf(menus.flatMap(({ entries }) => entries));
    expect(called).toContain('showSidebar');
    expect(called.filter((name) => !project.functionNames.has(name))).toEqual([]);
  });

  test('shows the page beside the sheet', () => {
    expect(why(addOn().run('showSidebar', [], ana('menu')))).toBe('');
    expect(shown).toMatchObject([{ kind: 'sidebar', title: 'Tieout', width: 300 }]);
    expect(shown[0]?.html).toContain('id="sidebar"');
  });

  test('runs a step and says in the sheet what came of it', () => {
    expect(why(addOn().run('pullNow', [], ana('menu')))).toBe('');
    expect(said).toEqual([expect.stringMatching(/^No time tracker is connected/)]);
  });
});

describe('the page', () => {
  test('gets the state of a workbook that has nothing yet, and nothing is made for it', () => {
    const answer = callFromClient(addOn(), 'sidebarState', [], ana('rpc'));
    expect(answer).toMatchObject({
      kind: 'success',
      value: { workbook: 'March', zone: 'America/New_York', problems: [] },
    });
    expect(beside('return SpreadsheetApp.getActive().getSheets().length')).toBe(1);
  });

  test.each([
    ['runStep', ['payroll']],
    ['runStep', [null]],
    ['connect', ['', null]],
    ['showTab', ['No such tab', 7]],
    ['disconnect', [{}]],
  ])('gets a sentence for arguments that make no sense: %s %j', (name, args) => {
    const answer = callFromClient(addOn(), name, args, ana('rpc'));
    expect(answer).toMatchObject({
      kind: 'success',
      value: { message: expect.stringMatching(/\.$/) },
    });
  });
});

describe('the clock', () => {
  /** As a step of the add-on would have left it. */
  const wait = (switches: Switches) =>
    beside(
      `PropertiesService.getDocumentProperties().setProperty('later:review', '1');
       ScriptApp.newTrigger('continueSteps').timeBased().everyHours(1).create();`,
      switches,
    );
  const later = () =>
    beside(`return PropertiesService.getDocumentProperties().getProperty('later:review')`);

  test.each([true, false])(
    'goes on with what waits, then stops (a trigger has its document: %s)',
    (clockTriggerHasDocument) => {
      const switches = { ...defaultSwitches, installedAsAddOn: true, clockTriggerHasDocument };
      wait(switches);
      const [firing, ...others] = advanceTime(addOn(switches), 3 * 3_600_000);
      expect(firing?.outcome && why(firing.outcome)).toBe('');
      expect(others).toEqual([]);
      expect(later()).toBe(clockTriggerHasDocument ? null : '1');
    },
  );
});
