import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../src/calendar/local-date';
import { type PaymentTerms, termsRules } from '../../src/records/payment-terms';
import { dueDate } from '../../src/rules/due-date';
import { day } from '../support/sample-records';

const terms = (rule: PaymentTerms['rule'], days: number, margin = 0): PaymentTerms => ({
  termsId: '1',
  name: '',
  rule,
  days,
  margin,
  active: true,
});

test.each([
  ['2026-03-31', 'days', 0, 0, '2026-03-31'],
  ['2026-03-31', 'days', 15, 0, '2026-04-15'],
  ['2026-03-10', 'monthEnd', 0, 0, '2026-03-31'],
  ['2026-03-10', 'monthEnd', 14, 0, '2026-04-14'],
  ['2026-03-10', 'thisMonth', 20, 0, '2026-03-20'],
  ['2026-03-25', 'thisMonth', 20, 0, '2026-03-25'],
  ['2026-01-31', 'nextMonth', 31, 0, '2026-02-28'],
  ['2026-12-10', 'nextMonth', 20, 0, '2027-01-20'],
  ['2026-03-10', 'cutOff', 20, 5, '2026-03-20'],
  ['2026-03-16', 'cutOff', 20, 5, '2026-04-20'],
  ['2026-03-15', 'cutOff', 20, 5, '2026-03-20'],
  ['2026-03-25', 'cutOff', 20, 0, '2026-04-20'],
] as const)('a document of %s with %s %i (%i) is due on %s', (issued, rule, days, margin, due) => {
  expect(dueDate(day(issued), terms(rule, days, margin))).toBe(due);
});

test('no document is due before it is issued', () => {
  const rule = fc.constantFrom(...termsRules);
  const number = fc.integer({ min: 0, max: 60 });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3000 }),
      rule,
      number,
      number,
      (at, one, days, margin) => {
        const issued = addDays(day('2024-01-01'), at);
        expect(dueDate(issued, terms(one, days, margin)) >= issued).toBe(true);
      },
    ),
  );
});
