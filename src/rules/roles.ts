import { type Assignment, type Role, roles } from '../records/role';
import type { StepName } from '../records/step';

/** What needs a role: the least role that may do it, and how it is said. */
export const acts = {
  pull: ['operator', 'run Pull'],
  review: ['operator', 'run Review'],
  price: ['operator', 'run Price'],
  draft: ['operator', 'run Draft'],
  post: ['approver', 'run Post'],
  tieout: ['operator', 'run Tie out'],
  prepare: ['operator', 'map, audit, preview and import'],
  sync: ['approver', 'change customers in the ledger'],
  approve: ['approver', 'approve drafts'],
  undo: ['approver', 'take back, credit or void documents'],
  drift: ['approver', 'apply decisions about drift'],
  move: ['approver', 'move posting'],
  connect: ['operator', 'connect a service'],
  choose: ['admin', 'choose the ledger before the first document is posted'],
  roles: ['admin', 'give and take roles'],
} as const satisfies Readonly<Record<StepName | string, readonly [Role, string]>>;

/** They stand in one property, which holds 9 KB. */
const MOST_PEOPLE = 90;

export type Act = keyof typeof acts;

/**
 * The person whose roles count: `ana@example.com` for herself and for `trigger of ana@example.com`;
 * nobody where the platform does not say who is there.
 */
export function personOf(actor: string): string {
  const person = actor
    .trim()
    .replace(/^trigger of /, '')
    .toLowerCase();
  return /^[^\s@]+@[^\s@]+$/.test(person) ? person : '';
}

/** The role of a person; everybody may do everything while nobody has one. */
export function roleIn(given: readonly Assignment[], actor: string): Role {
  if (given.length === 0) return 'admin';
  return given.find(({ person }) => person === personOf(actor))?.role ?? 'viewer';
}

/** Why a person may not do something, and who may; null where she may. */
export function refusalOf(given: readonly Assignment[], actor: string, act: Act): string | null {
  const [needed, words] = acts[act];
  const role = roleIn(given, actor);
  if (roles.indexOf(role) >= roles.indexOf(needed)) return null;
  const able = roles
    .slice(roles.indexOf(needed))
    .join(', ')
    .replace(/, (\w+)$/, ' or $1');
  const admins = given.filter((one) => one.role === 'admin').map(({ person }) => person);
  const who =
    personOf(actor) === ''
      ? 'Google does not say who you are, so you are a viewer here'
      : `You are ${role === 'viewer' ? 'a' : 'an'} ${role} here`;
  return `E-403 ${who}. Only an ${able} may ${words}: ask ${admins.join(' or ')}.`;
}

/** The roles after an admin has given one, or taken it with null; a sentence where that cannot be. */
export function withRole(
  given: readonly Assignment[],
  name: string,
  role: Role | null,
): readonly Assignment[] | string {
  const person = personOf(name);
  if (person === '' || person !== name.trim().toLowerCase()) {
    return `'${name}' is no e-mail address. Enter the one with which the person opens this workbook.`;
  }
  const others = given.filter((one) => one.person !== person);
  const after = [...others, ...(role ? [{ person, role }] : [])];
  if (!after.some((one) => one.role === 'admin')) {
    return `${person} is the last admin. Make somebody else an admin first.`;
  }
  if (after.length > MOST_PEOPLE)
    return `There is room for ${MOST_PEOPLE} people. Take a role first.`;
  return after.sort((a, b) => (a.person < b.person ? -1 : 1));
}
