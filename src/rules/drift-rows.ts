import type { LocalDate } from '../calendar/local-date';
import { amountOf } from '../money/amount';
import { subtract } from '../money/decimal';
import type { Drift, DriftDecision } from '../records/drift';
import type { Problem } from '../records/problem';
import type { DraftedDocument } from './draft-document';
import { type Difference, type DriftFound, placeOf } from './drift';
import { problem } from './problem';

export interface DriftRowsInput {
  readonly found: DriftFound;
  readonly decisions: readonly DriftDecision[];
  readonly documents: readonly DraftedDocument[];
  /** Rows of the tab as they stand. */
  readonly present: readonly Drift[];
  readonly today: LocalDate;
  /** Whether the ledger was asked; rows of documents stay as they are where it was not. */
  readonly asked: boolean;
}

type Row = Omit<Drift, 'decision' | 'reason'>;

/**
 * The rows of the Drift tab. A difference keeps its row until it is decided; one that comes after
 * a decision has a row of its own; one that went away closes its row and says so.
 */
export function driftRows(input: DriftRowsInput): readonly Row[] {
  const { found, decisions, present } = input;
  const byId = new Map(present.map((row) => [row.driftId, row]));
  const open = new Map(found.open.map((one) => [driftIdOf(one, decisions), one]));
  const made = new Map(decisions.map((one) => [one.driftId, one]));
  const settled = new Map([...found.accepted, ...found.decided].map((one) => [one.place, one]));
  const known = [...byId.values()].map((row): Row => {
    const difference = open.get(row.driftId);
    if (difference) return openRow(difference, row, input);
    const decision = made.get(row.driftId);
    return decision ? decidedRow(row, decision, input) : closedRow(row, input);
  });
  const lost = decisions
    .filter(({ driftId }) => !byId.has(driftId))
    .flatMap((decision) => {
      const one = settled.get(placeOf(decision));
      return one
        ? [decidedRow(openRow(one, { driftId: decision.driftId }, input), decision, input)]
        : [];
    });
  const fresh = [...open]
    .filter(([driftId]) => !byId.has(driftId))
    .map(([driftId, one]) => openRow(one, { driftId }, input));
  return [...known, ...lost, ...fresh];
}

/** Counts what was decided at the same place before. */
export function driftIdOf(
  { place }: Pick<Difference, 'place'>,
  decisions: readonly DriftDecision[],
) {
  return `${place}|${decisions.filter((one) => placeOf(one) === place).length + 1}`;
}

function openRow(
  {
    place: _,
    aspect: __,
    standing: ___,
    choices: ____,
    part: _____,
    credit: ______,
    seconds,
    ...rest
  }: Difference,
  { driftId, foundOn }: { readonly driftId: string; readonly foundOn?: LocalDate },
  { today }: DriftRowsInput,
): Row {
  const { billed, now, currency } = rest;
  return {
    ...rest,
    driftId,
    state: 'open',
    outcome: '',
    billedSeconds: seconds?.billed ?? null,
    nowSeconds: seconds?.now ?? null,
    differenceSeconds: seconds ? seconds.now - seconds.billed : null,
    difference: now === null || billed === null ? null : amountOf(subtract(now, billed), currency),
    foundOn: foundOn ?? today,
  };
}

function decidedRow(row: Row, decision: DriftDecision, { documents }: DriftRowsInput): Row {
  const day = new Date(decision.at).toISOString().slice(0, 10);
  const by = `${decision.actor === '' ? '' : ` by ${decision.actor}`} on ${day}`;
  if (decision.decision === 'accept') {
    return { ...row, state: 'done', outcome: `Accepted${by}: ${decision.reason}` };
  }
  if (decision.decision === 'credit note') {
    const note = documents.find(({ invoice }) => invoice.documentId === decision.creditId)?.invoice;
    return note?.state === 'posted'
      ? { ...row, state: 'done', outcome: `Credited with ${note.number}.` }
      : { ...row, state: 'decided', outcome: `Decided${by}: approve and post the credit note.` };
  }
  const partId = decision.part?.partId;
  const on = documents.find(({ allocations }) =>
    allocations.some(({ entryId }) => entryId === partId),
  );
  if (!on) return { ...row, state: 'decided', outcome: `Decided${by}: the next Draft bills it.` };
  const { number, state } = on.invoice;
  if (state === 'posted') return { ...row, state: 'done', outcome: `Billed on ${number}.` };
  return { ...row, state: 'decided', outcome: `Decided${by}: it is on ${number}, not posted yet.` };
}

/** A row that nobody decided, and of which nothing is found: it is closed where that can be told. */
function closedRow(row: Row, { found, asked, documents }: DriftRowsInput): Row {
  if (row.state === 'done' || found.waiting.has(row.entryId)) return row;
  if (row.entryId === '') {
    const known = documents.some(({ invoice }) => invoice.documentId === row.documentId);
    if (!asked && known) return row;
  }
  const outcome =
    row.entryId === ''
      ? 'It went away: the ledger has what was posted again.'
      : 'It went away: the tracker has what was billed again, or it is billed no longer.';
  return { ...row, state: 'done', outcome };
}

/** Names each difference that waits for a person. */
export function driftProblems(rows: readonly Drift[]): readonly Problem[] {
  return rows
    .filter(({ state }) => state === 'open')
    .map(({ driftId, what, fix, entryId, nowSeconds }) =>
      problem({
        code: entryId === '' ? 'D-123' : nowSeconds === 0 ? 'D-122' : 'D-121',
        step: 'drift',
        tab: 'Drift',
        key: driftId,
        field: 'decision',
        message: what,
        fix: `${fix} Choose in column Decision, then apply the decisions.`,
      }),
    );
}
