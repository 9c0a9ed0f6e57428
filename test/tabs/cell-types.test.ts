import { expect, test } from '@jest/globals';
import { invoicesTab } from '../../src/tabs/invoices-tab';

test.each(['credit note', 'Credit note', 'creditNote'])(
  'the kind of a document is written in words, and read from a cell that says %j',
  (cell) => {
    const kind = invoicesTab.columns.kind.cell;
    expect(kind.read(cell, undefined)).toEqual({ value: 'creditNote' });
    expect(kind.write('creditNote')).toBe('credit note');
    expect(kind.read('receipt', undefined)).toMatchObject({
      fault: { what: 'one of invoice, credit note, bill is expected' },
    });
  },
);
