import { describe, expect, test } from '@jest/globals';
import { forgetConnection, saveConnection } from '../../src/connectors/connection';
import { connectorOf } from '../../src/connectors/registry';
import { otherLedgers, type ProvidersState } from '../../src/local/providers/providers-state';
import { approveDrafts } from '../../src/steps/approve';
import { dryRun } from '../../src/steps/dry-run';
import { openWorld } from '../../src/steps/open-world';
import { invoicesTab } from '../../src/tabs/invoices-tab';
import { problemsTab } from '../../src/tabs/problems-tab';
import { settingRows, settingsTab } from '../../src/tabs/settings-tab';
import { SimulatedFirm } from '../support/simulated-firm';
import { smallFirm } from '../support/small-firm';

/** The small firm, whose books are closed through the end of March. */
const closedFirms: readonly (readonly [string, () => SimulatedFirm])[] = [
  ['QuickBooks Online', () => new SimulatedFirm(closedBooks(smallFirm(), '2026-03-31'))],
  [
    'Xero',
    () => {
      const firm = new SimulatedFirm(closedOrganisation(smallFirm(), '2026-03-31'));
      forgetConnection(firm.host, connectorOf('quickbooks'));
      saveConnection(firm.host, connectorOf('xero'), otherLedgers(firm.state)['xero'] ?? {});
      return firm;
    },
  ],
];

function closedBooks(state: ProvidersState, day: string): ProvidersState {
  const { quickbooks } = state;
  const AccountingInfoPrefs = { BookCloseDate: day };
  const preferences = { ...quickbooks.preferences, AccountingInfoPrefs };
  return { ...state, quickbooks: { ...quickbooks, preferences } };
}

function closedOrganisation(state: ProvidersState, day: string): ProvidersState {
  const { xero } = state;
  const organisation = {
    ...xero.organisation,
    PeriodLockDate: '2026-01-31',
    EndOfYearLockDate: day,
  };
  return { ...state, xero: { ...xero, organisation } };
}

const booked = ({ state }: SimulatedFirm) =>
  [...state.quickbooks.rows.Invoice, ...state.xero.invoices].length;

const tick = (firm: SimulatedFirm) => {
  const { workbook } = openWorld(firm.host);
  const ids = workbook.records(invoicesTab).map(({ documentId }) => documentId);
  const values = new Map(ids.map((id) => [id, { approved: true }]));
  workbook.put(invoicesTab, { owner: 'user', values, mode: 'merge' });
};

const choose = (firm: SimulatedFirm, value: string) => {
  const { workbook } = openWorld(firm.host);
  const values = new Map([[settingRows.closedPeriod.name, { value }]]);
  workbook.put(settingsTab, { owner: 'user', values, mode: 'merge' });
};

describe.each(closedFirms)('where the books are closed in %s', (title, open) => {
  test('drafts of a closed day wait, and say which day is open', () => {
    const firm = open();
    firm.runToDrafts();
    const found = firm.records(problemsTab).filter(({ code }) => code === 'E-113');
    expect(found).toHaveLength(2);
    expect(found[0]?.message).toMatch(
      `cannot be sent to ${title}: its date 2026-03-31 falls in a closed period (books closed through 2026-03-31).`,
    );
    expect(found[0]?.fix).toContain('nextOpenDay on the Settings tab to date it 2026-04-01');
    expect(approveDrafts(openWorld(firm.host)).message).toContain('must wait');
  });

  test('one that is ticked all the same is neither fixed nor sent', () => {
    const firm = open();
    firm.runToDrafts();
    const before = booked(firm);
    tick(firm);
    const { rows } = dryRun(openWorld(firm.host));
    const whole = rows.filter(({ line }) => line === 'Invoice');
    expect(whole.map(({ standing }) => standing)).toEqual(['kept back', 'kept back']);
    expect(whole[0]?.remark).toContain('falls in a closed period');
    firm.run('post');
    expect(booked(firm)).toBe(before);
    const codes = firm.records(problemsTab).filter(({ step }) => step === 'post');
    expect(codes.map(({ code }) => code)).toEqual(['E-113', 'E-113']);
  });

  test('the setting takes the first open day, and all is posted on it', () => {
    const firm = open();
    firm.runToDrafts();
    const before = booked(firm);
    choose(firm, 'nextOpenDay');
    firm.run('price');
    firm.run('draft');
    approveDrafts(openWorld(firm.host));
    firm.run('post');
    expect(firm.records(problemsTab).filter(({ code }) => code === 'E-113')).toEqual([]);
    const invoices = firm.records(invoicesTab);
    expect(invoices.map(({ state, issuedOn }) => [state, issuedOn])).toEqual(
      invoices.map(() => ['posted', '2026-04-01']),
    );
    expect(booked(firm)).toBe(before + 2);
  });
});

test('a period that was closed after the pull is known before anything is fixed', () => {
  const firm = new SimulatedFirm(smallFirm());
  firm.runToDrafts();
  approveDrafts(openWorld(firm.host));
  firm.change((state) => closedBooks(state, '2026-03-31'));
  firm.run('post');
  expect(firm.records(invoicesTab).map(({ state }) => state)).toEqual(['draft', 'draft']);
  expect(firm.records(problemsTab).some(({ code }) => code === 'E-113')).toBe(true);
});
