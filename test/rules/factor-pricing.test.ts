import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { add, equal } from '../../src/money/decimal';
import type { Factor } from '../../src/records/factor';
import type { TimeEntry } from '../../src/records/time-entry';
import { agreementFinder } from '../../src/rules/agreements';
import { type DraftInput, draftInvoices } from '../../src/rules/draft';
import { factorsFit, readFactorText } from '../../src/rules/factor-words';
import { footingFault, trackedFault } from '../../src/rules/footing';
import { policyFinder } from '../../src/rules/policy-finder';
import { type PriceInput, priceWork } from '../../src/rules/price';
import { recompute } from '../../src/rules/recompute';
import { roundingReport } from '../../src/rules/rounding-report';
import { draftInput, items, taxCodes } from '../support/drafting';
import { evening, from, hours, weekend } from '../support/factored';
import { plainTerms } from '../support/plain-figures';
import {
  aCustomer,
  aFactor,
  anAgreement,
  anEntry,
  aRate,
  d,
  day,
  priceInput,
  someSettings,
} from '../support/sample-records';

const settings = someSettings({ incrementSeconds: 900, roundingDirection: 'up' });
const percents = new Map(taxCodes.map(({ taxCodeId, percent }) => [taxCodeId, percent]));

function priced(entries: readonly TimeEntry[], fields: Partial<PriceInput> = {}) {
  const input = priceInput({ entries, settings, factors: [aFactor(evening)], ...fields });
  const { time, problems } = priceWork(input);
  return {
    problems,
    entries: entries.map((entry) => ({ ...entry, ...time.get(entry.entryId) })),
  };
}

function drafted(
  entries: readonly TimeEntry[],
  fields: Partial<PriceInput> = {},
  terms: Partial<DraftInput> = {},
) {
  const work = priced(entries, fields).entries;
  const chosen = fields.settings ?? settings;
  const input = draftInput({
    entries: work,
    settings: chosen,
    policies: policyFinder([], { settings: chosen, unreadable: new Set() }).known,
    ...terms,
  });
  const { drafts, problems } = draftInvoices(input);
  const [draft] = drafts;
  if (!draft) throw new Error(problems[0]?.message ?? 'no draft');
  return { ...draft.document, problems, work, input };
}

/** From 17:20 to 18:27 in New York: 0:40 before the evening and 0:27 in it. */
const overSix = anEntry({ ...from('2026-03-02T22:20:00Z', 0), seconds: 4020 });

test('an entry is rounded once and then priced by its parts, which its sentence names', () => {
  const [entry] = priced([overSix]).entries;
  expect(entry).toMatchObject({
    billedSeconds: 4500,
    hourlyRate: '120',
    amount: '180.00',
    factors: '0:40 as 0:45; 0:27 at 1.5 × after 18:00 (F1) as 0:30',
    explanation:
      '1:07 tracked, up to 15 min = 1:15; 120.00/h from rate R1, ' +
      'of which 0:30 at 1.5 × after 18:00 (F1) = 180.00/h; 180.00 USD',
  });
});

test('rounding comes before the factor: 0:20 up to 0:30 at 1.5 is 0:30, not the 0:30 that 0:20 × 1.5 is', () => {
  const [entry] = priced([anEntry({ ...from('2026-03-03T00:00:00Z', 0), seconds: 1260 })], {
    settings: someSettings({ incrementSeconds: 1800, roundingDirection: 'up' }),
  }).entries;
  // 21 minutes × 1.5 are 31.5 minutes, which would be an hour.
  expect(entry).toMatchObject({ billedSeconds: 1800, amount: '90.00' });
});

