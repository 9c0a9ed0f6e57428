import { expect, test } from '@jest/globals';
import { clientTemplates } from '../../src/rules/client-templates';
import { draftInvoices } from '../../src/rules/draft';
import { readLineTemplate, templatedText } from '../../src/rules/line-template';
import { draftInput, priced } from '../support/drafting';
import { aClient, anEntry, day, someSettings } from '../support/sample-records';

const work = [
  anEntry({ notes: 'Sketches' }),
  anEntry({ spentOn: day('2026-03-27'), person: 'Ben', notes: ' ' }),
];

test.each([
  ['{task} by {person}, {from} to {to}', 'Design by Ana, Ben, 2026-03-02 to 2026-03-27'],
  ['{client}/{project} {hours}', 'Acme/Alpha 1:30'],
  ['{notes}', 'Sketches'],
  ['no names', 'no names'],
  ['100 % {task', '100 % {task'],
])('%s', (template, text) => {
  expect(templatedText(template, work, 5400)).toBe(text);
});

test('braces that come from outside are text', () => {
  const outside = [anEntry({ notes: '{person} =IMPORTXML("x") $&' })];
  expect(templatedText('{notes}', outside, 0)).toBe('{person} =IMPORTXML("x") $&');
});

test('a name that no line can be asked for is a clear problem', () => {
  expect(readLineTemplate('{task} {colour}')).toEqual({
    code: 'E-405',
    what: '{colour} is none of {client} {project} {task} {person} {from} {to} {hours} {notes}',
    fix: 'Correct the name in the braces, or empty the cell.',
  });
});

test('a name that every object has is none', () => {
  expect(readLineTemplate('{constructor}')).toHaveProperty('code', 'E-405');
});

test.each([
  [{ lineTemplate: ' {task} for {client} ' }, 'Design for Acme'],
  [{ lineTemplate: '' }, 'Ana: Design (1:00)'],
  [{ clientId: 'harvest:c2', lineTemplate: '{task}' }, 'Ana: Design (1:00)'],
])('a client with %j has lines that say %j', (fields, text) => {
  const { templates, problems } = clientTemplates([aClient(fields)]);
  expect(problems).toEqual([]);
  const settings = someSettings({ lineTemplate: '{person}: {task} ({hours})' });
  const { drafts } = draftInvoices(draftInput({ entries: [priced()], settings, templates }));
  expect(drafts[0]?.document.lines[0]?.description).toBe(text);
});

test('a line of clients whose texts differ says what the setting asks for', () => {
  const settings = someSettings({ groupLinesBy: 'one line', lineTemplate: 'Work for {client}' });
  const entries = [
    priced(),
    priced({ entryId: 'harvest:2', clientId: 'harvest:c2', client: 'Bolt', projectId: 'j2' }),
  ];
  const templates = new Map([['harvest:c2', '{task}']]);
  const { drafts } = draftInvoices(draftInput({ entries, settings, templates }));
  expect(drafts[0]?.document.lines.map(({ description }) => description)).toEqual([
    'Work for Acme, Bolt',
  ]);
});

test('a text of a client that names what no line has is a problem of its row', () => {
  const { templates, problems } = clientTemplates([aClient({ lineTemplate: '{colour}' })]);
  expect(templates.size).toBe(0);
  expect(problems).toEqual([
    expect.objectContaining({
      code: 'E-405',
      tab: 'Clients',
      key: 'harvest:c1',
      field: 'lineTemplate',
      message:
        "Client 'Acme': the text of its time lines is '{colour}'; {colour} is none of {client} {project} {task} {person} {from} {to} {hours} {notes}.",
      fix: 'Correct the name in the braces, or empty the cell.',
    }),
  ]);
});

test('the lines of a draft say what the setting asks for', () => {
  const settings = someSettings({ lineTemplate: '{person}: {task} ({hours})' });
  const { drafts } = draftInvoices(draftInput({ entries: [priced()], settings }));
  expect(drafts[0]?.document.lines[0]?.description).toBe('Ana: Design (1:00)');
});
