import { describe, expect, test } from '@jest/globals';
import { applyAudit, audit } from '../../src/steps/audit';
import { cleanUpList } from '../../src/steps/clean-up-list';
import { review } from '../../src/steps/review';
import { auditTab } from '../../src/tabs/audit-tab';
import { clientsTab } from '../../src/tabs/clients-tab';
import { conflictsTab } from '../../src/tabs/conflicts-tab';
import { customersTab } from '../../src/tabs/customers-tab';
import { mappingTab } from '../../src/tabs/mapping-tab';
import { timeTab } from '../../src/tabs/time-tab';
import { aClient, aCustomer, anEntry, EUR } from '../support/sample-records';
import { aWorld, fill, nextRun } from './support/a-world';

import { aFirm, choose, decide, events, found } from './support/audit-firm';

test('a firm whose lists are in order has no finding', () => {
  expect(found(aFirm())).toEqual({});
});

test('before the first pull there is nothing to go through', () => {
  expect(() => audit(aWorld())).toThrow('There are no lists to go through yet. Run Pull first.');
});

describe('two clients that are one', () => {
  const PAIR = 'pair|client|harvest:c1|harvest:c2';

  function withTwins() {
    const world = aFirm();
    fill(world, clientsTab, [aClient({ clientId: 'harvest:c2', name: 'ACME, Incorporated' })]);
    return nextRun(world);
  }

  test('are billed to one customer when a person says so, and the tracker is told', () => {
    const world = withTwins();
    expect(found(world)[PAIR]).toMatchObject({
      kind: 'duplicate',
      name: 'Acme Inc.',
      otherName: 'ACME, Incorporated',
      suggestion: 'merge',
      proposed: 'Acme Inc.',
      state: 'open',
    });
    expect(nextRun(world).workbook.records(mappingTab)).toHaveLength(1);
    decide(world, PAIR, 'merge');
    expect(applyAudit(nextRun(world))).toBe('1 decision applied.');
    const mapped = nextRun(world).workbook.records(mappingTab);
    expect(mapped.map(({ sourceId, target, confirmed: done }) => [sourceId, target, done])).toEqual(
      [
        ['harvest:c1', 'Acme Inc.', true],
        ['harvest:c2', 'Acme Inc.', true],
      ],
    );
    expect(events(world)).toContainEqual({
      action: 'decided merge in the audit',
      tab: 'Mapping',
      key: 'Client → customer|harvest:c2',
      field: 'In the ledger',
      before: '',
      after: 'Acme Inc.',
      reason: 'ACME, Incorporated: The names differ only in capitals, accents or punctuation.',
    });
    expect(found(world)[PAIR]?.state).toBe('clean-up list');
    expect(cleanUpList(nextRun(world)).text).toContain(
      'Harvest,client,Acme Inc.,c1,"Both are billed to one customer.',
    );
  });

  test('a decision outlives every later audit, and closes with what it was about', () => {
    const world = withTwins();
    found(world);
    decide(world, PAIR, 'leave');
    expect(found(world)[PAIR]).toMatchObject({ decision: 'leave', state: 'left' });
    const before = JSON.stringify(world.host.tabs.get('Audit'));
    found(world);
    expect(JSON.stringify(world.host.tabs.get('Audit'))).toBe(before);
    fill(nextRun(world), clientsTab, [
      aClient({ clientId: 'harvest:c2', name: 'ACME, Incorporated', active: false }),
    ]);
    expect(found(world)[PAIR]).toMatchObject({ decision: 'leave', state: 'closed' });
    fill(nextRun(world), clientsTab, [aClient({ clientId: 'harvest:c2', name: 'Acme Inc' })]);
    expect(found(world)[PAIR]).toMatchObject({ decision: 'leave', state: 'left' });
  });

  test('applying again does nothing, and another decision is applied anew', () => {
    const world = withTwins();
    fill(world, customersTab, [aCustomer({ customerId: '12', name: 'Acme Holding' })]);
    found(world);
    decide(world, PAIR, 'merge');
    applyAudit(nextRun(world));
    const log = events(world);
    expect(applyAudit(nextRun(world))).toBe('0 decisions applied.');
    expect(events(world)).toEqual(log);
    decide(world, PAIR, 'merge', 'Acme Holding');
    expect(applyAudit(nextRun(world))).toBe('1 decision applied.');
    const targets = nextRun(world)
      .workbook.records(mappingTab)
      .map(({ target }) => target);
    expect(targets).toEqual(['Acme Holding', 'Acme Holding']);
  });

  test('two of one name with other tax numbers, or currencies, are left', () => {
    const world = aFirm();
    fill(world, clientsTab, [
      aClient({ name: 'Acme Inc.', taxNumber: '12-3456789' }),
      aClient({ clientId: 'harvest:c2', name: 'Acme Inc.', taxNumber: '98-7654321' }),
      aClient({ clientId: 'harvest:c3', name: 'Acme Inc.', currency: EUR }),
    ]);
    const rows = found(nextRun(world));
    expect(rows[PAIR]).toMatchObject({
      kind: 'possible duplicate',
      suggestion: 'leave',
      why: 'Exactly the same name; their tax numbers differ.',
    });
    expect(rows['pair|client|harvest:c1|harvest:c3']?.why).toBe(
      'Exactly the same name; their currencies (EUR, USD) differ.',
    );
  });
});

