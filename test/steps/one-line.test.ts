import { expect, test } from '@jest/globals';
import type { TimeEntry } from '../../src/records/time-entry';
import { recompute } from '../../src/rules/recompute';
import { draft } from '../../src/steps/draft';
import { exportDocument } from '../../src/steps/export-document';
import { price } from '../../src/steps/price';
import { agreementsTab } from '../../src/tabs/agreements-tab';
import { clientsTab } from '../../src/tabs/clients-tab';
import { discountsTab } from '../../src/tabs/discounts-tab';
import { invoiceLinesTab } from '../../src/tabs/invoice-lines-tab';
import { ratesTab } from '../../src/tabs/rates-tab';
import { settingRows, settingsTab } from '../../src/tabs/settings-tab';
import { taxesTab } from '../../src/tabs/taxes-tab';
import { timeTab } from '../../src/tabs/time-tab';
import {
  aClient,
  aDiscount,
  anAgreement,
  anEntry,
  aRate,
  aTaxRule,
  d,
} from '../support/sample-records';
import { aBook } from './support/a-book';
import { fill, nextRun, type TestWorld } from './support/a-world';

const on = (project: string, seconds: number): TimeEntry =>
  anEntry({ entryId: `harvest:${project}`, project, projectId: project, seconds });

const set = (world: TestWorld, name: keyof typeof settingRows, value: string) =>
  fill(world, settingsTab, [{ name: settingRows[name].name, value, meaning: '' }], 'user');

/** 0:40 on Alpha and 0:33 on Beta, up to 15 minutes by the one line that they stand on. */
function priced(): TestWorld {
  const world = aBook();
  fill(world, timeTab, [on('Alpha', 2400), on('Beta', 1980)]);
  fill(world, clientsTab, [aClient()]);
  fill(world, ratesTab, [aRate()], 'user');
  set(world, 'groupLinesBy', 'One Line');
  set(world, 'roundingLevel', 'line');
  set(world, 'roundingDirection', 'up');
  set(world, 'incrementMinutes', '15');
  price.advance(nextRun(world), null);
  return world;
}

const drafted = (world: TestWorld) => {
  draft.advance(nextRun(world), null);
  const lines = nextRun(world).workbook.records(invoiceLinesTab);
  const documentId = lines[0]?.documentId ?? '';
  expect(recompute(exportDocument(nextRun(world), documentId))).toEqual([]);
  return lines.map(({ project, quantity, net }) => `${project} | ${quantity} | ${net}`);
};

test('an invoice has one line of time where the setting asks for it', () => {
  expect(drafted(priced())).toEqual(['Alpha, Beta | 1.25 | 150.00']);
});

test('its text is that of its client, which a pull leaves alone', () => {
  const world = priced();
  fill(nextRun(world), clientsTab, [aClient({ lineTemplate: 'Work, {hours}' })], 'user');
  fill(nextRun(world), clientsTab, [aClient({ name: 'Acme Ltd' })]);
  drafted(world);
  const [line] = nextRun(world).workbook.records(invoiceLinesTab);
  expect(line?.description).toBe('Work, 1:15');
  fill(nextRun(world), clientsTab, [aClient({ lineTemplate: '{x}' })], 'user');
  const { message, problems } = draft.advance(nextRun(world), null);
  expect(message).toBe('Nothing was drafted: 1 row of Clients cannot be used.');
  expect(problems.map(({ code, key }) => `${code} ${key}`)).toEqual(['E-405 harvest:c1']);
});

test('what takes work off the line after it was priced wants Price to be run again', () => {
  const world = priced();
  fill(nextRun(world), discountsTab, [aDiscount({ project: 'Beta' })], 'user');
  expect(() => draft.advance(nextRun(world), null)).toThrow(
    '2 entries were rounded together with other work than stands on the line or invoice now. Run Price again.',
  );
  price.advance(nextRun(world), null);
  expect(drafted(world)).toEqual(['Alpha | 0.75 | 90.00', 'Beta | 0.75 | 81.00']);
});

test('words that are changed later move no line and change no figure', () => {
  const world = priced();
  fill(nextRun(world), timeTab, [on('Beta', 1980), on('Alpha', 2400)]);
  set(nextRun(world), 'groupLinesBy', 'entry');
  price.advance(nextRun(world), null);
  drafted(world);
  const documentId = nextRun(world).workbook.records(invoiceLinesTab)[0]?.documentId ?? '';
  const exported = exportDocument(nextRun(world), documentId);
  expect(exported.lines.map(({ project }) => project)).toEqual(['Alpha', 'Beta']);
  set(nextRun(world), 'lineTemplate', '{hours}: {task} of {client}');
  draft.advance(nextRun(world), null);
  const lines = nextRun(world).workbook.records(invoiceLinesTab);
  expect(lines.map(({ description }) => description)).toEqual([
    '0:45: Design of Acme',
    '0:45: Design of Acme',
  ]);
  expect(recompute({ ...exported, lines: [...lines] })).toEqual([]);
});

test('an export tells of its own work only, and not what others agreed', () => {
  const world = priced();
  const others = { client: 'Bolt', reason: 'secret' };
  fill(
    nextRun(world),
    clientsTab,
    [aClient({ clientId: 'c2', name: 'Bolt', lineTemplate: 'x' })],
    'user',
  );
  fill(
    nextRun(world),
    discountsTab,
    [aDiscount({ percent: d('5') }), aDiscount({ ...others, discountId: 'D2' })],
    'user',
  );
  fill(
    nextRun(world),
    agreementsTab,
    [
      anAgreement({ ...others, kind: 'cap', amount: d('9') }),
      anAgreement({ agreementId: 'A2', project: 'Alpha', amount: d('9000') }),
    ],
    'user',
  );
  fill(nextRun(world), taxesTab, [aTaxRule({ ...others, kind: 'exempt' })], 'user');
  price.advance(nextRun(world), null);
  drafted(world);
  const [line] = nextRun(world).workbook.records(invoiceLinesTab);
  const exported = exportDocument(nextRun(world), line?.documentId ?? '');
  expect(JSON.stringify(exported)).not.toMatch(/Bolt|secret/);
  const { discounts, agreements, taxRules } = exported;
  expect([discounts.length, agreements.length, taxRules]).toEqual([1, 1, []]);
});

test('lines that stand for something else since work was priced want it too', () => {
  const world = priced();
  set(nextRun(world), 'groupLinesBy', 'project');
  expect(() => draft.advance(nextRun(world), null)).toThrow('Run Price again.');
});
