import { expect, test } from '@jest/globals';
import { nextAction } from '../../src/sidebar/next-action';
import type { SidebarState } from '../../src/sidebar/protocol';
import { buttonText, counted, countLabel, moment, stepTexts } from '../../src/sidebar/step-texts';
import { allLayouts } from '../../src/tabs/all-tabs';
import { aState, doneUntil, someDrafts, unconnected } from './support/states';

test.each([
  ['2026-04-02T13:03:00Z', 'America/New_York', '9:03 AM'],
  ['2026-04-02T03:59:00Z', 'America/New_York', 'Apr 1, 11:59 PM'],
  ['2026-04-02T13:03:00Z', 'Asia/Kolkata', '6:33 PM'],
  ['2025-12-31T17:00:00Z', 'America/New_York', 'Dec 31, 2025, 12:00 PM'],
  ['', 'America/New_York', ''],
])('%s in %s is said as %j', (instant, zone, words) => {
  const said = moment(instant, aState({ now: '2026-04-02T13:30:00Z', zone }));
  expect(said.replace(/\u202f/g, ' ')).toBe(words);
});

test('one is singular', () => {
  expect([counted(0, 'draft'), counted(1, 'draft'), counted(1200, 'draft')]).toEqual([
    '0 drafts',
    '1 draft',
    '1,200 drafts',
  ]);
});

test('every tab that a step leads to is in the workbook', () => {
  const known = new Set(allLayouts.map(({ name }) => name));
  const named = Object.values(stepTexts).flatMap(({ tab, also }) => [tab, ...also]);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
  expect(named).toContain('Policies');
});

test('the button that posts says how much and where to', () => {
  const drafts = someDrafts(0, 0, 1);
  expect(buttonText('post', aState({ drafts }))).toBe('Post 1 invoice to The Books');
  expect(buttonText('post', aState())).toBe('Post approved');
  expect(buttonText('draft', aState({ drafts }))).toBe('Draft invoices');
});

test.each<[string, SidebarState, string]>([
  ['a ledger is missing', aState({ connections: unconnected, steps: doneUntil(6) }), 'connect'],
  ['nothing was run', aState(), 'run pull'],
  [
    'a suggestion waits',
    aState({ steps: doneUntil(2), mapping: { open: 2, suggested: 1 } }),
    'accept',
  ],
  [
    'only a person can map',
    aState({ steps: doneUntil(2), mapping: { open: 2, suggested: 0 } }),
    'run price',
  ],
  [
    'drafts wait',
    aState({
      steps: doneUntil(4),
      drafts: someDrafts(2, 1, 3),
    }),
    'approve',
  ],
  [
    'the other drafts have errors',
    aState({
      steps: doneUntil(4),
      drafts: someDrafts(2, 0, 3),
    }),
    'run post',
  ],
  [
    'approved again after posting',
    aState({
      steps: doneUntil(6),
      drafts: someDrafts(0, 0, 1),
    }),
    'run post',
  ],
  ['a rate has changed', aState({ steps: doneUntil(6), termsChanged: true }), 'run price'],
  ['all is done', aState({ steps: doneUntil(6) }), 'nothing'],
])('what comes next when %s', (_, state, words) => {
  const next = nextAction(state);
  expect(next.kind === 'run' ? `run ${next.step}` : next.kind).toBe(words);
});

test.each([
  ['clients that tie out', 'client that ties out'],
  ['currencies', 'currency'],
  ['people', 'person'],
  ['expense categories', 'expense category'],
  ['entries priced', 'entry priced'],
  ['drafts', 'draft'],
  ['kept as billed', 'kept as billed'],
  ['invoices posted', 'invoice posted'],
  ['credit notes posted', 'credit note posted'],
  ['bills posted', 'bill posted'],
  ['already there', 'already there'],
])('beside a number other than one it says %s, beside a 1 %s', (many, one) => {
  expect([countLabel(many, 2), countLabel(many, 1)]).toEqual([many, one]);
});
