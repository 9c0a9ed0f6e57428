import { type CurrencyCode, isCurrencyCode } from '../../money/currency';
import type { Problem } from '../../records/problem';
import { conflictProblem } from '../../rules/conflict-problems';
import { clientSides } from '../../rules/conflict-sides';
import {
  type ConflictsFound,
  type FoundConflict,
  findConflicts,
  keptText,
  type Settlement,
} from '../../rules/conflicts';
import { readFieldRules } from '../../rules/field-rules';
import { mappingId } from '../../rules/mapping-rows';
import { agreedValuesTab } from '../../tabs/agreed-values-tab';
import { clientsTab } from '../../tabs/clients-tab';
import { conflictsTab } from '../../tabs/conflicts-tab';
import { customersTab } from '../../tabs/customers-tab';
import { fieldRuleRows, fieldRulesTab } from '../../tabs/field-rules-tab';
import { mappingTab } from '../../tabs/mapping-tab';
import { termsTab } from '../../tabs/terms-tab';
import { logOnce } from '../event-log';
import type { World } from '../world';

/**
 * Finds what tracker and ledger say differently of the clients, and settles what needs no change in
 * the ledger: a value of the ledger that is kept, and what a person has left. Each of these is
 * written down in the Event log before it holds.
 */
export function compareClients(world: World): {
  readonly found: ConflictsFound;
  readonly problems: readonly Problem[];
  /** Whether a client is billed in another currency than before. */
  readonly billingMoved: boolean;
} {
  const { workbook } = world;
  const { rules, problems } = readFieldRules(workbook.records(fieldRulesTab), fieldRuleRows);
  const found = findConflicts({
    sides: sidesIn(world),
    rules,
    agreed: new Map(workbook.records(agreedValuesTab).map((one) => [one.agreedId, one])),
    present: new Map(workbook.records(conflictsTab).map((one) => [one.conflictId, one])),
  });
  keep(world, found);
  const billingMoved = show(world, found);
  return {
    billingMoved,
    found,
    problems: [...problems, ...found.rows.flatMap((row) => conflictProblem(row) ?? [])],
  };
}

/** The clients with both their sides, as the tabs have them now. */
export const sidesIn = ({ workbook }: World) =>
  clientSides({
    clients: workbook.records(clientsTab),
    mappings: workbook.records(mappingTab),
    customers: workbook.records(customersTab),
    terms: workbook.records(termsTab),
  });

function keep(world: World, { settled, agreed, again }: ConflictsFound): void {
  const { workbook } = world;
  const kept = settled.filter(({ row }) => row.state === 'kept');
  const said = { tab: clientsTab.name, action: "kept the ledger's value" };
  logOnce(world, [
    ...kept.map(({ row: { clientId: key, field, tracker: before, ledger: after, reason } }) => ({
      ...said,
      ...{ key, field, before, after, reason },
    })),
    ...again.map(({ clientId: key, agreed: { field, ledger } }) => ({
      ...said,
      ...{ key, field, before: ledger, after: ledger },
      action: 'found both the same again',
      reason: 'Tracker and ledger say the same.',
    })),
  ]);
  keepTerms(world, kept);
  workbook.put(agreedValuesTab, {
    owner: 'review',
    values: new Map(agreed.map((one) => [one.agreedId, one])),
    mode: 'merge',
  });
}

/** The terms of the ledger go onto the Mapping tab, where documents get theirs from. */
function keepTerms({ workbook }: World, kept: readonly Settlement[]): void {
  const terms = kept.filter(({ row }) => row.field === 'Terms');
  const keyed = <V>(value: (one: Settlement) => V) =>
    new Map(terms.map((one) => [mappingId('Client → terms', one.row.clientId), value(one)]));
  const target = keyed(({ row }) => ({ target: row.ledger }));
  workbook.put(mappingTab, { owner: 'user', values: target, mode: 'merge' });
  const ids = keyed(({ sides }) => ({ targetId: sides.customer?.termsId ?? '' }));
  workbook.put(mappingTab, { owner: 'review', values: ids, mode: 'merge' });
}

/** Shows the conflicts; says whether a client is billed in another currency than before. */
function show({ workbook }: World, { rows, outdated }: ConflictsFound): boolean {
  const cleared = new Map(outdated.map((id) => [id, { decision: null }]));
  workbook.put(conflictsTab, { owner: 'user', values: cleared, mode: 'merge' });
  workbook.put(conflictsTab, {
    owner: 'review',
    values: new Map(rows.map((row) => [row.conflictId, row])),
    mode: 'replace',
  });
  const before = billing(workbook);
  const kept = new Map(
    workbook.records(clientsTab).map(({ clientId }) => {
      const own = rows.filter((row) => row.clientId === clientId && row.field !== 'Terms');
      return [clientId, { kept: keptText(own), billedIn: billedIn(own) }] as const;
    }),
  );
  workbook.put(clientsTab, { owner: 'review', values: kept, mode: 'merge' });
  return before !== billing(workbook);
}

function billedIn(rows: readonly FoundConflict[]): CurrencyCode | null {
  const row = rows.find(({ field, state }) => field === 'Currency' && state === 'kept');
  return row && isCurrencyCode(row.ledger) ? row.ledger : null;
}

const billing = (workbook: World['workbook']): string =>
  workbook
    .records(clientsTab)
    .map((one) => one.billedIn)
    .join();
