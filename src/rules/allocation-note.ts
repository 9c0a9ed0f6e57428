import type { Allocation } from '../records/allocation';

type Named = Pick<Allocation, 'allocationId' | 'entryId' | 'lineId'>;

const AGAIN = /^again (\d+)$/;
const GIVES_BACK = /^(.+)#(\d+)$/;

/** On the part of an entry that is let go where only some of its time is billed. */
export const WRITTEN_OFF = 'written off';

/** Names an allocation: entry and line, and what tells it from others of the same work. */
export const allocationIdOf = (
  { entryId, lineId }: Omit<Named, 'allocationId'>,
  ...notes: readonly string[]
): string => noted([entryId, lineId].join('|'), notes);

/** On work that is billed once more after credit notes gave it back: `again 1`; else nothing. */
export const againNote = (times: number): string => (times === 0 ? '' : `again ${times}`);

/** On what a credit note gives back: the line of the invoice, and which of its credits it is. */
export const givesBackNote = (lineId: string, ordinal: number): string => `${lineId}#${ordinal}`;

function notesOf({ allocationId, entryId, lineId }: Named): readonly string[] {
  return allocationId.slice(`${entryId}|${lineId}`.length).split('|').slice(1);
}

/** How often work was given back before it was billed here: 0 for the first time. */
export function timesAgain(allocation: Named): number {
  const [, times] = notesOf(allocation).flatMap((note) => AGAIN.exec(note) ?? []);
  return Number(times ?? 0);
}

/** The line that an allocation of a credit note gives back; null for any other allocation. */
export function givenBackLine(
  allocation: Named,
): { readonly lineId: string; readonly ordinal: number } | null {
  const found = notesOf(allocation).flatMap((note) => [GIVES_BACK.exec(note) ?? []]);
  const [, lineId, ordinal] = found.find((match) => match.length > 0) ?? [];
  return lineId === undefined ? null : { lineId, ordinal: Number(ordinal) };
}

/** What is billed of an entry, for the key of its document: its id, and a note if there is one. */
export const billedId = (entryId: string, ...notes: readonly string[]): string =>
  noted(
    entryId,
    notes.filter((note) => note !== WRITTEN_OFF),
  );

function noted(id: string, notes: readonly string[]): string {
  let all = id;
  for (const note of notes) if (note !== '') all += `|${note}`;
  return all;
}

/**
 * What a document bills, for its key: entries by their ids; once more, where they were given back
 * before; and of a credit note which credit of which line each is.
 */
export function billedIds(allocations: readonly Named[]): readonly string[] {
  return allocations.map((one) => billedId(one.entryId, ...notesOf(one)));
}