test('the parts stand on lines of their own, which say why, and take all of the entry', () => {
  const { lines, allocations, invoice } = drafted([overSix]);
  expect(
    lines.map(({ description, quantity, unitPrice, net }) => [
      description,
      quantity,
      unitPrice,
      net,
    ]),
  ).toEqual([
    ['Alpha: Design, 2026-03-02', '0.75', '120', '90.00'],
    ['Alpha: Design, 2026-03-02, 1.5 × after 18:00', '0.5', '180', '90.00'],
  ]);
  expect(lines.map(({ explanation }) => explanation.split('; ').slice(0, 2).join('; '))).toEqual([
    '1 entry, 0:40 tracked, 0:45 billed (Settings: up to 15 min); 120.00/h from rate R1',
    '1 entry, 0:27 tracked, 0:30 billed (Settings: up to 15 min); 120.00/h from rate R1, 1.5 × after 18:00 (F1) = 180.00/h',
  ]);
  expect(allocations.map(({ seconds, amount }) => [seconds, amount])).toEqual([
    [2400, '90.00'],
    [1620, '90.00'],
  ]);
  expect(invoice.billedSeconds).toBe(4500);
});

test('two factors that come to one rate stay on two lines', () => {
  const { lines } = drafted(
    [overSix, anEntry({ ...from('2026-03-07T15:00:00Z', 1), entryId: 'harvest:2' })],
    {
      factors: [aFactor(evening), aFactor({ factorId: 'F2', ...weekend })],
    },
  );
  expect(lines.map(({ description, unitPrice }) => `${description} at ${unitPrice}`)).toEqual([
    'Alpha: Design, 2026-03-02 at 120',
    'Alpha: Design, 2026-03-02, 1.5 × after 18:00 at 180',
    'Alpha: Design, 2026-03-07, 1.5 × Saturday and Sunday at 180',
  ]);
});

test('the rounding report tells what the factor brings, apart from the increment', () => {
  const document = drafted([overSix]);
  const rows = roundingReport(document, percents);
  expect(
    rows.map(({ line, tracked, byFactor, byIncrement, net }) => [
      line,
      tracked,
      byFactor,
      byIncrement,
      net,
    ]),
  ).toEqual([
    ['1', '80', '0', '10', '90.00'],
    ['2', '54', '27', '9', '90.00'],
    ['Total', '134', '27', '19', '180.00'],
  ]);
});

test('hours at two decimals are rounded on each line, before the factor', () => {
  const chosen = someSettings({
    incrementSeconds: 600,
    roundingDirection: 'up',
    hours: 'twoDecimals',
  });
  const { lines, work } = drafted(
    [anEntry({ ...from('2026-03-02T22:50:00Z', 0), seconds: 1200 })],
    {
      settings: chosen,
    },
  );
  expect(lines.map(({ quantity, net }) => [quantity, net])).toEqual([
    ['0.17', '20.40'],
    ['0.17', '30.60'],
  ]);
  expect(work[0]?.amount).toBe('51.00');
});

test('a part of an entry is taken from all its parts alike, and an agreed amount has no factors', () => {
  const half = anEntry({
    ...from('2026-03-02T22:00:00Z', 2),
    billPart: '50 %',
    partReason: 'agreed',
  });
  const { lines, allocations } = drafted([half]);
  expect(lines.map(({ billedSeconds, net }) => [billedSeconds, net])).toEqual([
    [1800, '60.00'],
    [1800, '90.00'],
  ]);
  expect(allocations.map(({ kind, seconds }) => [kind, seconds])).toEqual([
    ['billed', 1800],
    ['writtenOff', 1800],
    ['billed', 1800],
    ['writtenOff', 1800],
  ]);
  const [agreed] = priced([{ ...half, billPart: '75.00' }]).entries;
  expect(agreed).toMatchObject({ amount: '75.00', factors: '' });
});

test('a cap in hours takes back the hours that were worked last, at their factor', () => {
  const cap = anAgreement({ seconds: hours(1) });
  const { lines, allocations } = drafted(
    [anEntry(from('2026-03-02T22:00:00Z', 2))],
    {},
    {
      scopeOf: agreementFinder([cap], new Set()).scopeOf,
    },
  );
  expect(lines.map(({ net }) => net)).toEqual(['120.00', '180.00', '-180.00']);
  expect(new Set(allocations.map(({ allocationId }) => allocationId)).size).toBe(
    allocations.length,
  );
});

test('a row whose factors are not those of its time is not billed', () => {
  const entries = priced([overSix]).entries.map((entry) => ({ ...entry, factors: '2:00 as 2:00' }));
  const { drafts, problems } = draftInvoices(draftInput({ entries }));
  expect(drafts).toEqual([]);
  expect(problems).toEqual([expect.objectContaining({ code: 'E-505', field: 'factors' })]);
});

