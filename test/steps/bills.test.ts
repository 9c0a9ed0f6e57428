import { describe, expect, test } from '@jest/globals';
import {
  bookedBillPayment,
  deletedPayment,
} from '../../src/connectors/quickbooks/simulator-payment';
import * as xeroPayments from '../../src/connectors/xero/simulator-payment';
import { approveDrafts } from '../../src/steps/approve';
import { dryRun } from '../../src/steps/dry-run';
import { openWorld } from '../../src/steps/open-world';
import { allocationsTab } from '../../src/tabs/allocations-tab';
import { invoiceLinesTab } from '../../src/tabs/invoice-lines-tab';
import { mappingTab } from '../../src/tabs/mapping-tab';
import { paymentsTab } from '../../src/tabs/payments-tab';
import { problemsTab } from '../../src/tabs/problems-tab';
import { reconciliationTab } from '../../src/tabs/reconciliation-tab';
import { settingRows } from '../../src/tabs/settings-tab';
import { timeTab } from '../../src/tabs/time-tab';
import type { SimulatedFirm } from '../support/simulated-firm';
import { billsOf, bookedIn, drafted, JOANNA, ledgers, put } from './support/contractor-firm';

const HOUR = 3_600_000;

/** An account of costs, which the sample organisation has only one of. */
const SOFTWARE = { Name: 'Software', Type: 'EXPENSE', Class: 'EXPENSE' };

/** Somebody pays a part of a bill in the ledger; gives the id of the payment. */
function pay(firm: SimulatedFirm, ledgerId: string, amount: number): string {
  let id = '';
  firm.change((state) => {
    const now = firm.host.clock;
    if (state.xero.invoices.some(({ InvoiceID }) => InvoiceID === ledgerId)) {
      const Invoice = { InvoiceID: ledgerId };
      const body = { Invoice, Amount: amount, Date: '2026-04-10', Reference: 'cheque 7' };
      const done = xeroPayments.bookedPayment(body, { state: state.xero, now });
      id = String(done.row['PaymentID']);
      return { ...state, xero: done.state };
    }
    const bill = state.quickbooks.rows.Bill?.find(({ Id }) => Id === ledgerId);
    const body = {
      VendorRef: bill?.['VendorRef'],
      PayType: 'Check',
      TotalAmt: amount,
      TxnDate: '2026-04-10',
      DocNumber: 'cheque 7',
      Line: [{ Amount: amount, LinkedTxn: [{ TxnId: ledgerId, TxnType: 'Bill' }] }],
    };
    const done = bookedBillPayment(body, { state: state.quickbooks, now });
    id = done.row.Id;
    return { ...state, quickbooks: done.state };
  });
  return id;
}

function unpay(firm: SimulatedFirm, paymentId: string): void {
  firm.change((state) => {
    const now = firm.host.clock;
    const row = state.quickbooks.rows.BillPayment?.find(({ Id }) => Id === paymentId);
    if (row) {
      const quickbooks = deletedPayment(row, { state: state.quickbooks, now });
      return { ...state, quickbooks };
    }
    const done = xeroPayments.deletedPayment(paymentId, { state: state.xero, now });
    return done ? { ...state, xero: done.state } : state;
  });
}

