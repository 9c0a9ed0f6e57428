import { describe, expect, test } from '@jest/globals';
import { billingDayOf, dayPolicyOf } from '../../src/rules/day-policy';
import { aClient, day } from '../support/sample-records';

const clients = [
  aClient({ clientId: 'c1', billingZone: 'Asia/Tokyo' }),
  aClient({ clientId: 'c2', billingZone: 'Nowhere/At_All' }),
];

const policy = (dayOwner: Parameters<typeof dayPolicyOf>[0]['dayOwner']) =>
  dayPolicyOf({ dayOwner, firmZone: 'America/New_York' }, clients);

/** Half past eleven at night in Los Angeles: the next day in New York, and the same in Tokyo. */
const late = {
  spentOn: day('2026-03-01'),
  sourceTime: '2026-03-01T23:30:00-08:00',
  sourceZone: 'America/Los_Angeles',
  startedAt: '2026-03-02T07:30:00Z',
  clientId: 'c1',
};

describe('the day of work', () => {
  test.each([
    ['tracker', late, '2026-03-01'],
    ['person', late, '2026-03-01'],
    ['firm', late, '2026-03-02'],
    ['client', late, '2026-03-02'],
    ['client', { ...late, startedAt: '2026-03-02T15:30:00Z' }, '2026-03-03'],
    ['client', { ...late, startedAt: '2026-03-02T15:30:00Z', clientId: 'c2' }, '2026-03-02'],
    ['person', { ...late, sourceZone: '' }, '2026-03-01'],
    ['firm', { ...late, sourceTime: '2026-03-01', startedAt: '' }, '2026-03-01'],
  ] as const)('by the %s is that of its beginning (%#)', (owner, entry, wanted) => {
    expect(billingDayOf(entry, policy(owner))).toBe(wanted);
  });

  test('depends on nothing that does not decide about it', () => {
    expect(policy('person')).toEqual({ owner: 'person', firmZone: '', clientZones: {} });
    expect(policy('client').clientZones).toEqual({ c1: 'Asia/Tokyo' });
  });
});
