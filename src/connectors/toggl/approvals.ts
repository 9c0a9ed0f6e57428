import { addDays, localDateOf } from '../../calendar/local-date';
import type { Approvals, ApprovedWork } from '../connector';
import { parseJson } from '../exchange';
import { readRows } from '../rows';
import { togglId } from './translate';
import * as wire from './wire';

const ADDRESS = 'https://api.track.toggl.com/api/v9/workspaces/{tenant}/timesheets';

/** The largest page; more makes it twenty (engineering.toggl.com/docs, read 2026-11). */
const PAGE_SIZE = 1000;

/** The longest that a timesheet is, and the days by which it may begin before what it holds. */
const LONGEST_DAYS = 32;

/** Timesheets of people who have to hand theirs in; other people's time needs no approval. */
export const approvals: Approvals = {
  others: 'none',
  work: {
    page: ({ next, days }) => {
      const page = Number(next ?? 1);
      const within = days && {
        after: addDays(days.from, -LONGEST_DAYS),
        before: addDays(days.to, 1),
      };
      return {
        request: { method: 'GET', url: ADDRESS, query: { ...within, page, per_page: PAGE_SIZE } },
        read: (answer) => {
          const { data, total_count } = parseJson(answer, wire.timesheetPage);
          return {
            ...readRows(data ?? [], {
              schema: wire.timesheet,
              key: () => '',
              translate: toApproved,
            }),
            next: page * PAGE_SIZE < (total_count ?? 0) ? String(page + 1) : null,
          };
        },
      };
    },
  },
};

function toApproved({ member_id, start_date, end_date, status }: wire.WireTimesheet): ApprovedWork {
  return {
    state: status === 'approved' || status === 'submitted' ? status : 'unsubmitted',
    ids: [],
    personId: togglId(member_id),
    from: localDateOf(start_date.slice(0, 10)),
    to: localDateOf(end_date.slice(0, 10)),
  };
}
