import type { Caller } from '../connectors/caller';
import type { Page, Source, SourceFacts } from '../connectors/connector';
import type { Exchange } from '../connectors/exchange';
import type { Ledger, LedgerFacts } from '../connectors/ledger';
import { ask } from './conversation';
import { readLedgerFacts } from './ledger-facts';
import { type PullProgress, type StreamProgress, turned } from './pull-progress';
import { ledgerStreams, type PullStream, sourceStreams, workStreams } from './pull-streams';
import { StepStopped, type World } from './world';

/** The tracker and the ledger that a pull talks to; no tracker where all work comes from files. */
export interface Talks {
  readonly tracker: { readonly source: Caller; readonly from: Source } | null;
  readonly ledger: Caller;
  readonly into: Ledger;
}

/** Rows that are written at once: small pages are gathered, because each write reads its tab. */
const ROWS_AT_ONCE = 5_000;

/** No further page is asked for when less than this is left; the runner begins nothing then either. */
const MARGIN_MS = 60_000;

/** Pages that were read, by the name of their stream, and where each stream stands after them. */
export interface Gathered {
  readonly streams: readonly StreamProgress[];
  readonly pages: ReadonlyMap<string, Page<object>>;
}

/**
 * Reads the next pages of all open lists, and goes on until there is enough to be written at once.
 * Where a later page fails, those before it are kept and the failure is left to the next attempt:
 * what a quota has let through is not asked for again.
 */
export function gatherPages(world: World, talks: Talks, progress: PullProgress): Gathered {
  let gathered = turnPages(world, talks, { progress, pages: new Map() });
  while (goesOn(world, gathered)) {
    const at = { ...progress, streams: [...gathered.streams] };
    try {
      gathered = turnPages(world, talks, { progress: at, pages: gathered.pages });
    } catch (error) {
      if (error instanceof StepStopped) break;
      throw error;
    }
  }
  return gathered;
}

function goesOn({ host }: World, { streams, pages }: Gathered): boolean {
  const rows = [...pages.values()].reduce((sum, { records }) => sum + records.length, 0);
  const isOpen = streams.some(({ open }) => open);
  return isOpen && rows < ROWS_AT_ONCE && host.remainingMs() >= MARGIN_MS;
}

/** Asks once for the next page of each list whose turn it is. */
function turnPages(
  { host }: World,
  { tracker, ledger, into }: Talks,
  before: { readonly progress: PullProgress; readonly pages: Gathered['pages'] },
): Gathered {
  const { progress } = before;
  const facts = readLedgerFacts(host.journal);
  if (!facts) throw new StepStopped('The ledger has to be read again. Run Pull once more.');
  const read = new Map([
    ...(tracker ? trackerPages(tracker, progress) : []),
    ...answers(ledger, pagesOf(ledgerStreams, progress, { of: into, facts })),
  ]);
  const pages = new Map(before.pages);
  for (const [name, page] of read) pages.set(name, joined(pages.get(name), page));
  const streams = progress.streams.map((stream) => {
    const page = read.get(stream.name);
    return page ? turned(stream, page.next) : stream;
  });
  return { streams, pages };
}

function trackerPages(
  { source, from }: NonNullable<Talks['tracker']>,
  progress: PullProgress,
): ReturnType<typeof answers> {
  const facts = progress.sourceFacts;
  return answers(source, pagesOf(readable(from, progress), progress, { of: from, facts }));
}

/** The lists of a tracker whose turn it is: work waits for the lists that it needs. */
function readable({ listsFirst }: Source, { streams }: PullProgress): typeof sourceStreams {
  const lists = sourceStreams.filter((stream) => !workStreams.includes(stream));
  const isOpen = (name: string) => streams.some((one) => one.name === name && one.open);
  return listsFirst && lists.some(({ name }) => isOpen(name)) ? lists : sourceStreams;
}

function pagesOf<Of, Facts extends SourceFacts | LedgerFacts>(
  streams: readonly PullStream<Of, Facts>[],
  progress: PullProgress,
  { of, facts }: { readonly of: Of; readonly facts: Facts },
): ReadonlyMap<string, Exchange<Page<object>>> {
  return new Map(
    streams.flatMap((stream) => {
      const at = progress.streams.find(({ name }) => name === stream.name);
      if (!at?.open) return [];
      const days = stream.listed(of) === 'byDays' ? progress.days : undefined;
      return [[stream.name, stream.page(of, { ...at, days }, facts)] as const];
    }),
  );
}

function answers(
  caller: Caller,
  exchanges: ReadonlyMap<string, Exchange<Page<object>>>,
): readonly (readonly [name: string, page: Page<object>])[] {
  if (exchanges.size === 0) return [];
  const pages = ask(caller, [...exchanges.values()]);
  return [...exchanges.keys()].flatMap((name, index) => {
    const page = pages[index];
    return page ? [[name, page] as const] : [];
  });
}

function joined(before: Page<object> | undefined, page: Page<object>): Page<object> {
  if (!before) return page;
  return {
    records: [...before.records, ...page.records],
    refused: [...before.refused, ...page.refused],
    next: page.next,
  };
}
