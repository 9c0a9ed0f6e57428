import { beforeEach, describe, expect, test } from '@jest/globals';
import { type Role, roles } from '../../src/records/role';
import type { Done, SidebarServer, StepView } from '../../src/sidebar/protocol';
import { sidebarServer } from '../../src/sidebar/sidebar-server';
import { acceptVoided } from '../../src/steps/accept-voided';
import { stepOf } from '../../src/steps/all-steps';
import { applyDecisions } from '../../src/steps/apply-drift';
import { approveDrafts } from '../../src/steps/approve';
import { credit, discardCredits } from '../../src/steps/credit';
import { movePosting } from '../../src/steps/move-posting';
import { openWorld } from '../../src/steps/open-world';
import { giveRole } from '../../src/steps/roles';
import { runStep } from '../../src/steps/runner';
import { openSyncDesk } from '../../src/steps/sync/desk';
import { unfreeze } from '../../src/steps/unfreeze';
import { voidDocument } from '../../src/steps/void-document';
import type { World } from '../../src/steps/world';
import { MemoryHost } from '../support/memory-host';
import { platform } from './support/platform';

const PEOPLE = roles.map((role) => ({ person: `${role}@example.com`, role }));

let host: MemoryHost;
const server = () =>
  sidebarServer({ host, workbookName: 'March', signIn: platform, open: () => true });

beforeEach(() => {
  host = new MemoryHost();
});

/** Roles are on, and somebody of that role sits before the workbook. */
function as(role: Role | 'nobody'): void {
  host.journal.set('roles', JSON.stringify(PEOPLE));
  host.actor = role === 'nobody' ? 'somebody as admin@example.com' : `${role}@example.com`;
}

const file = { name: 'a.csv', base64: '', mapping: null, kind: null, anyway: false } as const;
const wish = { what: 'whole', lines: '', value: '', invoice: 'INV-1', reason: 'a' } as const;

/** A function of the sidebar and the least role that may call it. */
type Call = [keyof SidebarServer, Role, (server: SidebarServer) => Done | StepView];

const calls: readonly Call[] = [
  ...(['pull', 'review', 'price', 'draft', 'tieout'] as const).map(
    (step): Call => ['runStep', 'operator', (one) => one.runStep(step)],
  ),
  ['runStep', 'approver', (one) => one.runStep('post')],
  ['acceptSuggestions', 'operator', (one) => one.acceptSuggestions()],
  ['syncClients', 'approver', (one) => one.syncClients()],
  ['audit', 'operator', (one) => one.audit()],
  ['applyAudit', 'operator', (one) => one.applyAudit()],
  ['exportCleanUp', 'viewer', (one) => one.exportCleanUp()],
  ['previewPrices', 'operator', (one) => one.previewPrices()],
  ['exportDocument', 'viewer', (one) => one.exportDocument('INV-1')],
  ['previewFile', 'operator', (one) => one.previewFile(file)],
  ['importFile', 'operator', (one) => one.importFile(file)],
  ['forgetFile', 'operator', (one) => one.forgetFile('a.csv')],
  ['exportTab', 'viewer', (one) => one.exportTab('Time')],
  ['approveDrafts', 'approver', (one) => one.approveDrafts()],
  ['dryRun', 'operator', (one) => one.dryRun()],
  ['movePosting', 'approver', (one) => one.movePosting()],
  ['applyDecisions', 'approver', (one) => one.applyDecisions()],
  ['unfreeze', 'approver', (one) => one.unfreeze('')],
  ['credit', 'approver', (one) => one.credit({ ...wish, giveUp: false })],
  ['discardCredits', 'approver', (one) => one.discardCredits('INV-1')],
  ['voidDocument', 'approver', (one) => one.voidDocument('INV-1', 'a')],
  ['acceptVoided', 'approver', (one) => one.acceptVoided('INV-1', 'a')],
  ['connect', 'admin', (one) => one.connect('quickbooks', {})],
  ['connect', 'operator', (one) => one.connect('harvest', {})],
  ['beginSignIn', 'admin', (one) => one.beginSignIn('xero', {})],
  ['chooseCompany', 'admin', (one) => one.chooseCompany('xero', 'a')],
  ['testConnection', 'viewer', (one) => one.testConnection('harvest')],
  ['disconnect', 'viewer', (one) => one.disconnect('harvest')],
  ['giveRole', 'admin', (one) => one.giveRole('cy@example.com', 'viewer')],
  ['showTab', 'viewer', (one) => one.showTab('Time', '')],
];

describe.each([...roles, 'nobody'] as const)('of the functions of the sidebar, %s', (role) => {
  const mine = role === 'nobody' ? 'viewer' : role;

  test.each(calls)('%s takes %s', (_, least, call) => {
    as(role);
    const { message } = call(server());
    const isRefused = roles.indexOf(mine) < roles.indexOf(least);
    expect(message.startsWith('E-403')).toBe(isRefused);
    if (isRefused) expect(host.requests).toEqual([]);
  });
});

test('no function of the sidebar is left out', () => {
  const known = new Set<string>([...calls.map(([name]) => name), 'sidebarState', 'stepProgress']);
  expect(Object.keys(server()).filter((name) => !known.has(name))).toEqual([]);
});

