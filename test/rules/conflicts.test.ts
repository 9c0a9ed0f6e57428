import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { AgreedValue } from '../../src/records/agreed-value';
import type { Conflict } from '../../src/records/conflict';
import type { FieldRules } from '../../src/records/field-rule';
import { type ClientSides, clientSides } from '../../src/rules/conflict-sides';
import { sameValue, verdictOf } from '../../src/rules/conflict-verdict';
import { findConflicts } from '../../src/rules/conflicts';
import { readFieldRules } from '../../src/rules/field-rules';
import { fieldRuleRows } from '../../src/tabs/field-rules-tab';
import { aClient, aCustomer } from '../support/sample-records';

const base = (kept: AgreedValue['kept'], by: AgreedValue['by'] = 'rule'): AgreedValue => ({
  agreedId: 'c|1|Address',
  field: 'Address',
  tracker: kept === 'both' || kept === 'written' ? 'old' : 'T0',
  ledger: kept === 'both' || kept === 'written' ? 'old' : 'L0',
  kept,
  by,
});

const judged = (difference: Partial<Parameters<typeof verdictOf>[0]>) => {
  const { wins, state } = verdictOf({
    field: 'Address',
    tracker: 'T',
    ledger: 'L',
    rule: 'tracker',
    base: undefined,
    ...difference,
  });
  return `${wins}, ${state}`;
};

describe('what becomes of a difference', () => {
  test.each([
    ['for the first time', {}, 'tracker, to apply'],
    ['for the first time, the ledger wins', { rule: 'ledger' }, 'ledger, kept'],
    ['for the first time, ask', { rule: 'ask' }, 'ask, asks'],
    ['only the tracker moved', { base: base('both'), ledger: 'old' }, 'tracker, to apply'],
    [
      'only the tracker moved, after a write',
      { base: base('written'), ledger: 'old' },
      'tracker, to apply',
    ],
    ['only the ledger moved', { base: base('both'), tracker: 'old' }, 'tracker, to apply'],
    [
      'only the ledger moved, after a write',
      { base: base('written'), tracker: 'old' },
      'ask, asks',
    ],
    [
      'only the ledger moved, and wins',
      { base: base('written'), tracker: 'old', rule: 'ledger' },
      'ledger, kept',
    ],
    ['both moved', { base: base('both') }, 'ask, asks'],
    ['both moved, and the ledger wins', { base: base('both'), rule: 'ledger' }, 'ask, asks'],
    [
      'kept by the rule',
      { base: base('ledger'), tracker: 'T0', ledger: 'L0', rule: 'ledger' },
      'ledger, kept',
    ],
    [
      'kept by another rule',
      { base: base('ledger'), tracker: 'T0', ledger: 'L0' },
      'tracker, to apply',
    ],
    [
      'kept by a person',
      { base: base('ledger', 'person'), tracker: 'T0', ledger: 'L0' },
      'ledger, kept',
    ],
    [
      'left by a person',
      { base: base('left', 'person'), tracker: 'T0', ledger: 'L0' },
      'leave, left',
    ],
    [
      'left, and the ledger moved',
      { base: base('left', 'person'), tracker: 'T0', rule: 'ask' },
      'ask, asks',
    ],
    ['decided against the rule', { decision: 'ledger' }, 'ledger, kept'],
    ['decided though both moved', { base: base('both'), decision: 'tracker' }, 'tracker, to apply'],
    [
      'decided after it was left',
      { base: base('left', 'person'), tracker: 'T0', ledger: 'L0', decision: 'tracker' },
      'tracker, to apply',
    ],
    ['missing', { field: 'Customer', ledger: '', rule: 'create' }, 'create, to apply'],
  ] as const)('%s', (_, difference, verdict) => {
    expect(judged(difference)).toBe(verdict);
  });

  test('nothing is written by itself over what both sides changed', () => {
    const texts = fc.constantFrom('a', 'b', 'c', 'd');
    fc.assert(
      fc.property(
        texts,
        texts,
        texts,
        texts,
        fc.constantFrom('both', 'written', 'ledger', 'left'),
        (t0, l0, tracker, ledger, kept) => {
          const was = { ...base(kept), tracker: t0, ledger: l0 };
          fc.pre(tracker !== ledger && tracker !== t0 && ledger !== l0);
          expect(judged({ tracker, ledger, base: was })).toBe('ask, asks');
        },
      ),
    );
  });
});

