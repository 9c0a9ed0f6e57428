import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { likenessOf, nameParts } from '../../src/rules/audit-likeness';
import { findPairs } from '../../src/rules/audit-pairs';
import { type AuditRecord, onlyNamed } from '../../src/rules/audit-record';

const likeness = (a: string, b: string, isPerson = false) =>
  likenessOf(nameParts(a, isPerson), nameParts(b, isPerson));

const met = (a: string, b: string, isPerson = false) =>
  findPairs([onlyNamed('1', a), onlyNamed('2', b)], { isPerson }).pairs.map((one) => one.likeness);

describe('names of companies and projects', () => {
  test.each([
    ['Acme Ltd', 'ACME Limited', 'same'],
    ['Acme, Inc.', 'Acme Incorporated', 'same'],
    ['Société Générale S.A.', 'Societe Generale SA', 'same'],
    ['Straße & Söhne GmbH', 'STRASSE und SOHNE GmbH', null],
    ['Straße & Söhne GmbH', 'Strasse and Sohne GmbH', 'same'],
    ['Smith & Sons', 'Smith and Sons', 'same'],
    ['Ørsted A/S', 'Orsted AS', 'same'],
    ['Meridian Labs GmbH', 'Meridian Labs', 'form'],
    ['Meridian Labs GmbH', 'Meridian Labs Inc.', 'form'],
    ['Data Works', 'Dataworks', 'spacing'],
    ['Robert Bosch', 'BOSCH, Robert', 'order'],
    ['J. Smith Ltd', 'John Smith Ltd', 'initials'],
    ['Kestrel Robotics', 'Kestrel Robotcs', 'typing'],
    ['Kestrel Robotics', 'Kestrel Roobtics', 'typing'],
    ['Hansen Brothers', 'Hanson Brothers', 'typing'],
    ['Bank of America', 'Bank of Americas', 'typing'],
    ['IBM', 'International Business Machines Corp.', 'acronym'],
    ['Tower 12 Fit-out', 'Tower 12 Fitout', 'spacing'],
  ])('%s / %s: %s', (a, b, expected) => {
    expect([likeness(a, b), likeness(b, a)]).toEqual([expected, expected]);
    expect(met(a, b)).toEqual(expected === null ? [] : [expected]);
  });

  test.each([
    ['Smith & Co North', 'Smith & Co South'],
    ['Northern Power', 'Southern Power'],
    ['Acme East', 'Acme West'],
    ['Bank of A', 'Bank of B'],
    ['Bank of A', 'Bank of America'],
    ['Fund 2023', 'Fund 2024'],
    ['Audit 2023/24', 'Audit 2024/25'],
    ['Phase II', 'Phase III'],
    ['Tower 1 Block 2', 'Tower 2 Block 1'],
    ['Phase 1 1', 'Phase 11'],
    ['Unit 7', 'Unit 17'],
    ['Store12345', 'Store12346'],
    ['Meridian Labs', 'Meridian Labs International'],
    ['Acme Holding', 'Acme'],
    ['Imports Desk', 'Exports Desk'],
    ['Onsite Support', 'Offsite Support'],
    ['Internal Audit', 'External Audit'],
    ['Employer Services', 'Employee Services'],
    ['Baker Tools', 'Maker Tools'],
    ['Alpha Trading Ltd', 'Trading Alpha Inc'],
    ['Meyer Ltd', 'Meier Inc'],
    ['North Sea', 'South Sea'],
    ['Dr. Who', 'Mr. Who'],
    ['Team Red', 'Team Reds'],
    ['ABC', 'Alpha Beta'],
    ['ABD', 'Alpha Beta Consulting'],
    ['???', '!!!'],
  ])('%s is not %s', (a, b) => {
    expect([likeness(a, b), likeness(b, a)]).toEqual([null, null]);
    expect(met(a, b)).toEqual([]);
  });
});

describe('names of people', () => {
  test.each([
    ['John Smith', 'JOHN SMITH', 'same'],
    ['Smith, John', 'John Smith', 'same'],
    ['Zoë Müller', 'Zoe Muller', 'same'],
    ['J. Smith', 'John Smith', 'initials'],
    ['Smith J', 'John Smith', 'initials'],
    ['J.P. Smith', 'John Paul Smith', 'initials'],
    ['John P. Smith', 'John Smith', 'initials'],
    ['Smith John', 'John Smith', 'order'],
    ['Anna Schmidt', 'Anna Schmitt', 'typing'],
    ['Anna Petersen', 'Anna Peterson', 'typing'],
  ])('%s / %s: %s', (a, b, expected) => {
    expect([likeness(a, b, true), likeness(b, a, true)]).toEqual([expected, expected]);
    expect(met(a, b, true)).toEqual(expected === null ? [] : [expected]);
  });

  test.each([
    ['John P. Smith', 'John Q. Smith'],
    ['J. Smith', 'Bob Smith'],
    ['Maria Rossi', 'Mario Rossi'],
    ['Jan de Vries', 'Jan Vries'],
    ['John Smith', 'John Smithson'],
    ['J. S.', 'John Smith'],
  ])('%s is not %s', (a, b) => {
    expect([likeness(a, b, true), likeness(b, a, true)]).toEqual([null, null]);
    expect(met(a, b, true)).toEqual([]);
  });
});

