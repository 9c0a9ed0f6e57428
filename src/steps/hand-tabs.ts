import type { Store } from '../host';
import type { Tab } from '../tabs/tab';

const KEY = 'tabsByHand';

/** Tabs that hold what only a person can type: settings, and lists whose rows she makes. */
export function isByHand<R>({ columns, key }: Tab<R>): boolean {
  const { owner } = columns[key];
  const all: readonly { readonly owner: string }[] = Object.values(columns);
  return owner === 'user' || (owner === 'setup' && all.some((column) => column.owner === 'user'));
}

/** Names of the tabs that had rows of a person when they were read last. */
export function rememberedTabs(journal: Pick<Store, 'get'>): readonly string[] {
  return (journal.get(KEY) ?? '').split('|').filter((name) => name !== '');
}

/** Remembers which of the tabs that were read have rows; written where that has changed. */
export function rememberTabs(
  journal: Pick<Store, 'get' | 'set'>,
  read: ReadonlyMap<string, boolean>,
): void {
  const before = rememberedTabs(journal);
  const others = before.filter((name) => !read.has(name));
  const filled = [...read].filter(([, hasRows]) => hasRows).map(([name]) => name);
  const now = [...others, ...filled].sort().join('|');
  if (now !== [...before].sort().join('|')) journal.set(KEY, now);
}

/** What a person reads where such a tab is gone. */
export const goneTab = (name: string): string =>
  `E-416 The tab '${name}' is missing, and with it what was typed there. Bring it back with ` +
  `File › Version history; to begin it anew, insert an empty tab named '${name}'.`;
