import type { Problem } from '../records/problem';
import { similarNames } from './names';
import { plainName } from './plain-name';
import { problem } from './problem';

const KINDS = ['person', 'client', 'project', 'task'] as const;

/** The names of the work that a rate, a policy, an agreement or a factor is for. */
export type WorkNames = Readonly<Partial<Record<(typeof KINDS)[number], string>>>;

/** A row of a tab that names work. */
export interface NamedRow {
  readonly tab: string;
  readonly key: string;
  readonly names: WorkNames;
}

/** Every name that is in use, by what it names; nothing is known before the first pull. */
export type KnownNames = Readonly<Record<(typeof KINDS)[number], ReadonlySet<string>>>;

const LISTS = { person: 'People', client: 'Clients', project: 'Projects', task: 'Tasks' } as const;

/**
 * Names that nothing in the tracker has, so that their rows hold for no work: "Alfa" for "Alpha".
 * Only told: the work may be yet to come.
 */
export function unknownNames(rows: readonly NamedRow[], known: KnownNames): readonly Problem[] {
  const plain = new Map(KINDS.map((kind) => [kind, new Set([...known[kind]].map(plainName))]));
  return rows.flatMap(({ tab, key, names }) =>
    KINDS.flatMap((kind): readonly Problem[] => {
      const name = (names[kind] ?? '').trim();
      const list = plain.get(kind);
      if (name === '' || !list || list.size === 0 || list.has(plainName(name))) return [];
      return [unknown({ tab, key, kind, name }, known[kind])];
    }),
  );
}

function unknown(
  { tab, key, kind, name }: { tab: string; key: string; kind: keyof typeof LISTS; name: string },
  known: ReadonlySet<string>,
): Problem {
  const [alike] = [...known]
    .map((one) => ({ one, ...similarNames(one, name) }))
    .filter(({ suggest }) => suggest)
    .sort((a, b) => b.score - a.score);
  const hint = alike ? `It may be '${alike.one}'. ` : '';
  return problem({
    code: 'W-131',
    step: 'price',
    tab,
    key,
    field: kind,
    message: `${tab}, row '${key}': no ${kind} is called '${name}', so that it holds for no work.`,
    fix: `${hint}Choose the name from the list of the ${LISTS[kind]} tab.`,
  });
}
