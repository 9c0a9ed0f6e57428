import { expect, test } from '@jest/globals';
import { recomputeDocument } from '../../src/rules/published-rules';
import { exportDocument } from '../../src/steps/export-document';
import { openWorld } from '../../src/steps/open-world';
import { StepStopped } from '../../src/steps/world';
import { invoicesTab } from '../../src/tabs/invoices-tab';
import { SimulatedFirm } from '../support/simulated-firm';

test('every invoice of a month, posted, counts again to the cent from its export', () => {
  const firm = new SimulatedFirm();
  firm.runAll();
  const world = openWorld(firm.host);
  const invoices = firm.records(invoicesTab);
  expect(invoices.length).toBeGreaterThan(3);
  for (const { number, documentId } of invoices) {
    const exported = JSON.parse(JSON.stringify(exportDocument(world, number)));
    expect(exported.invoice.documentId).toBe(documentId);
    expect(recomputeDocument(exported)).toEqual([]);
  }
  expect(() => exportDocument(world, 'INV-0')).toThrow(StepStopped);
});