test.each(['1:00', '1:00 as', '1:00 at × as 1:00', 'x as 1:00', '1:00 as 1:00, 0:30 as 0:30'])(
  '%j is no text of factors',
  (text) => {
    expect(readFactorText(text)).toBeNull();
    expect(factorsFit({ factors: text, seconds: 3600, billedSeconds: 3600 })).toBe(false);
  },
);

const choices = fc
  .record({
    roundingLevel: fc.constantFrom(
      'entry' as const,
      'day' as const,
      'line' as const,
      'invoice' as const,
    ),
    groupLinesBy: fc.constantFrom('entry' as const, 'task' as const, 'project' as const),
    incrementSeconds: fc.constantFrom(0, 360, 600, 900),
    roundingDirection: fc.constantFrom('nearest' as const, 'up' as const, 'down' as const),
    minimumSeconds: fc.constantFrom(0, 900),
    hours: fc.constantFrom('exact' as const, 'twoDecimals' as const),
  })
  .map(someSettings);
const rows: readonly Factor[] = [
  aFactor(evening),
  aFactor({ factorId: 'F2', ...weekend, factor: d('2') }),
  aFactor({ factorId: 'F3', kind: 'overtimeDay', seconds: hours(6), factor: d('1.3333') }),
];
/** Without overtime, which an export cannot tell. */
const plainRows = rows.slice(0, 2);
const work = fc
  .array(
    fc.record({
      at: fc.integer({ min: Date.UTC(2026, 2, 5), max: Date.UTC(2026, 2, 9) }),
      seconds: fc.integer({ min: 1, max: 50_000 }),
      person: fc.constantFrom('Ana', 'Ben'),
      billPart: fc.constantFrom('', '', '33.3 %'),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) =>
    all.map(({ at, seconds, person, billPart }, index) => {
      const startedAt = `${new Date(at).toISOString().slice(0, 19)}Z`;
      const entryId = `harvest:${index}`;
      const spentOn = day(startedAt.slice(0, 10));
      const part = { billPart, partReason: 'agreed' };
      return anEntry({ entryId, seconds, person, personId: person, startedAt, spentOn, ...part });
    }),
  );

test('with factors, the order and a second price change nothing, invoices foot, and a recount agrees', () => {
  fc.assert(
    fc.property(work, choices, fc.constantFrom(rows, plainRows), (entries, chosen, factors) => {
      const fields = {
        factors,
        settings: chosen,
        rates: [aRate({ hourlyRate: d('133.33') })],
      };
      const document = drafted(entries, fields);
      const backward = priced([...entries].reverse(), fields).entries;
      expect([...backward].reverse()).toEqual(document.work);
      expect(priced(document.work, fields).entries).toEqual(document.work);
      const tracked = new Map(entries.map(({ entryId, seconds }) => [entryId, seconds]));
      expect(footingFault(document) ?? trackedFault(document, tracked)).toBeNull();
      for (const row of roundingReport(document, percents)) {
        const { tracked, byFactor, byAgreement, byIncrement, byHours, byCents, net } = row;
        const sum = add(tracked, byFactor, byAgreement, byIncrement, byHours, byCents);
        expect(equal(sum, net)).toBe(true);
      }
      const taken = document.allocations.reduce((sum, { seconds }) => sum + seconds, 0);
      expect(taken).toBe(entries.reduce((sum, { seconds }) => sum + seconds, 0));
      const differences = recompute({
        format: 'tieout-document',
        version: 1,
        tenant: document.input.ledger.tenant,
        baseCurrency: document.input.ledger.baseCurrency,
        taxLevel: document.input.ledger.taxLevel,
        customer: aCustomer(),
        entries: document.work,
        expenses: [],
        items,
        taxCodes,
        exchangeRates: [],
        agreements: [],
        used: [],
        ...plainTerms(),
        factors: [...factors],
        firmZone: chosen.firmZone,
        invoice: document.invoice,
        lines: [...document.lines],
        allocations: [...document.allocations],
      });
      expect(differences).toEqual([]);
    }),
  );
});
