import type { SimulatedAnswer, SimulatedRequest } from '../simulator';
import { jsonAnswer, textOf } from '../simulator-tools';
import type { TogglEntry, TogglState } from './simulator-state';

const MOST_IDS = 100;

interface Patch {
  readonly op?: unknown;
  readonly path?: unknown;
  readonly value?: unknown;
}

/** Changes the tags of many entries; those that are not there are told, the others are changed. */
export function patchTags(
  request: SimulatedRequest,
  state: TogglState,
  now: number,
): { readonly answer: SimulatedAnswer; readonly state: TogglState } {
  const ids = (request.path.split('/').pop() ?? '').split(',').map(Number);
  const patches = JSON.parse(textOf(request.body)) as readonly Patch[];
  const refused = ids.length > MOST_IDS || ids.some((id) => !Number.isInteger(id));
  if (refused || !Array.isArray(patches) || !patches.every(isOfTags)) {
    return { answer: jsonAnswer(400, 'Invalid patch input'), state };
  }
  const known = new Set(state.entries.map(({ id }) => id));
  const wanted = new Set(ids);
  const entries = state.entries.map((entry) =>
    wanted.has(entry.id) ? { ...patches.reduce(patched, entry), atMs: now } : entry,
  );
  const answer = jsonAnswer(200, {
    success: ids.filter((id) => known.has(id)),
    failure: ids
      .filter((id) => !known.has(id))
      .map((id) => ({ id, message: 'Time entry not found/accessible' })),
  });
  return { answer, state: { ...state, entries } };
}

const isOfTags = ({ op, path, value }: Patch): boolean =>
  ['add', 'remove', 'replace'].includes(String(op)) && path === '/tags' && Array.isArray(value);

function patched(entry: TogglEntry, { op, value }: Patch): TogglEntry {
  const named = value as readonly string[];
  const tags = entry.tags ?? [];
  if (op === 'replace') return { ...entry, tags: named };
  if (op === 'remove') return { ...entry, tags: tags.filter((tag) => !named.includes(tag)) };
  return { ...entry, tags: [...new Set([...tags, ...named])] };
}
