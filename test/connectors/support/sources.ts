import { localDateOf } from '../../../src/calendar/local-date';
import type { Caller } from '../../../src/connectors/caller';
import type { Page, Position, SourceFacts, Stream } from '../../../src/connectors/connector';
import { workOf } from '../../../src/local/providers/sample-firm/firm-work';
import { sampleFirm } from '../../../src/local/providers/sample-firm/sample-firm';

/** What the sample firm tracked, whatever tracker holds it. */
export const work = workOf(sampleFirm().harvest);

export const february = localDateOf('2026-02-01');
export const april = localDateOf('2026-04-03');

/** All pages of a stream, as a pull would read them. */
export function pages<R>(
  caller: Caller,
  stream: Stream<R>,
  { facts, ...from }: { readonly facts: SourceFacts } & Partial<Position>,
): readonly Page<R>[] {
  const days = stream.byDays ? (from.days ?? { from: february, to: april }) : undefined;
  const read: Page<R>[] = [];
  let next: string | null = null;
  do {
    const page: Page<R> = caller.call(stream.page({ since: null, ...from, next, days }, facts));
    read.push(page);
    next = page.next;
  } while (next !== null);
  return read;
}

export function records<R>(...wanted: Parameters<typeof pages<R>>): readonly R[] {
  return pages<R>(...wanted).flatMap((page) => page.records);
}
