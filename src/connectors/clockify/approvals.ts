import { localDateOf } from '../../calendar/local-date';
import type { Approvals, ApprovedWork } from '../connector';
import { parseJson } from '../exchange';
import { readRows } from '../rows';
import { isLast } from './last-page';
import { clockifyId } from './translate';
import * as wire from './wire';

const ADDRESS = 'https://api.clockify.me/api/v1/workspaces/{tenant}/approval-requests';

/** Each request comes with all its work, so that pages are heavy. */
const PAGE_SIZE = 50;

/** What is neither, as rejected or withdrawn, waits as if it had never been handed in. */
const STATES = ['APPROVED', 'PENDING'];

/** Requests for approval, the latest first; work in none of them was not handed in. */
export const approvals: Approvals = {
  others: 'unsubmitted',
  work: {
    page: ({ next, days }) => {
      const [status = '', place = ''] = (next ?? `${STATES[0]}/1`).split('/');
      const page = Number(place);
      return {
        request: {
          method: 'GET',
          url: ADDRESS,
          query: {
            status,
            'sort-column': 'START',
            'sort-order': 'DESCENDING',
            page,
            'page-size': PAGE_SIZE,
          },
        },
        read: (answer) => {
          const read = readRows(parseJson(answer, wire.rows), {
            schema: wire.approval,
            key: () => '',
            translate: toApproved,
          });
          const past = read.records.some(({ to }) => days !== undefined && to < days.from);
          const then = STATES[STATES.indexOf(status) + 1];
          const after = then === undefined ? null : `${then}/1`;
          return { ...read, next: past || isLast(answer) ? after : `${status}/${page + 1}` };
        },
      };
    },
  },
};

function toApproved({ approvalRequest, entries, expenses }: wire.WireApproval): ApprovedWork {
  const { owner, dateRange, status } = approvalRequest;
  return {
    state: status.state === 'APPROVED' ? 'approved' : 'submitted',
    ids: [...(entries ?? []), ...(expenses ?? [])].map(({ id }) => clockifyId(id)),
    personId: clockifyId(owner.userId),
    from: localDateOf(dateRange.start.slice(0, 10)),
    to: localDateOf(dateRange.end.slice(0, 10)),
  };
}
