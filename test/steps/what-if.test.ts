import { expect, test } from '@jest/globals';
import { price } from '../../src/steps/price';
import { previewPrices } from '../../src/steps/what-if';
import { clientsTab } from '../../src/tabs/clients-tab';
import { customersTab } from '../../src/tabs/customers-tab';
import { policiesTab } from '../../src/tabs/policies-tab';
import { ratesTab } from '../../src/tabs/rates-tab';
import { timeTab } from '../../src/tabs/time-tab';
import { whatIfTab } from '../../src/tabs/what-if-tab';
import { aClient, aCustomer, anEntry, aPolicy, aRate } from '../support/sample-records';
import { aWorld, fill, nextRun } from './support/a-world';

function pricedWorld() {
  const world = aWorld();
  const zenith = { clientId: 'harvest:c2', client: 'Zenith', customerId: '12' };
  fill(world, timeTab, [
    anEntry({ seconds: 4020 }),
    anEntry({ entryId: 'harvest:2', ...zenith, seconds: 4020 }),
  ]);
  fill(world, clientsTab, [aClient(), aClient({ clientId: 'harvest:c2', name: 'Zenith' })]);
  fill(world, customersTab, [aCustomer(), aCustomer({ customerId: '12' })]);
  fill(world, ratesTab, [aRate()], 'user');
  price.advance(nextRun(world), null);
  return nextRun(world);
}

test('a policy shows its effect by client before it is applied, and only then', () => {
  const world = pricedWorld();
  const policy = aPolicy({ client: 'Acme', incrementMinutes: 15, direction: 'up' });
  fill(world, policiesTab, [policy], 'user');
  const before = JSON.stringify(world.host.tabs.get('Time'));
  const { message } = previewPrices(nextRun(world));
  expect(message).toBe(
    'Price would change 1 row: Acme +0:09 h and +18.00 USD. See the What-if tab.',
  );
  expect(nextRun(world).workbook.records(whatIfTab)).toEqual([
    {
      effectId: 'harvest:c1|USD',
      client: 'Acme',
      currency: 'USD',
      rows: 1,
      secondsNow: 3960,
      secondsThen: 4500,
      amountNow: '132.00',
      amountThen: '150.00',
      difference: '18.00',
      kept: 0,
      keptPolicies: '',
    },
  ]);
  expect(JSON.stringify(world.host.tabs.get('Time'))).toBe(before);
  price.advance(nextRun(world), null);
  expect(previewPrices(nextRun(world)).message).toBe('Price would change nothing.');
  expect(nextRun(world).workbook.records(whatIfTab)).toEqual([]);
});
