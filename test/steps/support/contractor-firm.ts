import { forgetConnection, saveConnection } from '../../../src/connectors/connection';
import { connectorOf } from '../../../src/connectors/registry';
import { otherLedgers, type ProvidersState } from '../../../src/local/providers/providers-state';
import { sampleFirm } from '../../../src/local/providers/sample-firm/sample-firm';
import { decimalOf } from '../../../src/money/decimal';
import { acceptSuggestions } from '../../../src/steps/accept-suggestions';
import { openWorld } from '../../../src/steps/open-world';
import { costRatesTab } from '../../../src/tabs/cost-rates-tab';
import { invoicesTab } from '../../../src/tabs/invoices-tab';
import { peopleTab } from '../../../src/tabs/people-tab';
import { settingRows, settingsTab } from '../../../src/tabs/settings-tab';
import { USD } from '../../support/sample-records';
import { SimulatedFirm } from '../../support/simulated-firm';

export const JOANNA = 'Joanna Leclair';

export type Row = Readonly<Record<string, unknown>>;

/** A few entries and expenses of the subcontractor, and a few of somebody else. */
function contractorFirm(): ProvidersState {
  const firm = sampleFirm();
  const { lists } = firm.harvest;
  const approved = (row: Row) => row['approval_status'] === 'approved' && row['billable'] === true;
  const by = (row: Row) => (row['user'] as { name: string }).name === JOANNA;
  const some = <R extends Row>(rows: readonly R[], count: number) => [
    ...rows.filter((row) => approved(row) && by(row)).slice(0, count),
    ...rows.filter((row) => approved(row) && !by(row)).slice(0, 1),
  ];
  const time_entries = some(lists.time_entries, 5);
  const expenses = some(
    lists.expenses.filter((row) => row['receipt'] !== null),
    1,
  );
  return { ...firm, harvest: { ...firm.harvest, lists: { ...lists, time_entries, expenses } } };
}

export const ledgers: readonly (readonly [string, () => SimulatedFirm, string])[] = [
  ['QuickBooks Online', () => new SimulatedFirm(contractorFirm()), '6100'],
  [
    'Xero',
    () => {
      const firm = new SimulatedFirm(contractorFirm());
      forgetConnection(firm.host, connectorOf('quickbooks'));
      saveConnection(firm.host, connectorOf('xero'), otherLedgers(firm.state)['xero'] ?? {});
      return firm;
    },
    '493',
  ],
];

export const put = (firm: SimulatedFirm, name: string, value: string) =>
  openWorld(firm.host).workbook.put(settingsTab, {
    owner: 'user',
    values: new Map([[name, { value }]]),
    mode: 'merge',
  });

/** Says what the subcontractor costs and who bills for her, then drafts. */
export function drafted(firm: SimulatedFirm, account: string, supplier = JOANNA): void {
  firm.run('pull');
  const { workbook } = openWorld(firm.host);
  workbook.put(costRatesTab, {
    owner: 'user',
    values: new Map([
      ['C1', { rateId: 'C1', person: JOANNA, hourlyRate: decimalOf('90'), currency: USD }],
    ]),
    mode: 'merge',
  });
  const joanna = workbook.records(peopleTab).find(({ name }) => name === JOANNA);
  workbook.put(peopleTab, {
    owner: 'user',
    values: new Map([[joanna?.personId ?? '', { supplier }]]),
    mode: 'merge',
  });
  put(firm, settingRows.costAccount.name, account);
  firm.run('review');
  acceptSuggestions(openWorld(firm.host));
  for (const step of ['review', 'price', 'draft'] as const) firm.run(step);
}

export const billsOf = (firm: SimulatedFirm) =>
  firm.records(invoicesTab).filter(({ kind }) => kind === 'bill');

/** Bills as the ledger has them. */
export const bookedIn = ({ state }: SimulatedFirm): readonly Row[] => [
  ...(state.quickbooks.rows.Bill ?? []),
  ...state.xero.invoices.filter(({ Type }) => Type === 'ACCPAY'),
];
