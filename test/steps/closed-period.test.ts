import { describe, expect, test } from '@jest/globals';
import { forgetConnection, saveConnection } from '../../src/connectors/connection';
import { connectorOf } from '../../src/connectors/registry';
import { otherLedgers, type ProvidersState } from '../../src/local/providers/providers-state';
import { approveDrafts } from '../../src/steps/approve';
import { dryRun } from '../../src/steps/dry-run';
import { openWorld } from '../../src/steps/open-world';
import { unfreeze } from '../../src/steps/unfreeze';
import { invoicesTab } from '../../src/tabs/invoices-tab';
import { problemsTab } from '../../src/tabs/problems-tab';
import { settingRows, settingsTab } from '../../src/tabs/settings-tab';
import { SimulatedFirm } from '../support/simulated-firm';
import { smallFirm } from '../support/small-firm';

type Closed = (state: ProvidersState, day: string) => ProvidersState;

/** The ledgers, and how somebody closes their books through a day. */
const ledgers: readonly (readonly [string, 'quickbooks' | 'xero', Closed])[] = [
  ['QuickBooks Online', 'quickbooks', closedBooks],
  ['Xero', 'xero', closedOrganisation],
];

/** The small firm with its books in one of the ledgers, closed through a day where one is named. */
function firmOf(ledger: 'quickbooks' | 'xero', close: Closed, day: string | null): SimulatedFirm {
  const state = smallFirm();
  const firm = new SimulatedFirm(day === null ? state : close(state, day));
  if (ledger === 'xero') {
    forgetConnection(firm.host, connectorOf('quickbooks'));
    saveConnection(firm.host, connectorOf('xero'), otherLedgers(firm.state)['xero'] ?? {});
  }
  return firm;
}

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

describe.each(ledgers)('where the books are closed in %s', (title, ledger, close) => {
  const open = () => firmOf(ledger, close, '2026-03-31');

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
    expect(firm.run('post').message).toBe('2 documents kept back: see the Problems tab.');
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

/** Invoices that were approved and fixed; the ledger let nobody in, so that none was sent. */
function fixedOnly(ledger: 'quickbooks' | 'xero', close: Closed): SimulatedFirm {
  const firm = firmOf(ledger, close, null);
  firm.runToDrafts();
  approveDrafts(openWorld(firm.host));
  const before = firm.state;
  const shut = { ...before[ledger], login: { ...before[ledger].login, token: 'another' } };
  firm.change((state) => ({ ...state, [ledger]: shut }));
  expect(firm.run('post').outcome).toBe('failed');
  firm.change((state) => ({
    ...state,
    [ledger]: { ...state[ledger], login: before[ledger].login },
  }));
  expect(statesOf(firm)).toEqual(['frozen 2026-03-31', 'frozen 2026-03-31']);
  firm.change((state) => close(state, '2026-03-31'));
  return firm;
}

const statesOf = (firm: SimulatedFirm) =>
  firm.records(invoicesTab).map(({ state, issuedOn }) => `${state} ${issuedOn}`);

/** What each says to a document of a closed day. */
const WORDS = {
  quickbooks:
    'The account period has closed and the account books cannot be updated through the QBO Services API. Please use the QBO website to make these changes',
  xero: 'The document date cannot be before the period lock date (2026-03-31)',
};

describe.each(ledgers)('a period that is closed in %s', (title, ledger, close) => {
  const postedOnce = (firm: SimulatedFirm, before: number) => {
    choose(firm, 'nextOpenDay');
    for (const step of ['price', 'draft'] as const) firm.run(step);
    approveDrafts(openWorld(firm.host));
    firm.run('post');
    expect(statesOf(firm)).toEqual(['posted 2026-04-01', 'posted 2026-04-01']);
    expect(booked(firm)).toBe(before + 2);
    expect(firm.records(problemsTab).filter(({ step }) => step === 'post')).toEqual([]);
    firm.run('post');
    expect(booked(firm)).toBe(before + 2);
  };

  test('after the pull is known before anything is fixed', () => {
    const firm = firmOf(ledger, close, null);
    firm.runToDrafts();
    approveDrafts(openWorld(firm.host));
    firm.change((state) => close(state, '2026-03-31'));
    firm.run('post');
    expect(statesOf(firm)).toEqual(['draft 2026-03-31', 'draft 2026-03-31']);
    expect(firm.records(problemsTab).some(({ code }) => code === 'E-113')).toBe(true);
  });

  test('after invoices were fixed has them refused in its words, dated anew and posted once', () => {
    const firm = fixedOnly(ledger, close);
    const before = booked(firm);
    firm.run('post');
    expect(booked(firm)).toBe(before);
    expect(statesOf(firm)).toEqual(['rejected 2026-03-31', 'rejected 2026-03-31']);
    const [problem] = firm.records(problemsTab).filter(({ step }) => step === 'post');
    expect(problem).toMatchObject({
      code: 'E-113',
      message: `Invoice INV-1002 was refused by ${title}: ${WORDS[ledger]}.`,
      fix: expect.stringContaining('to date it 2026-04-01'),
    });
    postedOnce(firm, before);
  });

  test('after invoices were fixed lets them be taken back, dated anew and posted once', () => {
    const firm = fixedOnly(ledger, close);
    const before = booked(firm);
    expect(unfreeze(openWorld(firm.host), '').takenBack).toBe(2);
    firm.run('pull');
    postedOnce(firm, before);
  });
});
