import type { AuditEntity } from '../records/audit-finding';
import type { NameRules } from '../records/settings';
import { alone, type Found } from './audit-found';
import { type AuditInput, activeOf } from './audit-input';

/** Names of active clients, projects, people, tasks and categories that break what is agreed of them. */
export function findBadNames({ names, ...lists }: AuditInput): readonly Found[] {
  const check =
    (about: AuditEntity, code: string, rules: NameRules) =>
    (one: { readonly id: string; readonly name: string }) =>
      badName(about, one, { ...rules, code });
  const lenient = { ...names, capitals: true, forbidden: '' };
  return [
    ...activeOf(lists.clients)
      .map(({ clientId: id, name }) => ({ id, name }))
      .flatMap(check('client', names.clientCode, names)),
    ...activeOf(lists.projects)
      .map(({ projectId: id, name }) => ({ id, name }))
      .flatMap(check('project', names.projectCode, names)),
    ...activeOf(lists.people)
      .map(({ personId: id, name }) => ({ id, name }))
      .flatMap(check('person', '', lenient)),
    ...activeOf(lists.tasks)
      .map(({ taskId: id, name }) => ({ id, name }))
      .flatMap(check('task', '', lenient)),
    ...activeOf(lists.categories)
      .map(({ categoryId: id, name }) => ({ id, name }))
      .flatMap(check('expense category', '', lenient)),
  ];
}

function badName(
  about: AuditEntity,
  { id, name }: { readonly id: string; readonly name: string },
  rules: NameRules & { readonly code: string },
): readonly Found[] {
  const faults = faultsOf(name, rules);
  if (faults.length === 0) return [];
  const mended = mendedName(name, rules);
  const proposed = mended === name || faultsOf(mended, rules).length > 0 ? '' : mended;
  return [
    {
      ...alone,
      findingId: `name|${about}|${id}`,
      kind: 'name',
      about,
      name,
      recordId: id,
      why: `The name ${faults.join(' and ')}.`,
      suggestion: 'rename',
      proposed,
      advice:
        proposed === ''
          ? "Write the right name under 'Use instead' and decide rename."
          : 'Decide rename: it goes on the clean-up list for the tracker.',
    },
  ];
}

/** Signs that nobody sees, which make two names out of one. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\p{Cc}]/gu;

/** What is wrong with a name, each as it goes on after "The name". */
export function faultsOf(
  name: string,
  { capitals, code, forbidden }: NameRules & { readonly code: string },
): readonly string[] {
  const signs = [...new Set([...forbidden])].filter((sign) => name.includes(sign));
  return [
    name.trim() === '' && 'is empty',
    name.trim() !== '' && name !== name.trim() && 'begins or ends with a space',
    /\s{2,}|[^\S ]/u.test(name.trim()) && 'has a double or an unusual space',
    name.search(INVISIBLE) >= 0 && 'has a sign that nobody sees',
    signs.length > 0 && `has ${signs.map((sign) => `'${sign}'`).join(' and ')}`,
    !capitals && isShouted(name) && 'is in capitals throughout',
    code !== '' && !startsWithCode(name.trim(), code) && `does not begin with a code as ${code}`,
  ].filter((fault) => fault !== false);
}

/** Words in capitals throughout; short ones alone are abbreviations. */
function isShouted(name: string): boolean {
  return name === name.toUpperCase() && /\p{Lu}{5}/u.test(name);
}

function startsWithCode(name: string, code: string): boolean {
  const signs: Readonly<Record<string, string>> = { A: '\\p{L}', '0': '\\d', '.': '\\.' };
  const pattern = [...code].map((sign) => signs[sign] ?? sign).join('');
  return new RegExp(`^${pattern}[\\s:–-]+\\S`, 'u').test(name);
}

/** The name without what can be mended by itself: `"ACME TOOLS  LTD "` is `"Acme Tools Ltd"`. */
function mendedName(name: string, { capitals, forbidden }: NameRules): string {
  const signs = new Set([...forbidden]);
  const bare = [...name.replace(INVISIBLE, '')]
    .map((sign) => (signs.has(sign) ? ' ' : sign))
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
  return capitals || !isShouted(name) ? bare : bare.replace(/\p{Lu}+/gu, inSmallLetters);
}

/** How words are written that are not like others; any other word of three letters stays. */
const SPELLED = ['GmbH', 'Ltd', 'Inc', 'Co', 'Pty', 'of', 'and', 'the', 'for', 'de', 'und', 'et'];

function inSmallLetters(word: string, at: number): string {
  const small = word.toLowerCase();
  const spelled = SPELLED.find((one) => one.toLowerCase() === small);
  if (spelled !== undefined && at > 0) return spelled;
  return word.length < 4 && at > 0 ? word : `${word[0]}${small.slice(1)}`;
}
