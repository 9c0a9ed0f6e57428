import { expect, test } from '@jest/globals';
import { draftInvoices } from '../../src/rules/draft';
import { readLineTemplate, templatedText } from '../../src/rules/line-template';
import { draftInput, priced } from '../support/drafting';
import { anEntry, day, someSettings } from '../support/sample-records';

const work = [
  { ...anEntry({ notes: 'Sketches' }), billedSeconds: 3600 },
  { ...anEntry({ spentOn: day('2026-03-27'), person: 'Ben', notes: ' ' }), billedSeconds: 1800 },
];

test.each([
  ['{task} by {person}, {from} to {to}', 'Design by Ana, Ben, 2026-03-02 to 2026-03-27'],
  ['{client}/{project} {hours}', 'Acme/Alpha 1:30'],
  ['{notes}', 'Sketches'],
  ['no names', 'no names'],
  ['100 % {task', '100 % {task'],
])('%s', (template, text) => {
  expect(templatedText(template, work)).toBe(text);
});

test('braces that come from outside are text', () => {
  const outside = [{ ...anEntry({ notes: '{person} =IMPORTXML("x") $&' }), billedSeconds: 0 }];
  expect(templatedText('{notes}', outside)).toBe('{person} =IMPORTXML("x") $&');
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

test('the lines of a draft say what the setting asks for', () => {
  const settings = someSettings({ lineTemplate: '{person}: {task} ({hours})' });
  const { drafts } = draftInvoices(draftInput({ entries: [priced()], settings }));
  expect(drafts[0]?.document.lines[0]?.description).toBe('Ana: Design (1:00)');
});
