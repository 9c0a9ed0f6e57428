import { expect, test } from '@jest/globals';
import type { DocumentKind } from '../../src/records/document-kind';
import { countedDocuments } from '../../src/rules/document-words';

test.each<[string, readonly DocumentKind[]]>([
  ['0 invoices', []],
  ['1 invoice', ['invoice']],
  ['1 credit note', ['creditNote']],
  ['2 invoices and 1 credit note', ['creditNote', 'invoice', 'invoice']],
  ['1 invoice, 2 credit notes and 1 bill', ['bill', 'creditNote', 'invoice', 'creditNote']],
])('documents are counted as %s', (words, kinds) => {
  expect(countedDocuments(kinds.map((kind) => ({ kind })))).toBe(words);
});