describe.each(ledgers)('bills of subcontractors in %s', (_, open, account) => {
  test('are drafted from their time at its cost, beside the invoices that charge for it', () => {
    const firm = open();
    drafted(firm, account);
    const [bill, other] = billsOf(firm);
    expect(other).toBeUndefined();
    const own = firm.records(timeTab).filter(({ person }) => person === JOANNA);
    const seconds = own.reduce((sum, entry) => sum + entry.seconds, 0);
    expect(bill).toMatchObject({ customer: JOANNA, billedSeconds: seconds, state: 'draft' });
    const lines = firm
      .records(invoiceLinesTab)
      .filter(({ documentId }) => documentId === bill?.documentId);
    const time = lines.filter(({ kind }) => kind === 'time');
    const cost = time.reduce((sum, { net }) => sum + Number(net), 0);
    expect(cost).toBeCloseTo((seconds / 3600) * 90, 1);
    expect(time[0]?.item).toBe('Travel');
    const taken = firm.records(allocationsTab).filter(({ entryId }) => entryId === own[0]?.entryId);
    expect(taken).toHaveLength(2);
    expect(own[0]?.documentId).not.toBe(bill?.documentId);
  });

  test('go through dry run, approval and posting as invoices do, each once', () => {
    const firm = open();
    drafted(firm, account);
    const { rows } = dryRun(openWorld(firm.host));
    const whole = rows.filter(({ line }) => line === 'Bill');
    expect(whole.map(({ standing, remark }) => [standing, remark])).toEqual([['new', '']]);
    const line = rows.find(({ rowId }) => rowId === `${whole[0]?.documentId}/1`);
    expect(line?.account).toBe(`${account} Travel`);
    approveDrafts(openWorld(firm.host));
    firm.run('post');
    const [bill] = billsOf(firm);
    expect(bill).toMatchObject({
      state: 'posted',
      number: expect.stringMatching(/^T[0-9A-F]{12}$/),
    });
    const [booked, second] = bookedIn(firm);
    expect(second).toBeUndefined();
    expect(Number(booked?.['TotalAmt'] ?? booked?.['Total'])).toBe(Number(bill?.total));
    expect(JSON.stringify(booked)).toMatch(/tt:[0-9a-f]{16}/);
    expect(firm.records(problemsTab).filter(({ step }) => step === 'post')).toEqual([]);
    firm.host.clock += 86_400_000;
    for (const step of ['pull', 'price', 'draft', 'post', 'tieout'] as const) firm.run(step);
    expect(bookedIn(firm)).toHaveLength(1);
    expect(billsOf(firm)).toHaveLength(1);
    const clients = firm.records(reconciliationTab).filter(({ level }) => level === 'client');
    expect(new Set(clients.map(({ state }) => state))).toEqual(new Set(['ties']));
  });

  test('post what was spent to the account of its category, where that takes costs', () => {
    const firm = open();
    firm.change((state) => ({
      ...state,
      xero: {
        ...state.xero,
        accounts: state.xero.accounts.map((one) =>
          one['Code'] === '402' ? { ...one, ...SOFTWARE } : one,
        ),
      },
    }));
    drafted(firm, account);
    const expense = () => {
      const [bill] = billsOf(firm);
      const lines = firm.records(invoiceLinesTab);
      return lines.find((one) => one.documentId === bill?.documentId && one.kind === 'expense');
    };
    expect(expense()?.item).toBe('Travel');
    const map = (target: string) => {
      const { workbook } = openWorld(firm.host);
      const rows = workbook
        .records(mappingTab)
        .filter(({ kind }) => kind === 'Expense category → account');
      const values = new Map(rows.map((row) => [row.mappingId, { target, confirmed: true }]));
      workbook.put(mappingTab, { owner: 'user', values, mode: 'merge' });
      for (const step of ['review', 'price', 'draft'] as const) firm.run(step);
    };
    map('Design income');
    expect(expense()?.item).toBe('Travel');
    const codes = () => firm.records(problemsTab).map(({ code }) => code);
    expect(codes()).toContain('W-416');
    map('Software');
    expect(expense()?.item).toBe('Software');
    expect(codes()).not.toContain('W-416');
    approveDrafts(openWorld(firm.host));
    firm.run('post');
    const [booked] = bookedIn(firm);
    const lines = [booked?.['Line'], booked?.['LineItems']].flat();
    const id = expense()?.itemId ?? 'none';
    expect(lines.filter((line) => JSON.stringify(line ?? {}).includes(`"${id}"`))).toHaveLength(1);
    expect(billsOf(firm)[0]?.state).toBe('posted');
  });

  test('show what was paid of them, and forget a payment that was taken back', () => {
    const firm = open();
    drafted(firm, account);
    put(firm, settingRows.arrival.name, 'final');
    approveDrafts(openWorld(firm.host));
    firm.run('post');
    const [bill] = billsOf(firm);
    const total = Number(bill?.total);
    firm.host.clock += HOUR;
    const paymentId = pay(firm, bill?.ledgerId ?? '', total - 10);
    firm.run('pull');
    const paid = (total - 10).toFixed(2);
    expect(billsOf(firm)[0]).toMatchObject({ paid, open: '10.00' });
    expect(firm.records(paymentsTab)).toMatchObject([
      { paymentId, paidOn: '2026-04-10', customer: JOANNA, amount: paid, reference: 'cheque 7' },
    ]);
    firm.host.clock += HOUR;
    unpay(firm, paymentId);
    firm.run('pull');
    expect(billsOf(firm)[0]).toMatchObject({ paid: '0.00', open: bill?.total });
    expect(firm.records(paymentsTab)).toEqual([]);
  });

  test('wait where nobody says who bills, or on which account', () => {
    const firm = open();
    drafted(firm, account, '');
    const codes = () => firm.records(problemsTab).map(({ code, tab }) => `${code} ${tab}`);
    expect(codes()).toContain('E-218 People');
    expect(billsOf(firm)).toEqual([]);
    drafted(firm, 'no such account');
    expect(codes()).toContain('E-411 Settings');
    expect(billsOf(firm)).toEqual([]);
  });
});

test('a bill that was cut off on its way is found again, and is there once', () => {
  for (const [, open, account] of ledgers) {
    const firm = open();
    drafted(firm, account);
    approveDrafts(openWorld(firm.host));
    const { fetchAll } = firm.host;
    let lost = 0;
    firm.host.fetchAll = (requests) => {
      const answers = fetchAll.call(firm.host, requests);
      return answers.map((answer, at) => {
        const { method, url } = requests[at] ?? { method: '', url: '' };
        const isBill = /\/bill\?|\/Invoices\?/.test(url) && method !== 'GET' && lost === 0;
        if (!isBill || !JSON.stringify(requests[at]?.body).includes('T')) return answer;
        if (!/VendorRef|ACCPAY/.test(String(requests[at]?.body))) return answer;
        lost += 1;
        return { ...answer, status: 500, text: '' };
      });
    };
    firm.run('post');
    expect(lost).toBe(1);
    for (let run = 0; run < 6; run += 1) {
      firm.host.clock += 3_600_000;
      firm.run('post');
    }
    expect(billsOf(firm).map(({ state }) => state)).toEqual(['posted']);
    expect(bookedIn(firm)).toHaveLength(1);
  }
});