test.each<[string, (world: World) => unknown]>([
  ['the run of a step', (world) => runStep(world, stepOf('post') as never)],
  ['approve', approveDrafts],
  ['unfreeze', (world) => unfreeze(world, '')],
  [
    'credit',
    (world) =>
      credit(world, { invoice: 'a', part: 'whole' as never, reason: 'a', isGivenUp: false }),
  ],
  ['discard', (world) => discardCredits(world, 'a')],
  ['void', (world) => voidDocument(world, { document: 'a', reason: 'a' })],
  ['accept voided', (world) => acceptVoided(world, { document: 'a', reason: 'a' })],
  ['decisions about drift', applyDecisions],
  ['move posting', movePosting],
  ['customers of the ledger', openSyncDesk],
  ['roles', (world) => giveRole(world, 'cy@example.com', 'admin')],
])('%s asks for the role itself, whoever calls it', (_, act) => {
  as('operator');
  expect(() => act(openWorld(host))).toThrow(/^E-403 You are an operator here/);
});

describe('roles', () => {
  test('while nobody has one, everybody may do everything, a nameless person too', () => {
    host.actor = 'somebody as ana@example.com';
    const { mine, given, refused } = server().sidebarState().roles;
    expect([mine, given, refused]).toEqual(['admin', [], {}]);
    expect(server().approveDrafts().ok).toBe(true);
    expect(host.tabs.has('Roles')).toBe(false);
  });

  test('whoever gives the first one is an admin; the tab shows them and the log tells it', () => {
    expect(server().giveRole(' Ben@Example.com ', 'approver')).toEqual({
      ok: true,
      message: 'ben@example.com is an approver from now on. Roles are on, and you are an admin.',
    });
    const rows = [
      ['ana@example.com', 'admin'],
      ['ben@example.com', 'approver'],
    ];
    expect(host.tabs.get('Roles')?.slice(1)).toEqual(rows);
    const told = (host.tabs.get('Event log') ?? [])
      .slice(1)
      .map((row) => row.slice(1, 8).join('|'));
    expect(told).toEqual([
      'ana@example.com|gave a role|Roles|ana@example.com|Role||admin',
      'ana@example.com|gave a role|Roles|ben@example.com|Role||approver',
    ]);
    host.tabs.set('Roles', [
      ['Person', 'Role'],
      ['ben@example.com', 'admin'],
    ]);
    server().runStep('price');
    expect(
      host.tabs
        .get('Roles')
        ?.slice(1)
        .map((row) => row.slice(0, 2)),
    ).toEqual(expect.arrayContaining(rows));
    host.actor = 'ben@example.com';
    expect(server().sidebarState().roles.mine).toBe('approver');
  });

  test('the last admin keeps her role, and another one may take it', () => {
    const last = {
      ok: false,
      message: 'ana@example.com is the last admin. Make somebody else an admin first.',
    };
    expect(server().giveRole('ana@example.com', 'viewer')).toEqual(last);
    expect(server().sidebarState().roles.given).toEqual([]);
    server().giveRole('ben@example.com', 'admin');
    host.actor = 'ben@example.com';
    expect(server().giveRole('ana@example.com', 'none').message).toBe(
      'ana@example.com may only look from now on.',
    );
    expect(server().giveRole('ben@example.com', 'none').message).toMatch('is the last admin');
    host.actor = 'ana@example.com';
    expect(server().runStep('pull').message).toBe(
      'E-403 You are a viewer here. Only an operator, approver or admin may run Pull: ask ben@example.com.',
    );
  });

  test.each([
    ['', 'viewer', /^'' is no e-mail address/],
    ['ben', 'viewer', /^'ben' is no e-mail address/],
    ['trigger of ben@example.com', 'admin', /is no e-mail address/],
    ['ben@example.com', 'owner', /^There is no role 'owner'/],
    ['ben@example.com', 'none', /^Nobody has a role yet/],
  ])('%j as %s is refused, and nothing is switched on', (person, role, words) => {
    expect(server().giveRole(person, role as never).message).toMatch(words);
    expect(host.journal.get('roles')).toBeNull();
  });

  test('a nameless person cannot switch them on, and only reads once they are', () => {
    host.actor = 'somebody as ana@example.com';
    expect(server().giveRole('ben@example.com', 'admin').message).toMatch(/^E-403 Google does not/);
    expect(host.journal.get('roles')).toBeNull();
    as('nobody');
    expect(server().approveDrafts().message).toBe(
      'E-403 Google does not say who you are, so you are a viewer here. Only an approver or admin may approve drafts: ask admin@example.com.',
    );
  });

  test('a trigger may do what the person may do now who made it', () => {
    as('approver');
    host.actor = 'trigger of approver@example.com';
    expect(server().runStep('post').message).not.toMatch('E-403');
    host.journal.set('roles', JSON.stringify(PEOPLE.filter(({ role }) => role !== 'approver')));
    expect(server().runStep('post').message).toMatch(/^E-403 You are a viewer/);
  });

  test('damaged roles let nobody do anything', () => {
    host.journal.set('roles', '[{"person":"ana@example.com","role":"owner"}]');
    expect(server().approveDrafts().ok).toBe(false);
  });
});
