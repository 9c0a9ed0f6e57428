import type { AgreedValue } from '../records/agreed-value';
import type { Conflict } from '../records/conflict';
import { type FieldRules, type SharedField, sharedFields } from '../records/field-rule';
import type { ClientSides } from './conflict-sides';
import { sameValue, type Verdict, verdictOf, wereSame } from './conflict-verdict';

export interface ConflictsInput {
  readonly sides: readonly ClientSides[];
  readonly rules: FieldRules;
  readonly agreed: ReadonlyMap<string, AgreedValue>;
  /** The rows that stand on the tab, with what a person decided. */
  readonly present: ReadonlyMap<string, Conflict>;
}

/** The columns of a conflict that the review owns. */
export type FoundConflict = Omit<Conflict, 'decision'>;

/** A conflict that is settled in the workbook alone, now. */
export interface Settlement {
  readonly row: FoundConflict;
  readonly sides: ClientSides;
}

export interface ConflictsFound {
  readonly rows: readonly FoundConflict[];
  /** What both sides hold now that nothing is open between them. */
  readonly agreed: readonly AgreedValue[];
  readonly settled: readonly Settlement[];
  /** Clients of whom both sides say the same again where the ledger's value was kept before. */
  readonly again: readonly { readonly clientId: string; readonly agreed: AgreedValue }[];
  /** Rows whose decision was about other values than those of today. */
  readonly outdated: readonly string[];
}

/** What tracker and ledger say differently, and what becomes of it. */
export function findConflicts(input: ConflictsInput): ConflictsFound {
  const all = input.sides.flatMap((sides) =>
    sides.customer ? differences(sides, input) : missing(sides, input),
  );
  return {
    rows: all.flatMap(({ row }) => row ?? []),
    agreed: all.flatMap(({ agreed }) => agreed ?? []),
    settled: all.flatMap(({ row, sides, agreed }) => (row && agreed ? [{ row, sides }] : [])),
    again: all.flatMap(({ sides, agreed, again }) =>
      agreed && again ? [{ clientId: sides.client.clientId, agreed }] : [],
    ),
    outdated: all.flatMap(({ row, outdated }) => (row && outdated ? [row.conflictId] : [])),
  };
}

interface Found {
  readonly sides: ClientSides;
  readonly row?: FoundConflict;
  readonly agreed?: AgreedValue;
  readonly outdated?: boolean;
  readonly again?: boolean;
}

/** Id of what was agreed: another customer of the same client begins anew. */
export const agreedId = ({ client, customer }: ClientSides, field: Conflict['field']): string =>
  `${client.clientId}|${customer?.customerId ?? ''}|${field}`;

const conflictId = ({ client }: ClientSides, field: Conflict['field']): string =>
  `${client.clientId}|${field}`;

function differences(sides: ClientSides, input: ConflictsInput): readonly Found[] {
  if (input.rules.different === 'leave') return [];
  return sharedFields.flatMap((field): Found[] => {
    const [tracker, ledger] = [sides.tracker[field], sides.ledger[field]];
    const rule = input.rules.wins[field];
    if (tracker === '' || (ledger === '' && rule !== 'tracker')) return [];
    const id = agreedId(sides, field);
    const base = input.agreed.get(id);
    if (sameValue(field, tracker, ledger)) {
      const isKnown = base && wereSame(base) && sameValue(field, base.ledger, ledger);
      const agreed = { agreedId: id, field, tracker, ledger, kept: 'both', by: 'rule' } as const;
      return isKnown ? [] : [{ sides, agreed, again: base?.kept === 'ledger' }];
    }
    return [judged(sides, { field, tracker, ledger, rule, base, ...place(sides, field, input) })];
  });
}

function missing(sides: ClientSides, input: ConflictsInput): readonly Found[] {
  if (input.rules.missing === 'leave') return [];
  const field = 'Customer';
  const { name } = sides.client;
  const alike = sides.lookAlike;
  return [
    judged(sides, {
      field,
      tracker: name,
      ledger: '',
      rule: alike === '' ? input.rules.missing : 'ask',
      base: input.agreed.get(agreedId(sides, field)),
      ...(alike === '' ? {} : { why: `The ledger has '${alike}', which is called nearly so.` }),
      ...place(sides, field, input),
    }),
  ];
}

const place = (sides: ClientSides, field: Conflict['field'], { present }: ConflictsInput) => ({
  row: present.get(conflictId(sides, field)),
});

type Judged = Parameters<typeof verdictOf>[0] & { readonly row: Conflict | undefined };

function judged(sides: ClientSides, pair: Judged): Found {
  const { field, tracker, ledger, row: before } = pair;
  const isSame = before?.tracker === tracker && before.ledger === ledger;
  const decision = isSame ? (before?.decision ?? null) : null;
  const verdict = verdictOf({ ...pair, decision });
  const { wins, reason, fresh, by } = verdict;
  const isRefused =
    isSame && before?.state === 'refused' && before.wins === wins && verdict.state === 'to apply';
  const row: FoundConflict = {
    conflictId: conflictId(sides, field),
    clientId: sides.client.clientId,
    client: sides.client.name,
    field,
    tracker,
    ledger,
    wins,
    reason,
    state: isRefused ? 'refused' : verdict.state,
    remark: isRefused ? before.remark : '',
  };
  const kept = keptAs(verdict);
  const agreed: AgreedValue | undefined =
    fresh && kept
      ? { agreedId: agreedId(sides, field), field, tracker, ledger, kept, by }
      : undefined;
  const outdated = !isSame && (before?.decision ?? null) !== null;
  return { sides, row, outdated, ...(agreed ? { agreed } : {}) };
}

const keptAs = ({ state }: Verdict): 'ledger' | 'left' | null =>
  state === 'kept' ? 'ledger' : state === 'left' ? 'left' : null;

/** An address as it stands in a sentence. */
export const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ', ');

/** What a client goes by instead of what its tracker says, as `Name: Acme Limited; Currency: EUR`. */
export function keptText(rows: readonly FoundConflict[]): string {
  return rows
    .filter(({ state, ledger }) => state === 'kept' && ledger !== '')
    .map(({ field, ledger }) => `${field}: ${oneLine(ledger)}`)
    .join('; ');
}

/** The field of a customer that a conflict is about. */
export const isShared = (field: Conflict['field']): field is SharedField => field !== 'Customer';
