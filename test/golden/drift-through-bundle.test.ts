import { describe, expect, test } from '@jest/globals';
import type { ProvidersState } from '../../src/local/providers/providers-state';
import type { Done } from '../../src/sidebar/protocol';
import { BundleFirm } from '../support/bundle-firm';
import { smallFirm } from '../support/small-firm';

type Row = Readonly<Record<string, unknown>>;

/** How each ledger keeps an invoice, and how somebody makes its first line dearer by hand. */
const ledgers = {
  quickbooks: {
    dearer: (state: ProvidersState, number: string, by: number): ProvidersState => {
      const { rows } = state.quickbooks;
      const Invoice = rows.Invoice.map((row) =>
        row['DocNumber'] === number
          ? { ...row, ...more(row, 'Line', 'Amount', by), ...plus(row, 'TotalAmt', by) }
          : row,
      );
      return { ...state, quickbooks: { ...state.quickbooks, rows: { ...rows, Invoice } } };
    },
    documents: ({ quickbooks: { rows } }: ProvidersState) => [
      rows.Invoice.filter((row) => String(row['PrivateNote']).includes('tt:')).length,
      rows.CreditMemo?.length ?? 0,
    ],
    stateOf: ({ quickbooks: { rows } }: ProvidersState, number: string) => {
      const row = rows.Invoice.find((one) => one['DocNumber'] === number);
      return `${row?.['TotalAmt']} ${/^\w+/.exec(String(row?.['PrivateNote']))?.[0]}`;
    },
  },
  xero: {
    dearer: (state: ProvidersState, number: string, by: number): ProvidersState => {
      const invoices = state.xero.invoices.map((row) =>
        row.InvoiceNumber === number
          ? {
              ...row,
              ...more(row, 'LineItems', 'LineAmount', by),
              ...plus(row, 'SubTotal', by),
              ...plus(row, 'Total', by),
            }
          : row,
      );
      return { ...state, xero: { ...state.xero, invoices } };
    },
    documents: ({ xero }: ProvidersState) => [
      xero.invoices.filter((row) => String(row['Reference']).includes('tt:')).length,
      xero.creditNotes?.length ?? 0,
    ],
    stateOf: ({ xero }: ProvidersState, number: string) =>
      String(xero.invoices.find((one) => one.InvoiceNumber === number)?.Status),
  },
} as const;

const plus = (row: Row, field: string, by: number) => ({ [field]: Number(row[field]) + by });

const more = (row: Row, list: string, field: string, by: number) => {
  const [first = {}, ...rest] = row[list] as readonly Row[];
  return { [list]: [{ ...first, ...plus(first, field, by) }, ...rest] };
};

/** Somebody adds half an hour to the first entry in the tracker, and deletes the second. */
function editedWork(state: ProvidersState, now: number): ProvidersState {
  const [first, , ...rest] = state.harvest.lists.time_entries;
  const edited = { ...first, ...plus(first ?? {}, 'hours', 0.5), updated_at: iso(now) };
  const lists = { ...state.harvest.lists, time_entries: [edited, ...rest] };
  return { ...state, harvest: { ...state.harvest, lists } } as ProvidersState;
}

const iso = (now: number) => new Date(now).toISOString();

/** Number of the first document of the client whose name begins so. */
const numberOf = (firm: BundleFirm, client: string): string => {
  const [row] = firm.rows('Invoices').filter((one) => String(one['Customer']).startsWith(client));
  return String(row?.['Number']);
};

const done = (firm: BundleFirm, name: string, ...args: readonly unknown[]) => {
  const { ok, message } = firm.call(name, ...args) as Done;
  expect([ok, message]).toEqual([true, message]);
  return message;
};

