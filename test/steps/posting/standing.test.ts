import { describe, expect, test } from '@jest/globals';
import type { FoldedPosting } from '../../../src/records/folded-posting';
import type { Invoice } from '../../../src/records/invoice';
import { packIds } from '../../../src/rules/entry-ids';
import { post } from '../../../src/steps/post';
import { claimedEntries, readBook } from '../../../src/steps/posting/book';
import { foldedRows } from '../../../src/steps/posting/fold';
import { foldedKey } from '../../../src/steps/posting/postings';
import { movedKey, STANDING_WORDS } from '../../../src/steps/posting/standing';
import { runStep } from '../../../src/steps/runner';
import { allocationsTab } from '../../../src/tabs/allocations-tab';
import { invoicesTab } from '../../../src/tabs/invoices-tab';
import { plainTotals } from '../../support/plain-figures';
import { d, day, USD, usd } from '../../support/sample-records';
import { aWorld, fill, nextRun } from '../support/a-world';

test('a workbook whose posting was moved to a copy says so, and nothing is asked of any ledger', () => {
  const world = aWorld();
  world.host.secrets.set(movedKey(world.host.workbookId), 'the copy');
  expect(runStep(world, post).message).toBe(STANDING_WORDS.moved);
});

describe('a bill of long ago, of which only its work is remembered', () => {
  const invoice: Invoice = {
    documentId: 'B1',
    kind: 'bill',
    creditOf: '',
    paid: null,
    open: null,
    number: 'BILL-7',
    customerId: '41',
    customer: 'Ana Whitlock',
    currency: USD,
    issuedOn: day('2026-01-31'),
    termsId: '',
    dueOn: day('2026-02-28'),
    workFrom: day('2026-01-02'),
    workTo: day('2026-01-02'),
    billedSeconds: 3600,
    net: usd('80.00'),
    tax: usd('0.00'),
    total: usd('80.00'),
    baseCurrency: USD,
    exchangeRate: d('1'),
    rateId: '',
    totalBase: usd('80.00'),
    state: 'posted',
    remark: '',
    approved: true,
    memo: '',
    ledgerId: '900',
    link: '',
    ...plainTotals(usd('80.00')),
  };
  const folded: FoldedPosting = {
    version: 1,
    key: '00000000000000b1',
    kind: 'bill',
    documentId: 'B1',
    number: 'BILL-7',
    tenant: 'xero:1',
    ledgerId: '900',
    frozenAt: 1,
    rows: 'what they were',
    entries: packIds(['harvest:1']),
  };
  const world = aWorld();
  fill(world, invoicesTab, [invoice], 'draft');
  fill(
    world,
    allocationsTab,
    [
      {
        allocationId: 'harvest:1|B1/1',
        entryId: 'harvest:1',
        documentId: 'B1',
        lineId: 'B1/1',
        kind: 'billed',
        seconds: 3600,
        spentOn: null,
        currency: USD,
        amount: usd('80.00'),
      },
    ],
    'draft',
  );
  world.host.journal.set(foldedKey(folded.key), JSON.stringify(folded));

  test('keeps its work from suppliers, and from no customer', () => {
    const book = readBook(world.host);
    expect([...claimedEntries(book, 'payable').keys()]).toEqual(['harvest:1']);
    expect([...claimedEntries(book, 'receivable').keys()]).toEqual([]);
  });

  test('shows when its rows were changed by hand', () => {
    const { host, workbook } = nextRun(world);
    const rows = foldedRows({ host, workbook }, readBook(host));
    expect(rows.get(folded.key)?.kind).toBe('altered');
  });
});
