import type { Caller } from '../../../src/connectors/caller';
import { saveLedgerFacts } from '../../../src/steps/ledger-facts';
import { customersTab } from '../../../src/tabs/customers-tab';
import { itemsTab } from '../../../src/tabs/items-tab';
import { taxCodesTab } from '../../../src/tabs/tax-codes-tab';
import { items, taxCodes } from '../../support/drafting';
import { aCustomer, USD } from '../../support/sample-records';
import { aWorld, fill, type TestWorld } from './a-world';

/** A workbook whose lists of a ledger in dollars were pulled. */
export function aBook(rates?: Caller): TestWorld {
  const connector = { id: 'ledger', title: 'Ledger', ledger: { taxLevel: 'perInvoice' } };
  const ledger = { connector, tenant: '1' } as unknown as Caller;
  const world = aWorld(rates ? { ledger, rates } : { ledger });
  saveLedgerFacts(world.host.journal, {
    company: 'Firm',
    country: 'US',
    baseCurrency: USD,
    multiCurrency: true,
    takesNumbers: true,
    taxRates: [],
  });
  fill(world, customersTab, [aCustomer()]);
  fill(world, itemsTab, items);
  fill(world, taxCodesTab, taxCodes);
  return world;
}
