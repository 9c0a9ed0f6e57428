import { expect, test } from '@jest/globals';
import { billed } from '../support/one-line';
import { aDiscount, anAgreement, anEntry, d } from '../support/sample-records';

const HOUR = 3600;
const bolt = { client: 'Bolt', clientId: 'c2' };
const beta = { ...bolt, project: 'Beta', projectId: 'Bolt/Beta' };
const alpha = { ...bolt, project: 'Alpha', projectId: 'Bolt/Alpha' };
const tenth = aDiscount({ client: '', project: 'Beta', percent: d('10') });

const figures = ({ document }: ReturnType<typeof billed>) =>
  document.lines.map(({ project, net, discount }) => [project, net, discount]);

test('a discount of a project is taken off what a cap leaves of it', () => {
  const entries = [anEntry({ entryId: 'harvest:0', seconds: 10 * HOUR, ...beta })];
  const cap = anAgreement({ client: 'Bolt', project: 'Beta', amount: d('700') });
  // 10 h at 120.00 are 1,200.00; the cap takes back 500.00; a tenth of the 700.00 left is 70.00.
  const one = billed(entries, { agreements: [cap], discounts: [tenth] });
  expect(figures(one)).toEqual([
    ['Beta', '1130.00', '70.00'],
    ['Beta', '-500.00', '0.00'],
  ]);
});

test('a cap that several projects share leaves each its part of a discount', () => {
  const entries = [
    anEntry({ entryId: 'harvest:0', seconds: 5 * HOUR, ...beta }),
    anEntry({ entryId: 'harvest:1', seconds: 15 * HOUR, ...alpha }),
  ];
  const cap = anAgreement({ client: 'Bolt', project: '', amount: d('1200') });
  // 600.00 and 1,800.00; of the 1,200.00 taken back a quarter is Beta's, so that 300.00 are left of it.
  const one = billed(entries, { agreements: [cap], discounts: [tenth] });
  expect(figures(one).find(([project]) => project === 'Beta')).toEqual(['Beta', '570.00', '30.00']);
});

test('hours beyond a cap that were billed at an agreed amount are worth their part of it', () => {
  const entries = [
    anEntry({ entryId: 'harvest:0', seconds: HOUR, ...beta }),
    anEntry({
      entryId: 'harvest:1',
      seconds: 2 * HOUR,
      billPart: '40.00',
      partReason: 'as agreed',
      ...alpha,
    }),
  ];
  const cap = anAgreement({ client: 'Bolt', project: '', seconds: 2 * HOUR });
  // The last of three hours is half of the two that 40.00 were agreed for.
  const { document } = billed(entries, { agreements: [cap] });
  expect(document.lines.map(({ net }) => net)).toEqual(['120.00', '40.00', '-20.00']);
});
