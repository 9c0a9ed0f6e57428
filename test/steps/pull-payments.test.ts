import { describe, expect, test } from '@jest/globals';
import { forgetConnection, saveConnection } from '../../src/connectors/connection';
import { bookedPayment, deletedPayment } from '../../src/connectors/quickbooks/simulator-payment';
import { connectorOf } from '../../src/connectors/registry';
import * as xeroPayments from '../../src/connectors/xero/simulator-payment';
import { otherLedgers } from '../../src/local/providers/providers-state';
import { openWorld } from '../../src/steps/open-world';
import { invoicesTab } from '../../src/tabs/invoices-tab';
import { paymentsTab } from '../../src/tabs/payments-tab';
import { settingRows, settingsTab } from '../../src/tabs/settings-tab';
import { SimulatedFirm } from '../support/simulated-firm';
import { smallFirm } from '../support/small-firm';

/** A ledger in which somebody enters and deletes payments of our documents. */
interface Books {
  open(): SimulatedFirm;
  /** Enters a payment; gives its id. */
  pay(firm: SimulatedFirm, ledgerId: string, amount: number): string;
  undo(firm: SimulatedFirm, paymentId: string): void;
}

const quickbooks: Books = {
  open: () => new SimulatedFirm(smallFirm()),
  pay: (firm, ledgerId, amount) => {
    let id = '';
    firm.change((state) => {
      const invoice = state.quickbooks.rows.Invoice.find(({ Id }) => Id === ledgerId);
      const body = {
        CustomerRef: invoice?.['CustomerRef'],
        TotalAmt: amount,
        TxnDate: '2026-04-10',
        PaymentRefNum: 'wire 7',
        Line: [{ Amount: amount, LinkedTxn: [{ TxnId: ledgerId, TxnType: 'Invoice' }] }],
      };
      const booking = { state: state.quickbooks, now: firm.host.clock };
      const { row, state: booked } = bookedPayment(body, booking);
      id = row.Id;
      return { ...state, quickbooks: booked };
    });
    return id;
  },
  undo: (firm, paymentId) =>
    firm.change((state) => {
      const row = state.quickbooks.rows.Payment?.find(({ Id }) => Id === paymentId);
      if (!row) throw new Error('no such payment');
      const booking = { state: state.quickbooks, now: firm.host.clock };
      return { ...state, quickbooks: deletedPayment(row, booking) };
    }),
};

const xero: Books = {
  open: () => {
    const firm = new SimulatedFirm(smallFirm());
    forgetConnection(firm.host, connectorOf('quickbooks'));
    saveConnection(firm.host, connectorOf('xero'), otherLedgers(firm.state)['xero'] ?? {});
    firm.run('pull');
    const values = new Map([[settingRows.arrival.name, { value: 'final' }]]);
    openWorld(firm.host).workbook.put(settingsTab, { owner: 'user', values, mode: 'merge' });
    return firm;
  },
  pay: (firm, InvoiceID, Amount) => {
    let id = '';
    firm.change((state) => {
      const body = { Invoice: { InvoiceID }, Amount, Date: '2026-04-10', Reference: 'wire 7' };
      const booking = { state: state.xero, now: firm.host.clock };
      const { row, state: booked } = xeroPayments.bookedPayment(body, booking);
      id = String(row['PaymentID']);
      return { ...state, xero: booked };
    });
    return id;
  },
  undo: (firm, paymentId) =>
    firm.change((state) => {
      const booking = { state: state.xero, now: firm.host.clock };
      const done = xeroPayments.deletedPayment(paymentId, booking);
      if (!done) throw new Error('no such payment');
      return { ...state, xero: done.state };
    }),
};

const HOUR = 3_600_000;

describe.each([
  ['QuickBooks Online', quickbooks],
  ['Xero', xero],
])('payments in %s', (_, books) => {
  const balancesOf = (firm: SimulatedFirm) =>
    firm.records(invoicesTab).map(({ paid, open }) => [paid, open]);

  test('are read with what they leave open, and go when they are undone', () => {
    const firm = books.open();
    firm.runAll();
    expect(balancesOf(firm)).toEqual([
      [null, null],
      [null, null],
    ]);
    const [first] = firm.records(invoicesTab);
    if (!first) throw new Error('no invoice');
    const paid = Number((Number(first.total) / 4).toFixed(2));
    const left = (Number(first.total) - paid).toFixed(2);
    firm.host.clock += HOUR;
    const id = books.pay(firm, first.ledgerId, paid);
    firm.run('pull');
    expect(balancesOf(firm)[0]).toEqual([paid.toFixed(2), left]);
    expect(balancesOf(firm)[1]?.[0]).toBe('0.00');
    expect(firm.records(paymentsTab)).toEqual([
      {
        paymentRowId: `${id}|${first.documentId}`,
        paymentId: id,
        paidOn: '2026-04-10',
        customer: first.customer,
        number: first.number,
        currency: first.currency,
        amount: paid.toFixed(2),
        reference: 'wire 7',
        documentId: first.documentId,
      },
    ]);
    firm.host.clock += HOUR;
    const second = books.pay(firm, first.ledgerId, Number(left));
    firm.run('pull');
    expect(balancesOf(firm)[0]).toEqual([first.total, '0.00']);
    expect(firm.records(paymentsTab)).toHaveLength(2);
    firm.host.clock += HOUR;
    books.undo(firm, second);
    firm.run('pull');
    expect(balancesOf(firm)[0]).toEqual([paid.toFixed(2), left]);
    expect(firm.records(paymentsTab).map(({ paymentId }) => paymentId)).toEqual([id]);
  });

  test('are asked for by what changed, and later steps leave them alone', () => {
    const firm = books.open();
    firm.runAll();
    const [first] = firm.records(invoicesTab);
    firm.host.clock += HOUR;
    books.pay(firm, first?.ledgerId ?? '', 10);
    firm.run('pull');
    firm.host.clock += HOUR;
    firm.run('pull');
    firm.host.clock += HOUR;
    const { counts } = firm.run('pull');
    const read = Object.fromEntries(counts.map(({ label, value }) => [label, value]));
    expect(read).toMatchObject({ payments: 0, 'documents looked at': 0 });
    for (const step of ['price', 'draft', 'post', 'tieout'] as const) firm.run(step);
    expect(balancesOf(firm)[0]?.[0]).toBe('10.00');
    expect(firm.records(paymentsTab)).toHaveLength(1);
  });
});

test('a firm that has posted nothing is not asked for payments', () => {
  const firm = new SimulatedFirm(smallFirm());
  const labels = firm.run('pull').counts.map(({ label }) => label);
  expect(labels).not.toContain('payments');
});
