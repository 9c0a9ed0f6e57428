import { describe, expect, test } from '@jest/globals';
import { forgetConnection, saveConnection } from '../../../src/connectors/connection';
import { connectorOf } from '../../../src/connectors/registry';
import type { Delay } from '../../../src/connectors/simulator-delay';
import { otherLedgers } from '../../../src/local/providers/providers-state';
import { approveDrafts } from '../../../src/steps/approve';
import { openWorld } from '../../../src/steps/open-world';
import { invoicesTab } from '../../../src/tabs/invoices-tab';
import { SimulatedFirm } from '../../support/simulated-firm';
import { smallFirm } from '../../support/small-firm';

const MINUTE = 60_000;

type Ledger = 'quickbooks' | 'xero';

/** The small firm with its drafts approved, its ledger as late as it promises to be at most. */
function approvedFirm(ledger: Ledger, delay?: Delay): SimulatedFirm {
  const firm = new SimulatedFirm(smallFirm());
  if (ledger === 'xero') {
    forgetConnection(firm.host, connectorOf('quickbooks'));
    saveConnection(firm.host, connectorOf('xero'), otherLedgers(firm.state)['xero'] ?? {});
  }
  firm.runToDrafts();
  approveDrafts(openWorld(firm.host));
  const late = { ...(delay ? { delay } : {}), refusesUsedNumbers: false };
  firm.change((state) => ({ ...state, [ledger]: { ...state[ledger], ...late } }));
  return firm;
}

const isPosted = (firm: SimulatedFirm) =>
  firm.records(invoicesTab).every(({ state }) => state === 'posted');

/** Presses Post until all is posted, every few minutes, and once more when all is quiet. */
function postThrough(firm: SimulatedFirm, everyMs: number): SimulatedFirm {
  for (let round = 0; round < 40 && !isPosted(firm); round++) {
    firm.run('post');
    firm.host.clock += everyMs;
  }
  firm.host.clock += 30 * MINUTE;
  firm.run('post');
  return firm;
}

function inLedger({ state }: SimulatedFirm, ledger: Ledger): readonly string[] {
  const documents =
    ledger === 'xero'
      ? state.xero.invoices.map((row) => [row.InvoiceNumber, row['Total']])
      : state.quickbooks.rows.Invoice.map((row) => [row['DocNumber'], row['TotalAmt']]);
  return documents.map((one) => one.join(' ')).sort();
}

describe.each(['quickbooks', 'xero'] as const)('posting to a late %s', (ledger) => {
  const { serverMaxMs, readLagMs } = promisesOf(ledger);
  const before = inLedger(approvedFirm(ledger), ledger).length;
  const expected = inLedger(postThrough(approvedFirm(ledger), MINUTE), ledger);
  const late = (times: number, status: 500 | 503 | 504) => ({
    times,
    status,
    commitMs: serverMaxMs,
  });

  test.each<[string, Delay, number]>([
    ['shows documents late', { readLagMs, late: late(0, 500) }, MINUTE],
    ['makes one after it said 504', { readLagMs, late: late(1, 504) }, MINUTE],
    ['makes one after it said 500', { readLagMs, late: late(1, 500) }, 5 * MINUTE],
    ['makes all after it said 503', { readLagMs, late: late(9, 503) }, MINUTE],
    ['makes all after it said 504', { readLagMs, late: late(9, 504) }, 25 * MINUTE],
  ])('that %s ends with each document once', (_, delay, everyMs) => {
    const firm = postThrough(approvedFirm(ledger, delay), everyMs);
    expect(inLedger(firm, ledger)).toEqual(expected);
    expect(isPosted(firm)).toBe(true);
    const { waiting, seenFrom, late: left } = firm.state[ledger].delay ?? delay;
    expect(waiting).toEqual([]);
    expect(Object.keys(seenFrom ?? {})).toHaveLength(expected.length - before);
    expect(left.times).toBeLessThanOrEqual(Math.max(0, delay.late.times - 1));
  });
});

function promisesOf(ledger: Ledger) {
  const capabilities = connectorOf(ledger).ledger?.documents.invoice.capabilities;
  if (!capabilities) throw new Error(`${ledger} is no ledger`);
  return capabilities;
}
