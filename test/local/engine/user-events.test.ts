import { expect, test } from '@jest/globals';
import type { Caller } from '../../../src/local/engine/execution';
import { personEdits, personOpens } from '../../../src/local/engine/user-events';
import { World } from '../../../src/local/engine/world';
import { gates, services } from '../../../src/local/services/all-services';
import { Documents } from '../../../src/local/services/spreadsheet/model/documents';
import { editor, localAppsScript, returnedBy } from '../support/run-code';

const CODE = `
  function onOpen(e) {
    SpreadsheetApp.getUi().createMenu('Billing').addToUi();
    return String(e.authMode);
  }
  function onEdit(e) {
    const told = [e.value, e.oldValue, e.authMode, e.source.getName(), e.user.getEmail()];
    e.range.offset(0, 1).setValue(told.join('|'));
  }
  function edited(e) {
    e.source.getRange('E1').setValue([e.value, e.user.getEmail(), Session.getEffectiveUser().getEmail()].join('|'));
  }
  function changed(e) { e.source.getRange('E2').setValue(e.changeType + ' ' + e.authMode); }
  function watch() {
    const book = SpreadsheetApp.getActive();
    ScriptApp.newTrigger('edited').forSpreadsheet(book).onEdit().create();
    ScriptApp.newTrigger('changed').forSpreadsheet(book).onChange().create();
  }
  function text(a1) { return SpreadsheetApp.getActive().getRange(a1).getValue(); }
`;

function workbook() {
  const world = new World();
  const book = Documents.of(world).create({ name: 'Firm', owner: editor.user });
  book.editors = ['bo@example.com'];
  const script = localAppsScript(CODE, { services, gates, world });
  const ana: Caller = { ...editor, documentId: book.id };
  const text = (a1: string) => returnedBy(script.run('text', [a1], ana));
  return { script, ana, text, scene: { user: 'bo@example.com', documentId: book.id } };
}

const EDIT = { sheetName: 'Sheet1', range: 'B3', value: '7', oldValue: '6' };

// developers.google.com/apps-script/guides/triggers, …/triggers/installable and …/triggers/events
test('an edit runs onEdit in LIMITED mode, which is not told who edited', () => {
  const { script, scene, text } = workbook();
  expect(personEdits(script, { ...scene, ...EDIT })).toHaveLength(1);
  expect(text('C3')).toBe('7|6|LIMITED|Firm|');
});

test('installable triggers run as who made them and are told who edited', () => {
  const { script, scene, text, ana } = workbook();
  returnedBy(script.run('watch', [], ana));
  expect(personEdits(script, { ...scene, ...EDIT })).toHaveLength(3);
  expect([text('E1'), text('E2')]).toEqual(['7|bo@example.com|ana@example.com', 'EDIT FULL']);
});

test('what a script writes raises nothing', () => {
  const { script, scene, text, ana } = workbook();
  returnedBy(script.run('watch', [], ana));
  personEdits(script, { ...scene, ...EDIT });
  expect(text('D3')).toBe(''); // onEdit wrote C3, and no second onEdit wrote beside it
});

test.each(['NONE', 'LIMITED'] as const)(
  'opening runs onOpen in mode %s, which may add menus',
  (authMode) => {
    const { script, scene } = workbook();
    expect(personOpens(script, { ...scene, authMode }).map(returnedBy)).toEqual([authMode]);
  },
);
