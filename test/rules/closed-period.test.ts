import { expect, test } from '@jest/globals';
import { closedFault, onOpenDay } from '../../src/rules/closed-period';
import { day } from '../support/sample-records';

test.each([
  ['2026-03-31', null, null],
  ['2026-03-31', undefined, null],
  ['2026-03-31', '2026-03-30', null],
  ['2026-03-31', '2026-03-31', '2026-04-01'],
  ['2026-02-10', '2026-12-31', '2027-01-01'],
])('a document of %s with books closed through %s is offered %s', (issued, closed, offered) => {
  const through = typeof closed === 'string' ? day(closed) : closed;
  const fault = closedFault(day(issued), through);
  expect(fault === null).toBe(offered === null);
  expect(fault?.fix ?? '').toContain(offered ?? '');
  const period = { from: null, to: day(issued), invoiceDate: day(issued) };
  expect(onOpenDay(period, through)).toEqual({ ...period, invoiceDate: offered ?? issued });
});
