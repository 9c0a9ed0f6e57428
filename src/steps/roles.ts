import * as z from 'zod/mini';
import type { Host } from '../host';
import { type Assignment, assignmentSchema, type Role } from '../records/role';
import { type Act, personOf, refusalOf, withRole } from '../rules/roles';
import { rolesTab } from '../tabs/roles-tab';
import { logEvents } from './event-log';
import type { Workbook } from './workbook';
import { StepStopped, type World } from './world';

/** Where the journal keeps who may do what. */
export const ROLES_KEY = 'roles';

/** The journal, or what was read of all of it at once. */
interface Kept {
  get(key: string): string | null | undefined;
}

const schema = z.array(assignmentSchema);

/** The roles that were given; none while everybody may do everything. */
export const readRoles = (journal: Kept): readonly Assignment[] =>
  schema.parse(JSON.parse(journal.get(ROLES_KEY) ?? '[]'));

/** Throws StepStopped (E-403) where the running person may not do something now. */
export function requireRole(
  host: Pick<Host, 'journal' | 'actor' | 'log'>,
  act: Act,
  journal: Kept = host.journal,
): void {
  const refusal = refusalOf(readRoles(journal), host.actor, act);
  if (refusal === null) return;
  host.log('refused', { act, actor: host.actor });
  throw new StepStopped(refusal);
}

/**
 * Gives a person a role, or takes it with null. Whoever gives the first one becomes an admin by
 * that. Gives a sentence for the person; throws StepStopped where it cannot be.
 */
export function giveRole(world: World, person: string, role: Role | null): string {
  const { host, workbook } = world;
  requireRole(host, 'roles');
  const before = readRoles(host.journal);
  const first = before.length === 0 ? withRole([], personOf(host.actor), 'admin') : before;
  if (typeof first === 'string') {
    throw new StepStopped('E-403 Google does not say who you are, so you cannot become an admin.');
  }
  if (before.length === 0 && role === null) {
    throw new StepStopped('Nobody has a role yet, so there is none to take: give the first one.');
  }
  const after = withRole(first, person, role);
  if (typeof after === 'string') throw new StepStopped(after);
  host.journal.set(ROLES_KEY, JSON.stringify(after));
  showRoles({ host, workbook });
  const events = [...new Set([...after, ...before].map((one) => one.person))].flatMap((key) => {
    const [was, is] = [before, after].map((given) => given.find((one) => one.person === key)?.role);
    const event = { action: is ? 'gave a role' : 'took a role', tab: rolesTab.name, key };
    return was === is ? [] : [{ ...event, field: 'Role', before: was ?? '', after: is ?? '' }];
  });
  logEvents(world, events);
  const told =
    role === null
      ? 'may only look from now on'
      : `is ${role === 'viewer' ? 'a' : 'an'} ${role} from now on`;
  const me = before.length === 0 ? ' Roles are on, and you are an admin.' : '';
  return `${personOf(person)} ${told}.${me}`;
}

/** Shows the roles in their tab, again where a person has changed it; none while there are none. */
export function showRoles({ host, workbook }: { host: Host; workbook: Workbook }): void {
  const given = readRoles(host.journal);
  if (given.length === 0) return;
  const values = new Map(given.map((one) => [one.person, one]));
  workbook.put(rolesTab, { owner: 'setup', values, mode: 'replace' });
}
