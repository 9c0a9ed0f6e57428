import * as z from 'zod/mini';
import { jsonExchange } from '../exchange';
import type { BilledMarks } from '../marks';
import { togglId } from './translate';

const patched = z.object({
  failure: z.nullish(z.array(z.object({ id: z.number() }))),
  success: z.nullish(z.array(z.number())),
});

/** Toggl has no mark of its own, but tags; this is the one that stands for it. */
export const BILLED_TAG = 'invoiced';

const ADDRESS = 'https://api.track.toggl.com/api/v9/workspaces/{tenant}/time_entries';

/** A tag that is added twice stands once; an entry that cannot be changed is told by its id. */
export const marks: BilledMarks = {
  atOnce: 100,
  mark: (entryIds, billed) => {
    const ids = entryIds.map((id) => id.replace(/^toggl:/, '')).join(',');
    const op = billed ? 'add' : 'remove';
    return jsonExchange(
      {
        method: 'PATCH',
        url: `${ADDRESS}/${ids}`,
        json: [{ op, path: '/tags', value: [BILLED_TAG] }],
      },
      patched,
      ({ failure }) => (failure ?? []).map(({ id }) => togglId(id)),
    );
  },
};
