import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DocumentExport } from '../../src/records/document-export';
import { lineGroupings, roundingLevels, type Settings } from '../../src/records/settings';
import type { TimeEntry } from '../../src/records/time-entry';
import { draftInvoices } from '../../src/rules/draft';
import { policyFinder } from '../../src/rules/policy-finder';
import { readPolicyVersion } from '../../src/rules/policy-version';
import { priceWork } from '../../src/rules/price';
import {
  documentIdFrom,
  documentKeyText,
  recomputeDocument,
} from '../../src/rules/published-rules';
import { firmPolicy } from '../../src/rules/time-policy';
import { draftInput, items, spent, taxCodes } from '../support/drafting';
import { plainTerms } from '../support/plain-figures';
import { aCustomer, anEntry, day, priceInput, someSettings, usd } from '../support/sample-records';

function exportOf(entries: readonly TimeEntry[], settings: Settings): DocumentExport {
  const { time } = priceWork(priceInput({ entries, settings }));
  const priced = entries.map((entry) => ({ ...entry, ...time.get(entry.entryId) }));
  const expenses = [spent()];
  const input = draftInput({
    entries: priced,
    expenses,
    settings,
    policies: policyFinder([], { settings, unreadable: new Set() }).known,
  });
  const document = draftInvoices(input).drafts[0]?.document;
  if (!document) throw new Error('no draft');
  return {
    format: 'tieout-document',
    version: 1,
    tenant: input.ledger.tenant,
    baseCurrency: input.ledger.baseCurrency,
    taxLevel: input.ledger.taxLevel,
    customer: aCustomer(),
    entries: priced,
    expenses,
    items,
    taxCodes,
    exchangeRates: [],
    agreements: [],
    used: [],
    ...plainTerms(),
    invoice: document.invoice,
    lines: [...document.lines],
    allocations: [...document.allocations],
  };
}

const choices = fc
  .record({
    roundingLevel: fc.constantFrom(...roundingLevels),
    groupLinesBy: fc.constantFrom(...lineGroupings),
    incrementSeconds: fc.constantFrom(0, 360, 600, 900),
    roundingDirection: fc.constantFrom('nearest' as const, 'up' as const, 'down' as const),
    roundingTie: fc.constantFrom('up' as const, 'down' as const, 'even' as const),
    minimumSeconds: fc.constantFrom(0, 900),
    graceSeconds: fc.constantFrom(0, 120),
    hours: fc.constantFrom('exact' as const, 'twoDecimals' as const),
  })
  .map(someSettings);

const work = fc
  .array(
    fc.record({
      seconds: fc.integer({ min: 1, max: 30_000 }),
      task: fc.constantFrom('Design', 'Build'),
      person: fc.constantFrom('Ana', 'Ben'),
      date: fc.constantFrom('2026-03-02', '2026-03-03'),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((all) =>
    all.map(({ seconds, task, person, date }, at) =>
      anEntry({
        entryId: `harvest:${at}`,
        seconds,
        task,
        taskId: task,
        person,
        personId: person,
        spentOn: day(date),
      }),
    ),
  );

test('a document counted again from its export is the same, under any policy', () => {
  fc.assert(
    fc.property(work, choices, (entries, settings) => {
      const exported = JSON.parse(JSON.stringify(exportOf(entries, settings)));
      expect(recomputeDocument(exported)).toEqual([]);
    }),
  );
});

const sample = () => exportOf([anEntry({ seconds: 4020 })], someSettings());

test.each<[string, (exported: DocumentExport) => DocumentExport, string]>([
  [
    'a line that was changed by a cent',
    (one) => ({
      ...one,
      lines: one.lines.map((line, at) => (at === 0 ? { ...line, net: usd('132.01') } : line)),
    }),
    'line 1, net: 132.01, not 132',
  ],
  [
    'tracked time that was changed',
    (one) => ({ ...one, entries: one.entries.map((entry) => ({ ...entry, seconds: 8040 })) }),
    'entry harvest:1, billedSeconds: 3960, not 7920',
  ],
  [
    'another policy',
    (one) => ({
      ...one,
      entries: one.entries.map((entry) => ({ ...entry, policy: 'P1: up to 15 min' })),
    }),
    'entry harvest:1, billedSeconds: 3960, not 4500',
  ],
  [
    'a policy that nobody knows',
    (one) => ({ ...one, entries: one.entries.map((entry) => ({ ...entry, policy: 'as agreed' })) }),
    'entry harvest:1, policy: as agreed, not unknown',
  ],
  [
    'a total',
    (one) => ({ ...one, invoice: { ...one.invoice, total: usd('1.00') } }),
    'invoice, total: 1, not 192.71',
  ],
])('%s is named', (_, change, first) => {
  const [found] = recomputeDocument(change(sample()));
  expect(`${found?.figure}: ${found?.exported}, not ${found?.recomputed}`).toBe(first);
});

test('an export that is none is refused by its first wrong field', () => {
  expect(() => recomputeDocument({})).toThrow('format: ');
  expect(() => recomputeDocument({ ...sample(), taxLevel: 'perDay' })).toThrow('taxLevel: ');
});

test.each([
  ['baseCurrency: expected a currency such as USD', { baseCurrency: 'EURO' }],
  ['tenant: it is missing', { tenant: undefined }],
  [
    'invoice.total: expected an amount in quotes',
    { invoice: { ...sample().invoice, total: 'much' } },
  ],
  ['invoice.total: expected string', { invoice: { ...sample().invoice, total: 12.5 } }],
  ['taxLevel: expected one of "perLine"|"perInvoice"', { taxLevel: 'perDay' }],
])('a field that is wrong is named with what is expected, as in %s', (words, fields) => {
  const damaged = { ...sample(), ...fields };
  expect(() => recomputeDocument(damaged)).toThrow(words);
  expect(() => recomputeDocument(damaged)).not.toThrow(/Invalid|undefined/);
});

test('the id of a document follows from what it bills', () => {
  const exported = sample();
  const sha256 = draftInput().billKey(
    JSON.parse(
      '{"kind":"invoice","tenant":"ledger:1","customerId":"11","entryIds":["harvest:1","harvest:x1"]}',
    ),
  );
  expect(documentKeyText(exported)).toContain('harvest:x1');
  expect(documentIdFrom(sha256)).toBe(exported.invoice.documentId);
});

test('a version says all of its policy', () => {
  fc.assert(
    fc.property(choices, (settings) => {
      const policy = firmPolicy(settings);
      const read = readPolicyVersion(policy.version);
      const { rounding, level, hours } = policy;
      const tie = rounding.direction === 'nearest' ? rounding.tie : 'up';
      const isRounded = rounding.incrementSeconds > 0;
      expect(read).toMatchObject({ level, hours });
      expect(read?.rounding.minimumSeconds).toBe(rounding.minimumSeconds);
      if (isRounded) expect(read?.rounding).toEqual({ ...rounding, tie });
    }),
  );
});

test.each(['', 'Settings', 'P1: sometimes', 'P1: up to 15', 'P1: up to 15 min by year'])(
  '%j is no version',
  (version) => {
    expect(readPolicyVersion(version)).toBeNull();
  },
);
