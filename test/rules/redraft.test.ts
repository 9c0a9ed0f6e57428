import { expect, test } from '@jest/globals';
import type { Invoice } from '../../src/records/invoice';
import { type DraftInput, draftInvoices } from '../../src/rules/draft';
import type { PresentDrafts } from '../../src/rules/redraft';
import { draftInput, priced } from '../support/drafting';
import { d } from '../support/sample-records';

/** The tabs after a draft, and after a person worked on its rows. */
function after(fields: Partial<DraftInput>, person: Partial<Invoice> = {}): PresentDrafts {
  const { drafts } = draftInvoices(draftInput(fields));
  return {
    invoices: drafts.map(({ document }) => ({ ...document.invoice, ...person })),
    lines: drafts.flatMap(({ document }) => document.lines),
  };
}

const again = (fields: Partial<DraftInput>, present: PresentDrafts) => {
  const { drafts, removed, withdrawn } = draftInvoices(draftInput({ ...fields, present }));
  const [first] = drafts;
  return { invoice: first?.document.invoice, present: first?.present, removed, withdrawn };
};

const work = { entries: [priced()] };
const dearer = { entries: [priced({ hourlyRate: d('130') })] };
const more = { entries: [priced(), priced({ entryId: 'harvest:2' })] };

test('an approval of unchanged content stays, with what a person wrote', () => {
  const { invoice, withdrawn } = again(work, after(work, { approved: true, memo: 'Thank you' }));
  expect(invoice).toMatchObject({ approved: true, memo: 'Thank you', remark: '' });
  expect(withdrawn).toEqual([]);
});

test('an approval of other figures is withdrawn and says of which, until it is given again', () => {
  const present = after(work, { approved: true, memo: 'Thank you' });
  const { invoice, withdrawn } = again(dearer, present);
  const remark =
    'Approval withdrawn: it was given for other content, 130.65 USD in all. Look again.';
  expect(withdrawn).toEqual([invoice?.documentId]);
  expect(invoice).toMatchObject({ approved: false, memo: 'Thank you', total: '141.54', remark });
  expect(again(dearer, after(dearer, { remark })).invoice?.remark).toBe(remark);
  expect(again(work, after(dearer, { remark })).invoice?.remark).toBe(remark);
  expect(again(dearer, after(dearer, { remark, approved: true })).invoice).toMatchObject({
    approved: true,
    remark: '',
  });
});

test('an approval does not survive other words on a line', () => {
  const renamed = { entries: [priced({ task: 'Concept' })] };
  expect(again(renamed, after(work, { approved: true })).withdrawn).toHaveLength(1);
});

test('a draft of other work takes the place of the old one, and its text for the customer', () => {
  const present = after(work, { approved: true, memo: 'Thank you' });
  const { invoice, present: stood, removed, withdrawn } = again(more, present);
  expect(withdrawn).toEqual(present.invoices.map(({ documentId }) => documentId));
  expect([stood, removed]).toEqual([false, []]);
  expect(invoice).toMatchObject({
    approved: false,
    memo: 'Thank you',
    remark: 'Approval withdrawn: it was given for other work, 130.65 USD in all. Look again.',
  });
});

test('a draft whose work is gone is removed by name, and its approval with it', () => {
  const present = after(work, { approved: true });
  const { removed, withdrawn } = again({}, present);
  expect(removed.map(({ customer }) => customer)).toEqual(['Acme Inc.']);
  expect(withdrawn).toHaveLength(1);
});

test('a refused invoice is a draft again and keeps why it was refused while nothing changes', () => {
  const remark = 'The ledger refused it: Item inactive.';
  const refused = { state: 'rejected', number: 'INV-7', remark } as const;
  expect(again(work, after(work, refused)).invoice).toMatchObject({ state: 'draft', remark });
  expect(again(dearer, after(work, refused)).invoice?.remark).toBe('');
});
