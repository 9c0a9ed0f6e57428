import type { Amount } from '../money/amount';
import type { CurrencyCode } from '../money/currency';
import type { AddedPart, DriftAspect, DriftChoice, DriftDecision } from '../records/drift';
import type { Expense } from '../records/expense';
import type { TimeEntry } from '../records/time-entry';
import { type BilledPiece, billedPieces } from './billed-work';
import type { CreditPart } from './credit-shares';
import type { DraftedDocument } from './draft-document';
import { documentDifferences, type LedgerLook } from './drift-documents';
import { expenseDifferences } from './drift-expenses';
import { timeDifferences } from './drift-time';
import type { TimePolicy } from './time-policy';

/** What is compared with what was billed. */
export interface DriftInput {
  readonly documents: readonly DraftedDocument[];
  readonly time: readonly TimeEntry[];
  readonly expenses: readonly Expense[];
  /** The policies in force, by version. */
  readonly policies: ReadonlyMap<string, TimePolicy>;
  /** What the ledger has now; null where nobody has asked it. */
  readonly ledger: LedgerLook | null;
  readonly decisions: readonly DriftDecision[];
}

/** Something that was changed after it was billed. */
export interface Difference {
  readonly aspect: DriftAspect;
  /** What differs, whatever by: `harvest:12|time`. */
  readonly place: string;
  /** What was billed and what is there now: a decision holds for that and nothing else. */
  readonly standing: string;
  readonly what: string;
  readonly fix: string;
  readonly client: string;
  readonly document: string;
  readonly documentId: string;
  readonly entryId: string;
  readonly seconds: { readonly billed: number; readonly now: number } | null;
  readonly currency: CurrencyCode;
  readonly billed: Amount | null;
  readonly now: Amount | null;
  /** What can be chosen. */
  readonly choices: readonly DriftChoice[];
  /** What the next invoice would bill of it, but for its id. */
  readonly part: Omit<AddedPart, 'partId'> | null;
  /** What a credit note would give back of the document; null where a person must say it herself. */
  readonly credit?: CreditPart | null;
}

/** Differences as they stand, and which of them somebody has settled. */
export interface DriftFound {
  /** Those that wait for a decision. */
  readonly open: readonly Difference[];
  readonly accepted: readonly (Difference & { readonly reason: string })[];
  /** What waits for the next invoice, or is on its way on one. */
  readonly decided: readonly (Difference &
    Pick<DriftDecision, 'driftId' | 'decision'> & {
      /** Its credit note is posted: it differs no longer. */
      readonly isDone: boolean;
    })[];
  /** Entries and documents that cannot be judged now: they are on their way. */
  readonly waiting: ReadonlySet<string>;
}

/**
 * Finds what was changed after it was billed: in the tracker, against the time and the price that
 * its documents have of it, and in the ledger, against what was posted. A decision that was made
 * for other figures counts no longer.
 */
export function findDrift(input: DriftInput): DriftFound {
  const { decisions, ledger } = input;
  const pieces = billedPieces(input.documents);
  const terms = {
    pieces,
    policies: input.policies,
    entries: new Map(input.time.map((entry) => [entry.entryId, entry])),
    expenses: new Map(input.expenses.map((expense) => [expense.expenseId, expense])),
    changed: new Map<string, number>(),
  };
  const ids = [...pieces.keys()].sort();
  const waiting = new Set(ids.filter((id) => isOnItsWay(pieces.get(id) ?? [])));
  const found = [
    ...ids
      .filter((id) => !waiting.has(id))
      .flatMap((id) => [...timeDifferences(id, terms), ...expenseDifferences(id, terms)]),
    ...(ledger ? documentDifferences(input.documents, ledger) : []),
  ];
  const held = new Map(decisions.map((one) => [JSON.stringify([placeOf(one), one.standing]), one]));
  const posted = new Set(
    input.documents.flatMap(({ invoice }) =>
      invoice.state === 'posted' ? [invoice.documentId] : [],
    ),
  );
  const decisionOn = ({ place, standing }: Difference) =>
    held.get(JSON.stringify([place, standing]));
  return {
    open: found.filter((one) => !decisionOn(one)),
    accepted: found.flatMap((one) => {
      const made = decisionOn(one);
      return made?.decision === 'accept' ? [{ ...one, reason: made.reason }] : [];
    }),
    decided: found.flatMap((one) => {
      const made = decisionOn(one);
      return made && made.decision !== 'accept'
        ? [
            {
              ...one,
              driftId: made.driftId,
              decision: made.decision,
              isDone: posted.has(made.creditId),
            },
          ]
        : [];
    }),
    waiting,
  };
}

/** `harvest:12|time|2` is about `harvest:12|time`. */
export const placeOf = ({ driftId }: { readonly driftId: string }): string =>
  driftId.slice(0, driftId.lastIndexOf('|'));

const isOnItsWay = (pieces: readonly BilledPiece[]): boolean =>
  pieces.some(({ invoice }) => invoice.state !== 'posted');
