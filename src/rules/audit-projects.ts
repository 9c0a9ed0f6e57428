import type { Project } from '../records/project';
import { type DuplicateInput, duplicate, findDuplicates } from './audit-duplicates';
import { type Found, pairId } from './audit-found';
import { compare } from './audit-index';
import { type AuditInput, activeOf, projectRecord } from './audit-input';
import { nameParts } from './audit-likeness';
import { findPairs, type Pair } from './audit-pairs';
import { onlyNamed } from './audit-record';

/** A name that so many clients have a project of is a name of the firm's, as "Bookkeeping". */
const MOST_CLIENTS = 3;

/** So many words hardly come together twice by chance. */
const TELLING_WORDS = 3;

/** Projects of one client that may be one, and those of two clients that may. */
export function findProjectDuplicates(
  { projects }: Pick<AuditInput, 'projects'>,
  input: DuplicateInput,
  alikeClients: ReadonlySet<string>,
): readonly Found[] {
  const active = activeOf(projects);
  const byClient = new Map<string, Project[]>();
  for (const project of active) {
    const there = byClient.get(project.clientId);
    if (there) there.push(project);
    else byClient.set(project.clientId, [project]);
  }
  const within = [...byClient.values()].flatMap((own) =>
    findDuplicates({ about: 'project', records: own.map(projectRecord) }, input),
  );
  return [...within, ...acrossClients(active, input, alikeClients)];
}

function acrossClients(
  projects: readonly Project[],
  input: DuplicateInput,
  alikeClients: ReadonlySet<string>,
): readonly Found[] {
  const known = new Map(projects.map((project) => [project.projectId, project]));
  const isKnown = (a: { readonly id: string }, b: { readonly id: string }) =>
    input.known.has(pairId('project', onlyNamed(a.id, ''), onlyNamed(b.id, '')));
  const { pairs } = findPairs(
    projects.map(({ projectId, name }) => onlyNamed(projectId, name)),
    { isKnown },
  );
  const namesakes = new Map<string, Pair[]>();
  for (const pair of pairs.filter(({ likeness }) => likeness === 'same')) {
    namesakes.set(pair.first.id, [...(namesakes.get(pair.first.id) ?? []), pair]);
  }
  return [...namesakes.values()].flatMap((group) => {
    const members = group.flatMap(({ first, record }) => [first.id, record.id]);
    const clients = new Set(members.map((id) => known.get(id)?.clientId));
    return group.flatMap(({ first, record }) => {
      const [a, b] = [known.get(first.id), known.get(record.id)];
      if (!a || !b || a.clientId === b.clientId) return [];
      return across(a, b, { input, alikeClients, isRare: clients.size <= MOST_CLIENTS });
    });
  });
}

function across(
  a: Project,
  b: Project,
  {
    input,
    alikeClients,
    isRare,
  }: {
    readonly input: DuplicateInput;
    readonly alikeClients: ReadonlySet<string>;
    readonly isRare: boolean;
  },
): readonly Found[] {
  const [first, record] = [projectRecord(a), projectRecord(b)];
  const pair = { ...compare(first, record, 'same'), first };
  const found = duplicate('project', pair, input);
  const areAlike = alikeClients.has(
    pairId('client', onlyNamed(a.clientId, ''), onlyNamed(b.clientId, '')),
  );
  const isTelling = isRare && nameParts(a.name, false).words.length >= TELLING_WORDS;
  if (!found || !(areAlike || isTelling || pair.agree.length > 0)) return [];
  const clients = areAlike
    ? `Their clients '${a.client}' and '${b.client}' may be one as well.`
    : `One is for '${a.client}', the other for '${b.client}'.`;
  const certain = areAlike || pair.agree.length > 0;
  return [
    {
      ...found,
      kind: 'possible duplicate',
      why: `${found.why} ${clients}`,
      ...(certain
        ? {}
        : { suggestion: 'leave', advice: 'Leave them, unless the work is the same.' }),
    },
  ];
}
