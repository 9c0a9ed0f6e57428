import type { Mapping } from '../records/mapping';
import { mappingTab } from '../tabs/mapping-tab';
import { logEvents } from './event-log';
import type { World } from './world';

/** Whether a mapping row waits for nothing but a person's yes. */
export function isAcceptable({ suggestion, target, confirmed }: Mapping): boolean {
  return !confirmed && target === '' && suggestion !== '';
}

/**
 * Confirms every mapping row that has a suggestion and no choice of a person yet, on the word of
 * the person who pressed the button. Gives how many; Review has to run again after it.
 */
export function acceptSuggestions(world: World): number {
  const { workbook } = world;
  const accepted = workbook.records(mappingTab).filter(isAcceptable);
  const values = new Map(
    accepted.map(({ mappingId, suggestion }) => [
      mappingId,
      { target: suggestion, confirmed: true },
    ]),
  );
  workbook.put(mappingTab, { owner: 'user', values, mode: 'merge' });
  logEvents(
    world,
    accepted.map(({ mappingId: key, source, suggestion: after, reason }) => ({
      action: 'accepted a suggestion',
      tab: mappingTab.name,
      key,
      field: mappingTab.columns.target.header,
      before: '',
      after,
      reason: `${source}: ${reason}`,
    })),
  );
  return accepted.length;
}