describe('a client without a customer', () => {
  const FINDING = 'unmapped|Client → customer|harvest:c7';

  function withNewClient(fields: object, customer: object = {}) {
    const world = aFirm();
    fill(world, clientsTab, [aClient({ clientId: 'harvest:c7', name: 'Kestrel Ltd', ...fields })]);
    fill(world, customersTab, [
      aCustomer({
        customerId: '70',
        name: 'Kestrel Limited',
        email: 'ap@kestrel.example',
        ...customer,
      }),
    ]);
    return nextRun(world);
  }

  test('is mapped on a decision, and review bills it from then on', () => {
    const world = withNewClient({});
    fill(world, timeTab, [anEntry({ clientId: 'harvest:c7', client: 'Kestrel Ltd' })]);
    expect(found(world)[FINDING]).toMatchObject({
      suggestion: 'map',
      proposed: 'Kestrel Limited',
      why: "For customer 'Kestrel Limited': The names differ only in capitals, accents or punctuation.",
    });
    decide(world, FINDING, 'map');
    applyAudit(nextRun(world));
    expect(nextRun(world).workbook.records(auditTab)[0]).toMatchObject({
      state: 'applied',
      result: "Set to 'Kestrel Limited'.",
    });
    review.advance(nextRun(world), null);
    expect(nextRun(world).workbook.records(timeTab)[0]?.customer).toBe('Kestrel Limited');
    expect(found(world)[FINDING]?.state).toBe('closed');
  });

  test.each([
    ['the name alone', {}, {}],
    ['an identifier alone', { name: 'Falke GmbH', email: 'ap@kestrel.example' }, {}],
    ['another currency', { email: 'ap@kestrel.example', currency: EUR }, {}],
    ['an inactive customer', { email: 'ap@kestrel.example' }, { active: false }],
    ['another tax number', { email: 'ap@kestrel.example', taxNumber: '1' }, { taxNumber: '2' }],
  ])('%s never maps by itself', (_, fields, customer) => {
    const world = withNewClient(fields, customer);
    choose(world, 'mapsItself', 'yes');
    found(world);
    expect(nextRun(world).workbook.records(mappingTab)).toHaveLength(1);
    expect(events(world)).toEqual([]);
  });

  test('name and e-mail map by themselves only where the setting says so', () => {
    const world = withNewClient({ email: 'AP@kestrel.example' });
    found(world);
    expect(nextRun(world).workbook.records(mappingTab)).toHaveLength(1);
    choose(world, 'mapsItself', 'yes');
    expect(found(world)[FINDING]?.state).toBe('closed');
    expect(nextRun(world).workbook.records(mappingTab)[1]).toMatchObject({
      target: 'Kestrel Limited',
      confirmed: true,
    });
    expect(events(world)).toMatchObject([
      { action: 'mapped by the audit', before: '', after: 'Kestrel Limited' },
    ]);
  });

  test('is made in the ledger by its row on the Conflicts tab, once there is one', () => {
    const world = withNewClient({ name: 'Falke GmbH' });
    found(world);
    decide(world, FINDING, 'create');
    const result = () => nextRun(world).workbook.records(auditTab)[0]?.result;
    applyAudit(nextRun(world));
    expect(result()).toMatch(/^The Conflicts tab does not ask about it yet\./);
    fill(world, timeTab, [anEntry({ clientId: 'harvest:c7', client: 'Falke GmbH' })]);
    review.advance(nextRun(world), null);
    expect(applyAudit(nextRun(world))).toBe('1 decision applied.');
    expect(result()).toBe('Its row on the Conflicts tab says create: apply the changes.');
    const [row] = nextRun(world).workbook.records(conflictsTab);
    expect(row).toMatchObject({ conflictId: 'harvest:c7|Customer', decision: 'create' });
    expect(events(world)).toMatchObject([{ tab: 'Conflicts', before: '', after: 'create' }]);
  });

  test('a choice that cannot be is refused in words, and stays decided', () => {
    const world = withNewClient({ currency: EUR });
    expect(found(world)[FINDING]).toMatchObject({ suggestion: 'create', proposed: 'Kestrel Ltd' });
    const said = (chosen: string, decision = 'map') => {
      decide(world, FINDING, decision, chosen);
      applyAudit(nextRun(world));
      const [row] = nextRun(world).workbook.records(auditTab);
      expect(row?.state).toBe('decided');
      return row?.result;
    };
    expect(said('Nobody')).toBe(
      "'Nobody' is no active customer of the ledger: choose another one.",
    );
    expect(said('Kestrel Limited')).toBe(
      "'Kestrel Limited' is billed in USD, the client in EUR: choose another one.",
    );
    expect(nextRun(world).workbook.records(mappingTab)).toHaveLength(1);
  });
});
