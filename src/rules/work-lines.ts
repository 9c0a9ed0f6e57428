import type { CurrencyCode } from '../money/currency';
import { decimalOf } from '../money/decimal';
import { cappedLines, feeLine, type Used } from './agreed-lines';
import type { Scope } from './agreements';
import { compareTexts } from './compare-texts';
import { partsOfEntry } from './factor-words';
import { joinedKey } from './grouped-by';
import { onePiece } from './line-quantity';
import { whyApart } from './one-line';
import { addedText, type TimeLineTerms, timeLines } from './time-lines';
import {
  type PricedEntry,
  type PricedExpense,
  plainTerms,
  sortedBy,
  type WorkLine,
} from './work-line';

export interface LineTerms extends TimeLineTerms {
  readonly currency: CurrencyCode;
  readonly scopeOf: (entry: PricedEntry) => Scope | null;
  /** What earlier documents have billed of a scope's work, by its key. */
  readonly usedOf: (key: string) => Used;
}

/**
 * The lines of one customer's work: by project, time before what was agreed, and that before
 * expenses, each by itself; time of all projects on one line comes first. The same work gives the same lines, in whatever order it comes.
 */
export function workLines(
  entries: readonly PricedEntry[],
  expenses: readonly PricedExpense[],
  terms: LineTerms,
): readonly WorkLine[] {
  const scopes = new Map<string, { scope: Scope | null; entries: PricedEntry[] }>();
  for (const entry of [...entries].sort((a, b) => compareTexts(a.entryId, b.entryId))) {
    const scope = terms.scopeOf(entry);
    const group = scopes.get(scope?.key ?? '');
    if (group) group.entries.push(entry);
    else scopes.set(scope?.key ?? '', { scope, entries: [entry] });
  }
  const apart =
    terms.grouping === 'one line' ? whyApart(entries.flatMap(partsOfEntry), terms.splitsOf) : '';
  const time = [...scopes.values()].flatMap(({ scope, entries: own }) => {
    if (scope === null) return timeLines(own, terms, apart);
    const work = { scope, entries: own, used: terms.usedOf(scope.key), currency: terms.currency };
    if (scope.agreement.kind === 'fixedFee') return feeLine(work);
    return cappedLines(work, timeLines(own, terms, apart));
  });
  const spent = sortedBy(expenses, ({ expenseId }) => expenseId).map(expenseLine);
  return sortedBy([...time, ...spent], orderOf);
}

function expenseLine(expense: PricedExpense): WorkLine {
  const { expenseId, client, projectId, project, itemId, taxCodeId, spentOn, category, notes } =
    expense;
  const about = notes.trim() === '' ? '' : `: ${notes.trim()}`;
  const cost = decimalOf(expense.amount);
  return {
    kind: 'expense',
    client,
    projectId,
    project,
    itemId,
    taxCodeId,
    billedSeconds: 0,
    servedOn: spentOn,
    description: addedText(`${project}: ${category}, ${spentOn}${about}`, expense),
    unitPrice: cost,
    ...onePiece,
    trackedValue: cost,
    policy: '',
    parts: [{ entryId: expenseId, spentOn, seconds: 0, writtenOffSeconds: 0, weight: ONE }],
    isReduction: false,
    ...plainTerms,
    basis: expense.explanation,
  };
}

const ONE = decimalOf('1');

const KINDS = { time: '1', fixed: '2', expense: '3', discount: '4', rounding: '5' } as const;

/** The place of a line, by code units, as every machine sorts alike. */
function orderOf(line: WorkLine): string {
  const { project, projectId, projects, kind, description, order, servedOn, parts } = line;
  return joinedKey([
    projects === undefined ? project : '',
    projects === undefined ? projectId : '',
    KINDS[kind],
    kind === 'expense' ? servedOn : '',
    order ?? description,
    parts[0]?.entryId ?? '',
  ]);
}