describe.each(['quickbooks', 'xero'] as const)('what changed after posting to %s', (ledger) => {
  const { dearer, documents } = ledgers[ledger];

  test('is proposed on the Drift tab, and ties out once each way was taken', () => {
    const month = BundleFirm.connected(smallFirm(), { ledger });
    month.approveMonth();
    expect(month.press('post').message).toBe('2 invoices posted.');
    const [edited, billed] = [numberOf(month, 'Hôtel'), numberOf(month, 'Kestrel')];
    const { providers, ...saved } = month.save();
    const changed = dearer(editedWork(providers, saved.now + 1_000), edited, 10);
    const firm = new BundleFirm({ ...saved, providers: changed, now: saved.now + 60_000 });
    firm.press('pull');
    expect(firm.press('tieout').message).toBe(
      '0 of 2 clients tie out; column State shows the others. 3 differences wait for a decision on the Drift tab.',
    );
    expect(firm.rows('Reconciliation')[0]?.['Explanation']).toMatch(
      `${edited} was changed in the ledger and waits for a decision on the Drift tab.`,
    );
    const ways = [
      [billed, /^Bill 0:30 \(92\.50 USD\) on the next invoice/, 'next invoice', ''],
      [billed, /^Credit 203\.50 USD of /, 'credit note', 'never done'],
      [edited, /^Put it back in the ledger, or accept/, 'accept', 'agreed by phone'],
    ] as const;
    for (const [number, proposed, decision, reason] of ways) {
      const row = firm.rows('Drift').find((one) => proposed.test(String(one['Proposed'])));
      expect([row?.['Document'], row?.['State']]).toEqual([number, 'open']);
      firm.type('Drift', String(row?.['Drift ID']), { Decision: decision, Reason: reason });
    }
    expect(done(firm, 'applyDecisions')).toBe(
      '3 decisions applied: 1 accepted, 1 credited: approve and post the credit note, 1 for the next invoice: run Draft.',
    );
    for (const step of ['review', 'price', 'draft'] as const) firm.press(step);
    done(firm, 'approveDrafts');
    expect(firm.press('post').message).toBe('1 invoice and 1 credit note posted.');
    expect(firm.press('tieout').message).toBe('All 2 clients tie out but for what was accepted.');
    expect(documents(firm.state)).toEqual([3, 1]);
    expect(firm.rows('Drift').map((row) => [row['State'], row['What became of it']])).toEqual([
      ['done', expect.stringMatching(/^Billed on /)],
      ['done', expect.stringMatching(/^Credited with /)],
      ['done', expect.stringMatching(/^Accepted by ana@example.com on .*: agreed by phone$/)],
    ]);
    expectNetOfCredits(firm, billed);
    expectVoided(month, edited, ledgers[ledger].stateOf);
  }, 240_000);
});

/** An invoice is voided from here: its work is billed once more, and all ties out. */
function expectVoided(
  firm: BundleFirm,
  number: string,
  stateOf: (state: ProvidersState, number: string) => string,
): void {
  const rowOf = (field: string, value: unknown) =>
    firm.rows('Invoices').find((row) => row[field] === value);
  const before = rowOf('Number', number);
  expect(done(firm, 'voidDocument', number, 'typed twice')).toMatch(
    /^Invoice .* no longer counts in .*: its work can be drafted again\.$/,
  );
  expect(stateOf(firm.state, number)).toMatch(/^(0 Voided|DELETED|VOIDED)$/);
  expect(rowOf('Number', number)?.['State']).toBe('voided');
  for (const step of ['price', 'draft'] as const) firm.press(step);
  done(firm, 'approveDrafts');
  expect(firm.press('post').message).toBe('1 invoice posted.');
  const again = rowOf('Document ID', before?.['Document ID']);
  expect(again).toMatchObject({ State: 'posted', Total: before?.['Total'] });
  expect(again?.['Number']).not.toBe(number);
  expect(firm.press('tieout').message).toMatch(/^All 2 clients tie out/);
}

/** Each row shows what was invoiced, what of it was credited, and what is left. */
function expectNetOfCredits(firm: BundleFirm, billed: string): void {
  const rows = firm.rows('Reconciliation');
  const figures = (row: Row | undefined) =>
    ['Invoiced', 'Credited', 'Invoiced less credited'].map((header) => row?.[header]);
  const [note] = firm.rows('Invoices').filter((row) => row['Kind'] === 'credit note');
  const [invoice] = firm.rows('Invoices').filter((row) => row['Number'] === billed);
  const [total, credited] = [Number(invoice?.['Total']), Number(note?.['Total'])];
  const left = Number((total - credited).toFixed(2));
  const at = (number: unknown) => rows.find((row) => row['Invoice'] === number);
  expect(figures(at(billed))).toEqual([total, credited, left]);
  expect(figures(at(note?.['Number']))).toEqual(['', '', '']);
  const projects = rows.filter((row) => row['Level'] === 'project' && row['Currency'] === 'USD');
  const given = projects.reduce((sum, row) => sum + Number(row['Credited']), 0);
  expect(given.toFixed(2)).toBe(Number(note?.['Net']).toFixed(2));
  for (const row of projects) expect(row['Invoiced less credited']).toBe(row['Net, sheet']);
  for (const client of rows.filter((row) => row['Level'] === 'client')) {
    const own = rows.filter(
      (row) => row['Level'] === 'invoice' && row['Currency'] === client['Currency'],
    );
    const sums = [0, 1, 2].map((at) => own.reduce((sum, row) => sum + Number(figures(row)[at]), 0));
    expect(figures(client)).toEqual(sums.map((sum) => Number(sum.toFixed(2))));
    expect(client['Invoiced less credited']).toBe(client['Total, sheet']);
  }
}
