import type { Expense } from '../records/expense';
import type { TimeEntry } from '../records/time-entry';
import { type BilledPiece, netAmount, netSeconds } from './billed-work';
import type { Difference } from './drift';
import { creditOfExpense, creditOfTime } from './drift-credit';

interface Billed {
  readonly pieces: readonly BilledPiece[];
  readonly first: BilledPiece;
  readonly tab: 'time' | 'expense';
}

/** What differs beside its time or its money: whose work it is, its day, whether it is billable. */
export function otherDifferences(
  row: TimeEntry | Expense,
  id: string,
  billed: Billed,
): readonly Difference[] {
  const { first, pieces, tab } = billed;
  const { invoice, line } = first;
  const { currency, number, customer } = invoice;
  const money = netAmount(pieces, currency);
  const noun = tab === 'time' ? 'the entry' : 'the expense';
  const about = (aspect: 'billable' | 'project' | 'day', difference: string, standing: string) => ({
    aspect,
    place: `${id}|${aspect}`,
    standing,
    what: `${row.person} on ${line.project}, ${row.spentOn}: ${noun} is billed on ${number}, and ${difference}.`,
    client: row.client,
    document: number,
    documentId: invoice.documentId,
    entryId: id,
    seconds: tab === 'time' ? { billed: netSeconds(pieces), now: netSeconds(pieces) } : null,
    currency,
    billed: money,
    part: null,
    credit:
      tab === 'time'
        ? creditOfTime(pieces, { seconds: netSeconds(pieces), billedSeconds: null })
        : creditOfExpense(pieces, null),
  });
  if (!row.billable) {
    return [
      {
        ...about('billable', 'the tracker now says that it is not billable', 'not billable'),
        fix: `Credit ${money} ${currency} of ${number}, or accept with a reason.`,
        now: null,
        choices: ['credit note', 'accept'],
      },
    ];
  }
  const isNamed = line.kind !== 'fixed' && line.projectId !== '';
  const isMoved = isNamed && row.projectId !== line.projectId;
  const isOther = row.customerId !== '' && row.customerId !== invoice.customerId;
  const day = first.allocation.spentOn ?? row.spentOn;
  return [
    ...(isMoved
      ? [
          {
            ...about('project', `it now belongs to ${row.project} of ${row.client}`, row.projectId),
            fix: isOther
              ? `Credit ${money} ${currency} to ${customer}; the next Draft bills ${row.customer} for it.`
              : 'Accept with a reason, if the invoice may stay as it is.',
            now: isOther ? null : money,
            choices: ['credit note', 'accept'] as const,
          },
        ]
      : []),
    ...(day === row.spentOn
      ? []
      : [
          {
            ...about(
              'day',
              `the tracker now has it on ${row.spentOn} instead of ${day}`,
              row.spentOn,
            ),
            fix: 'Accept with a reason, if the invoice may stay as it is.',
            now: money,
            choices: ['credit note', 'accept'] as const,
          },
        ]),
  ];
}