const word = fc.constantFrom(
  'Acme',
  'ACME',
  'Kestrel',
  'Kestrl',
  'Labs',
  'J.',
  'John',
  'Ltd',
  'GmbH',
  '2',
  '3',
);
const record = fc
  .tuple(
    fc.array(word, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', 'DE123456789', 'DE987654321'),
  )
  .map(
    ([words, taxNumber]): Omit<AuditRecord, 'id'> => ({
      ...onlyNamed('', words.join(' ')),
      taxNumber,
    }),
  );
const records = fc
  .array(record, { maxLength: 12 })
  .map((all) => all.map((one, at): AuditRecord => ({ ...one, id: `x:${at + 1}` })));

const shown = (
  all: readonly AuditRecord[],
  isKnown?: (a: AuditRecord, b: AuditRecord) => boolean,
) =>
  findPairs(all, isKnown ? { isKnown } : {})
    .pairs.map(({ first, record: other }) => [first.id, other.id].sort().join())
    .sort();

test('the order of a list changes nothing, and no pair is found twice', () => {
  fc.assert(
    fc.property(
      records.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      ),
      ([all, shuffled]) => {
        const found = shown(all);
        expect(shown(shuffled)).toEqual(found);
        expect(new Set(found).size).toBe(found.length);
      },
    ),
  );
});

test('every two names that are alike are brought together, though few are compared', () => {
  fc.assert(
    fc.property(records, (all) => {
      const groupOf = new Map<string, string>();
      const { pairs } = findPairs(all);
      const rootOf = (id: string): string => {
        const up = groupOf.get(id);
        return up === undefined ? id : rootOf(up);
      };
      for (const { first, record: other } of pairs) {
        const [a, b] = [rootOf(first.id), rootOf(other.id)];
        if (a !== b) groupOf.set(a, b);
      }
      for (const a of all) {
        for (const b of all) {
          if (a !== b && likeness(a.name, b.name) !== null) expect(rootOf(a.id)).toBe(rootOf(b.id));
        }
      }
    }),
  );
});

test('what was found before is found again when an elder namesake comes', () => {
  fc.assert(
    fc.property(records, record, (all, elder) => {
      const before = new Set(shown(all));
      const isKnown = (a: AuditRecord, b: AuditRecord) => before.has([a.id, b.id].sort().join());
      expect(shown(all, isKnown)).toEqual([...before].sort());
      const named = findPairs([...all, { ...elder, taxNumber: '', id: 'x:0' }], { isKnown }).pairs;
      const after = named.map(({ first, record: other }) => [first.id, other.id].sort().join());
      const byName = findPairs(all).pairs.filter((one) => one.likeness === 'same');
      for (const { first, record: other } of byName) {
        expect(after).toContain([first.id, other.id].sort().join());
      }
    }),
  );
});

test('5,000 names cost about as many comparisons as they have pairs', () => {
  const first = ['Ada', 'Berg', 'Cole', 'Dorn', 'Ebert', 'Frost', 'Gale', 'Hahn', 'Iven', 'Jolly'];
  const names = Array.from({ length: 5_000 }, (_, at) => {
    const [a, b, c, d] = [...String(at).padStart(4, '0')].map((digit) => first[Number(digit)]);
    return at % 2 === 0
      ? `${a}${b}son ${c}${d}el Family Trust`
      : `Client ${a}${b}son ${c}${d}el Ltd`;
  });
  const all = names.map((name, at) => onlyNamed(`harvest:${at}`, name));
  const { pairs, compared } = findPairs(all);
  expect(pairs).toHaveLength(0);
  expect(compared).toBeLessThan(50_000);
  const people = findPairs(all, { isPerson: true });
  expect(people.compared).toBeLessThan(50_000);
  const shared = all.map((one) => ({
    ...one,
    email: 'office@firm.example',
    taxNumber: 'DE111111111',
  }));
  expect(findPairs(shared).pairs).toHaveLength(0);
});

test.each([
  ['Acme Inc.', 'ACME Inc', 'acme, inc.'],
  ['Kestrel Robotics', 'Kestrel Robotcs', 'KESTREL ROBOTICS'],
])('the pair %s / %s stays one when an elder %s comes', (a, b, elder) => {
  const all = [onlyNamed('x:1', a), onlyNamed('x:2', b)];
  const isKnown = (one: AuditRecord, other: AuditRecord) =>
    [one.id, other.id].sort().join() === 'x:1,x:2';
  expect(shown(all)).toEqual(['x:1,x:2']);
  expect(shown([...all, onlyNamed('x:0', elder)], isKnown)).toContain('x:1,x:2');
});
