import { expect, test } from '@jest/globals';
import type { ProvidersState } from '../../src/local/providers/providers-state';
import { acceptSuggestions } from '../../src/steps/accept-suggestions';
import { approveDrafts } from '../../src/steps/approve';
import { dryRun } from '../../src/steps/dry-run';
import { openWorld } from '../../src/steps/open-world';
import { invoicesTab } from '../../src/tabs/invoices-tab';
import { taxesTab } from '../../src/tabs/taxes-tab';
import { aTaxRule } from '../support/sample-records';
import { SimulatedFirm } from '../support/simulated-firm';
import { firmOf, KESTREL } from '../support/story';

const abroad = ({ quickbooks, ...state }: ProvidersState): ProvidersState => ({
  ...state,
  quickbooks: { ...quickbooks, companyInfo: { ...quickbooks.companyInfo, Country: 'GB' } },
});

/** New York City has three rates; one of them changes between approval and posting. */
const raised = ({ quickbooks, ...state }: ProvidersState): ProvidersState => {
  const { rows } = quickbooks;
  const TaxRate = rows.TaxRate.map((row) => (row.Id === '7' ? { ...row, RateValue: 0.376 } : row));
  return { ...state, quickbooks: { ...quickbooks, rows: { ...rows, TaxRate } } };
};

test('a tax in the price that QuickBooks counts otherwise parks the invoice with both figures', () => {
  const firm = new SimulatedFirm(abroad(firmOf([KESTREL], 8)));
  firm.run('pull');
  firm.run('review');
  acceptSuggestions(openWorld(firm.host));
  openWorld(firm.host).workbook.put(taxesTab, {
    owner: 'user',
    values: new Map([['T1', aTaxRule({ kind: 'included', client: KESTREL })]]),
    mode: 'merge',
  });
  for (const step of ['review', 'price', 'draft'] as const) firm.run(step);
  const [draft] = firm.records(invoicesTab);
  const { rows } = dryRun(openWorld(firm.host));
  const [whole] = rows;
  expect(draft).toMatchObject({ pricesIncludeTax: true, remark: '' });
  expect([whole?.net, whole?.tax, whole?.total, whole?.remark]).toEqual([
    draft?.net,
    draft?.tax,
    draft?.total,
    '',
  ]);
  approveDrafts(openWorld(firm.host));
  firm.change(raised);
  firm.run('post');
  const [parked] = firm.records(invoicesTab);
  expect(parked).toMatchObject({
    state: 'parked',
    remark:
      'The ledger has other figures: total 2385.11 here and 2385.12 in the ledger; ' +
      'tax 194.43 here and 194.44 in the ledger.',
  });
});
