import { expect, test } from '@jest/globals';
import { draft } from '../../src/steps/draft';
import { exportDocument } from '../../src/steps/export-document';
import { price } from '../../src/steps/price';
import { clientsTab } from '../../src/tabs/clients-tab';
import { costRatesTab } from '../../src/tabs/cost-rates-tab';
import { invoicesTab } from '../../src/tabs/invoices-tab';
import { ratesTab } from '../../src/tabs/rates-tab';
import { roundingReportTab } from '../../src/tabs/rounding-report-tab';
import { timeTab } from '../../src/tabs/time-tab';
import { aClient, anEntry, aRate, d } from '../support/sample-records';
import { aBook } from './support/a-book';
import { fill, nextRun } from './support/a-world';

test('the firm sees what an invoice costs it, and nobody who gets the invoice or its export', () => {
  const world = aBook();
  fill(world, timeTab, [anEntry({ seconds: 4020 })]);
  fill(world, clientsTab, [aClient()]);
  fill(world, ratesTab, [aRate()], 'user');
  fill(world, costRatesTab, [aRate({ rateId: 'C1', hourlyRate: d('61.7') })], 'user');
  price.advance(nextRun(world), null);
  draft.advance(nextRun(world), null);
  const { workbook } = nextRun(world);
  const rows = workbook.records(roundingReportTab);
  expect(rows.map(({ line, cost, margin }) => [line, cost, margin])).toEqual([
    ['1', '68.9', '63.1'],
    ['Total', '68.9', '63.1'],
  ]);
  const [invoice] = workbook.records(invoicesTab);
  const exported = JSON.stringify(exportDocument(nextRun(world), invoice?.documentId ?? ''));
  expect(exported).toContain('"net":"132.00"');
  expect(exported).not.toMatch(/"(68\.90?|63\.10?|61\.7)"/);
});
