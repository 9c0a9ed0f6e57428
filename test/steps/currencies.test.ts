import { describe, expect, test } from '@jest/globals';
import { forgetConnection, saveConnection } from '../../src/connectors/connection';
import { connectorOf } from '../../src/connectors/registry';
import { otherLedgers, type ProvidersState } from '../../src/local/providers/providers-state';
import { approveDrafts } from '../../src/steps/approve';
import { dryRun } from '../../src/steps/dry-run';
import { openWorld } from '../../src/steps/open-world';
import { invoicesTab } from '../../src/tabs/invoices-tab';
import { problemsTab } from '../../src/tabs/problems-tab';
import { SimulatedFirm } from '../support/simulated-firm';
import { smallFirm } from '../support/small-firm';

type Switched = (state: ProvidersState, isOn: boolean) => ProvidersState;

const inQuickBooks: Switched = (state, Active) => {
  const { rows } = state.quickbooks;
  const CompanyCurrency = (rows.CompanyCurrency ?? []).map((row) =>
    row['Code'] === 'EUR' ? { ...row, Active } : row,
  );
  return {
    ...state,
    quickbooks: { ...state.quickbooks, rows: { ...rows, CompanyCurrency } },
  };
};

const inXero: Switched = (state, isOn) => {
  const codes = ['USD', 'GBP', ...(isOn ? ['EUR'] : [])];
  const currencies = codes.map((Code) => ({ Code, Description: Code }));
  return { ...state, xero: { ...state.xero, currencies } };
};

function xeroFirm(): SimulatedFirm {
  const firm = new SimulatedFirm(inXero(smallFirm(), false));
  forgetConnection(firm.host, connectorOf('quickbooks'));
  saveConnection(firm.host, connectorOf('xero'), otherLedgers(firm.state)['xero'] ?? {});
  return firm;
}

const firms: readonly (readonly [string, () => SimulatedFirm, Switched])[] = [
  ['QuickBooks Online', () => new SimulatedFirm(inQuickBooks(smallFirm(), false)), inQuickBooks],
  ['Xero', xeroFirm, inXero],
];

describe.each(firms)('a currency that is not switched on in %s', (title, open, switched) => {
  test('holds its documents until it is, and no others', () => {
    const firm = open();
    firm.runToDrafts();
    const { rows } = dryRun(openWorld(firm.host));
    const remarks = rows.flatMap(({ line, remark }) => (line === 'Invoice' ? [remark] : []));
    expect(remarks.filter((remark) => remark.includes('has not switched on'))).toHaveLength(1);
    approveDrafts(openWorld(firm.host));
    firm.run('post');
    const states = () =>
      firm.records(invoicesTab).map(({ currency, state }) => `${currency} ${state}`);
    expect(states().sort()).toEqual(['EUR draft', 'USD posted']);
    const [held, other] = firm.records(problemsTab).filter(({ step }) => step === 'post');
    expect(other).toBeUndefined();
    expect(held?.code).toBe('E-611');
    expect(held?.message).toContain(
      `is billed in EUR, which Larkspur & Finch LLC has not switched on in ${title}.`,
    );
    expect(held?.fix).toContain(`Add EUR to the currencies of ${title}`);
    firm.change((state) => switched(state, true));
    firm.host.clock += 3_600_000;
    firm.run('pull');
    approveDrafts(openWorld(firm.host));
    firm.run('post');
    expect(states().sort()).toEqual(['EUR posted', 'USD posted']);
  });
});