test.each([
  ['Address', 'Main Street 1\r\nTown', 'Main Street 1, Town', true],
  ['Address', 'Main Street 1', 'Main Street 2', false],
  ['E-mail', 'A@b.example ', 'a@B.example', true],
  ['Name', 'Acme  Ltd', 'Acme Ltd', true],
  ['Name', 'Zoe\u0301', 'Zo\u00e9', true],
  ['Name', 'ACME', 'Acme', false],
] as const)('%s: %j and %j', (field, a, b, same) => {
  expect(sameValue(field, a, b)).toBe(same);
});

const aMapping = (clientId: string, customerId: string) => ({
  mappingId: `Client → customer|${clientId}`,
  kind: 'Client → customer' as const,
  sourceId: clientId,
  source: '',
  suggestion: '',
  reason: '',
  target: customerId === '' ? '' : 'Acme Inc.',
  confirmed: customerId !== '',
  targetId: customerId,
});

const sides = (input: Partial<Parameters<typeof clientSides>[0]> = {}): readonly ClientSides[] =>
  clientSides({
    clients: [aClient(), aClient({ clientId: 'harvest:c2', name: 'Acme East' })],
    customers: [aCustomer()],
    mappings: [aMapping('harvest:c1', '11')],
    terms: [],
    ...input,
  });

const rules = (changes: Partial<FieldRules> = {}): FieldRules => ({
  ...readFieldRules([], fieldRuleRows).rules,
  ...changes,
});

const found = (
  all: readonly ClientSides[],
  more: Partial<FieldRules> = {},
  rows: Conflict[] = [],
) =>
  findConflicts({
    sides: all,
    rules: rules(more),
    agreed: new Map(),
    present: new Map(rows.map((row) => [row.conflictId, row])),
  });

describe('conflicts', () => {
  test('of a customer whom several clients are billed to are none', () => {
    expect(found(sides()).rows.map(({ conflictId }) => conflictId)).toEqual(['harvest:c1|Name']);
    const mappings = [aMapping('harvest:c1', '11'), aMapping('harvest:c2', '11')];
    expect(found(sides({ mappings })).rows).toEqual([]);
  });

  test('of a value that one side does not have are none, unless the tracker fills it', () => {
    const clients = [aClient({ name: 'Acme Inc.', email: 'a@acme.example' })];
    const one = sides({ clients });
    expect(found(one).rows).toEqual([]);
    const wins = { ...rules().wins, 'E-mail': 'tracker' as const };
    expect(found(one, { wins }).rows).toMatchObject([{ field: 'E-mail', state: 'to apply' }]);
    const customers = [aCustomer({ name: 'Acme Inc.', email: 'a@acme.example' })];
    expect(
      found(sides({ clients: [aClient({ name: 'Acme Inc.' })], customers }), { wins }).rows,
    ).toEqual([]);
  });

  test('of a client without a customer ask beside one that is called nearly the same', () => {
    const mappings = [aMapping('harvest:c1', '')];
    const missing = { missing: 'create' as const };
    const one = found(sides({ mappings, customers: [aCustomer({ name: 'Other' })] }), missing);
    expect(one.rows).toMatchObject([{ field: 'Customer', wins: 'create', state: 'to apply' }]);
    const near = found(sides({ mappings, customers: [aCustomer({ name: 'Acme' })] }), missing);
    expect(near.rows).toMatchObject([
      { wins: 'ask', reason: "The ledger has 'Acme', which is called nearly so." },
    ]);
  });

  test('are forgotten where the rules leave them', () => {
    expect(found(sides(), { different: 'leave' })).toMatchObject({ rows: [], agreed: [] });
  });
});

test('a rule that cannot be read asks, and says so', () => {
  const typed = [{ rule: fieldRuleRows.Name.rule, choice: 'both', meaning: '' }];
  const { rules: read, problems } = readFieldRules(typed, fieldRuleRows);
  expect(read.wins.Name).toBe('ask');
  expect(problems).toMatchObject([
    {
      code: 'W-405',
      tab: 'Field rules',
      message:
        "Rule 'Client: name' is 'both': one of tracker, ledger, ask is expected. 'ask' stands in for it.",
    },
  ]);
});
