import * as z from 'zod/mini';
import { ApiError } from '../../connectors/api-error';
import type { Caller, Reply } from '../../connectors/caller';
import type { BilledMarks } from '../../connectors/marks';
import type { Store } from '../../host';
import type { Problem } from '../../records/problem';
import { compareTexts } from '../../rules/compare-texts';
import { netBilled } from '../../rules/net-billed';
import { problem } from '../../rules/problem';
import { timeTab } from '../../tabs/time-tab';
import { sentenceOf } from '../conversation';
import type { Book, BookEntry } from './book';
import type { Desk } from './desk';

/** Entries whose mark is looked at in one go. */
const AT_ONCE = 100;

/** What the tracker was told of a document's entries; `marked` is the hash of the ids once it was. */
const markSchema = z.object({ marked: z.string(), words: z.string() });

type Told = z.infer<typeof markSchema>;

const keyOf = (posting: string): string => `m:${posting}`;

function readTold(journal: Store, posting: string): Told | null {
  const text = journal.get(keyOf(posting));
  return text === null ? null : markSchema.parse(JSON.parse(text));
}

/** A document whose entries are to be marked in the tracker, or the marks taken off. */
interface Telling {
  readonly posting: BookEntry['posting'];
  /** Its entries that are in the tracker, and those of them that are billed now. */
  readonly entries: readonly string[];
  readonly billed: readonly string[];
  readonly hash: string;
}

/**
 * Marks the time of the next posted document as billed in the tracker, or takes the marks off where
 * a document was voided or credited; says which, and null when there is nothing left to tell. Only what was
 * posted and compared is marked. That it is begun is stored first, and each mark can be set twice,
 * so that a run which is cut off anywhere is made good by the next one.
 */
export function markNext(desk: Desk, book: Book, after: string): string | null {
  const { world, host, settings } = desk;
  const marks = world.source?.connector.source?.marks;
  if (!world.source || !marks || !settings.markBilled) return null;
  const next = tellings(desk, book).find(({ posting }) => posting.key > after);
  if (!next) return null;
  const { key } = next.posting;
  host.journal.set(keyOf(key), JSON.stringify({ marked: '', words: '' }));
  const words = tell(world.source, marks, next);
  if (words !== '') host.journal.set(keyOf(key), JSON.stringify({ marked: '', words }));
  else if (next.billed.length === 0) host.journal.set(keyOf(key), null);
  else host.journal.set(keyOf(key), JSON.stringify({ marked: next.hash, words: '' }));
  return key;
}

/** Documents of which the tracker does not know yet how their entries stand, in order of their keys. */
function tellings(desk: Desk, { entries }: Book): readonly Telling[] {
  const { host, world, workbook } = desk;
  const tracker = `${world.source?.connector.id}:`;
  const there = new Set(
    workbook
      .records(timeTab)
      .filter(({ entryId, sourceState }) => entryId.startsWith(tracker) && sourceState !== 'gone')
      .map(({ entryId }) => entryId),
  );
  const billedNow = netBilled(
    entries.flatMap(({ posting, content }) =>
      standingOf(posting) === 'void' ? [] : (content?.allocations ?? []),
    ),
  );
  return entries
    .flatMap(({ posting, content }): Telling[] => {
      if (posting.kind !== 'invoice' || standingOf(posting) === 'open') return [];
      const ids = new Set((content?.allocations ?? []).map(({ entryId }) => entryId));
      const own = [...ids].filter((id) => there.has(id)).sort();
      const billed = own.filter((id) => billedNow.has(id));
      const hash = host.digest(billed.join('\n')).slice(0, 16);
      const told = readTold(host.journal, posting.key);
      const known = told ? told.marked === hash : billed.length === 0;
      return known || own.length === 0 ? [] : [{ posting, entries: own, billed, hash }];
    })
    .sort((a, b) => compareTexts(a.posting.key, b.posting.key));
}

/** `open`: on its way, or waiting for a person; its marks stay as they are until that is settled. */
function standingOf({ state, verified, reason }: BookEntry['posting']): 'billed' | 'void' | 'open' {
  if (state === 'posted' && verified) return 'billed';
  const isVoid = state === 'rejected' || state === 'voided' || reason === 'voided';
  return isVoid ? 'void' : 'open';
}

/** Says what went wrong, in the provider's words; empty where nothing did. */
function tell(caller: Caller, marks: BilledMarks, { entries, billed }: Telling): string {
  const wanted = new Set(billed);
  const others = entries.filter((id) => !wanted.has(id));
  return (
    told(caller, marks, { ids: billed, mark: true }) ||
    told(caller, marks, { ids: others, mark: false })
  );
}

function told(
  caller: Caller,
  marks: BilledMarks,
  { ids, mark }: { readonly ids: readonly string[]; readonly mark: boolean },
): string {
  try {
    const left: string[] = [];
    for (const some of parts(ids, AT_ONCE)) {
      const stale = marks.isMarked ? unlike(caller, marks.isMarked, { ids: some, mark }) : some;
      const requests = parts(stale, marks.atOnce).map((part) => marks.mark(part, mark));
      left.push(...caller.callAll(requests).flatMap(valueIn));
    }
    return left.length > 0 ? `it left ${left.join(', ')} as it was` : '';
  } catch (error) {
    if (error instanceof ApiError) return sentenceOf(caller.connector.title, error);
    throw error;
  }
}

/** Entries that do not stand as they should; one that is not there needs nothing. */
function unlike(
  caller: Caller,
  isMarked: NonNullable<BilledMarks['isMarked']>,
  { ids, mark }: { readonly ids: readonly string[]; readonly mark: boolean },
): readonly string[] {
  const replies = caller.callAll(ids.map(isMarked));
  return ids.filter((_, at) => {
    const reply = replies[at];
    if (reply && !reply.ok && reply.error.status === 404) return false;
    return reply !== undefined && valueIn(reply) !== mark;
  });
}

function valueIn<T>(reply: Reply<T>): T {
  if (!reply.ok) throw reply.error;
  return reply.value;
}

function parts<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}

/** Documents whose marks could not be set: the books are right, only the tracker does not know. */
export function markProblems({ host, world }: Desk, { entries }: Book): readonly Problem[] {
  const title = world.source?.connector.title ?? 'the tracker';
  return entries.flatMap(({ posting }) => {
    const { words = '' } = readTold(host.journal, posting.key) ?? {};
    if (words === '') return [];
    return [
      problem({
        code: 'W-130',
        step: 'post',
        tab: 'Invoices',
        key: posting.documentId,
        message: `The time of invoice ${posting.number} could not be marked as billed in ${title}: ${words.replace(/\.$/, '')}.`,
        fix: "Run Post again, or set 'Mark billed work in the tracker' to no under Settings. The invoice itself is right.",
      }),
    ];
  });
}
