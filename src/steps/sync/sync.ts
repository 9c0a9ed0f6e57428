import * as z from 'zod/mini';
import type { FoundConflict } from '../../rules/conflicts';
import { counted } from '../../rules/counted';
import { conflictsTab } from '../../tabs/conflicts-tab';
import { review } from '../review';
import type { Advance, Step, World } from '../world';
import { createCustomer, updateCustomer } from './customers';
import { openSyncDesk } from './desk';
import { compareClients, sidesIn } from './find';
import { settleBegun } from './settle';

const progressSchema = z.object({
  tried: z.array(z.string()),
  done: z.number(),
  refused: z.number(),
});

type Progress = z.infer<typeof progressSchema>;

/**
 * Changes the ledger as the Field rules say and as a person has decided, one customer at a time,
 * then reviews again. It runs as a part of the review, so that only one of them runs at a time.
 */
export const syncClients: Step = {
  name: 'review',
  advance: (world, cursor) => {
    settleBegun(openSyncDesk(world));
    const progress = cursor === null ? NOTHING : progressSchema.parse(JSON.parse(cursor));
    const next = nextOf(world, progress);
    return next ? applied(world, progress, next) : reviewed(world, progress);
  },
};

const NOTHING: Progress = { tried: [], done: 0, refused: 0 };

function nextOf(world: World, { tried }: Progress): FoundConflict | undefined {
  const { rows } = compareClients(world).found;
  return rows.find(
    ({ conflictId, state }) =>
      (state === 'to apply' || state === 'refused') && !tried.includes(conflictId),
  );
}

function applied(world: World, progress: Progress, row: FoundConflict): Advance {
  const desk = openSyncDesk(world);
  const { conflictId, clientId } = row;
  const sides = sidesIn(world).find(({ client }) => client.clientId === clientId);
  const apply = row.field === 'Customer' ? createCustomer : updateCustomer;
  const outcome = sides ? apply(desk, sides, row) : 'anew';
  const remark = typeof outcome === 'string' ? null : outcome.refused;
  if (remark !== null) {
    const values = new Map([[conflictId, { state: 'refused' as const, remark }]]);
    world.workbook.put(conflictsTab, { owner: 'review', values, mode: 'merge' });
  }
  const after: Progress = {
    tried: [...progress.tried, conflictId],
    done: progress.done + (outcome === 'done' ? 1 : 0),
    refused: progress.refused + (remark === null ? 0 : 1),
  };
  const { counts, message } = told(after);
  return { cursor: JSON.stringify(after), counts, message, problems: [] };
}

function reviewed(world: World, progress: Progress): Advance {
  const { counts, message } = told(progress);
  const again = review.advance(world, null);
  return { ...again, counts: [...counts, ...again.counts], message: `${message} ${again.message}` };
}

function told({ done, refused }: Progress) {
  const counts = [
    { label: 'changed in the ledger', value: done },
    { label: 'refused there', value: refused },
  ];
  const none = done + refused === 0 ? 'Nothing was to be changed in the ledger.' : '';
  const changed = done > 0 ? `${counted(done, 'change')} made in the ledger.` : '';
  const not = refused > 0 ? `${counted(refused, 'change')} refused there: see Conflicts.` : '';
  return { counts, message: [none, changed, not].filter(Boolean).join(' ') };
}
