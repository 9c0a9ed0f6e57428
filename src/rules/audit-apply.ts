import type { AuditFinding } from '../records/audit-finding';
import type { Client } from '../records/client';
import type { Conflict } from '../records/conflict';
import { type Mapping, type MappingKind, mappingKinds } from '../records/mapping';
import type { Person } from '../records/person';
import type { Supplier } from '../records/supplier';
import { mergedBy } from './audit';
import { appliedAs, chosenFor, forKeepers, stateOf } from './audit-rows';
import { chosenName, mappingId } from './mapping-rows';
import type { LedgerLists } from './mapping-suggestion';
import { candidatesOf, sidesOf } from './mapping-targets';

/** What decisions are applied to. */
export interface ApplyInput {
  readonly findings: readonly AuditFinding[];
  readonly mappings: readonly Mapping[];
  readonly clients: readonly Client[];
  readonly people: readonly Person[];
  readonly suppliers: readonly Supplier[];
  readonly lists: LedgerLists;
  /** Rows of the Conflicts tab, where customers are made for clients. */
  readonly conflicts: readonly Conflict[];
}

/** One change of a cell, for the Event log. */
export interface AuditChange {
  readonly action: string;
  readonly tab: 'Mapping' | 'People' | 'Conflicts' | 'Audit';
  readonly key: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

export interface AppliedDecisions {
  readonly mappings: ReadonlyMap<string, Mapping>;
  readonly people: ReadonlyMap<string, Pick<Person, 'supplier'>>;
  readonly conflicts: ReadonlyMap<string, Pick<Conflict, 'decision'>>;
  /** Columns of the findings that a decision was taken on. */
  readonly findings: ReadonlyMap<string, Pick<AuditFinding, 'state' | 'applied' | 'result'>>;
  readonly changes: readonly AuditChange[];
}

/** Carries out what persons decided and what is not carried out yet, as far as it can be. */
export function applyAuditDecisions(input: ApplyInput): AppliedDecisions {
  const work = new Decisions(input);
  const decided = input.findings.filter(
    (row) => row.state !== 'closed' && stateOf(row) === 'decided',
  );
  const findings = new Map(
    decided.map((row) => {
      const refusal = work.carryOut(row);
      const isKept = row.decision !== null && forKeepers.includes(row.decision);
      const done = isKept ? 'clean-up list' : 'applied';
      const columns =
        refusal === null
          ? { state: done, applied: appliedAs(row), result: work.resultOf(row) }
          : { state: 'decided', applied: row.applied, result: refusal };
      return [row.findingId, columns as Pick<AuditFinding, 'state' | 'applied' | 'result'>];
    }),
  );
  const { mappings, people, conflicts, changes } = work;
  return { mappings, people, conflicts, findings, changes };
}

class Decisions {
  readonly mappings = new Map<string, Mapping>();
  readonly people = new Map<string, Pick<Person, 'supplier'>>();
  readonly conflicts = new Map<string, Pick<Conflict, 'decision'>>();
  readonly changes: AuditChange[] = [];
  private readonly input: ApplyInput;
  private readonly rows: Map<string, Mapping>;

  constructor(input: ApplyInput) {
    this.input = input;
    this.rows = new Map(input.mappings.map((row) => [row.mappingId, row]));
  }

  /** Null when it is done, else why it cannot be, in a sentence. */
  carryOut(row: AuditFinding): string | null {
    switch (row.decision) {
      case 'map':
        return row.findingId.startsWith('supplier|') ? this.supply(row) : this.map(row);
      case 'merge':
        return this.merge(row);
      case 'create':
        return this.create(row);
      case 'rename':
        if (chosenFor(row) === '') return "Write the right name under 'Use instead'.";
        return this.note(row);
      default:
        return this.note(row);
    }
  }

  resultOf(row: AuditFinding): string {
    const { decision } = row;
    if (decision === 'create')
      return 'Its row on the Conflicts tab says create: apply the changes.';
    if (decision === null || !forKeepers.includes(decision)) return `Set to '${chosenFor(row)}'.`;
    return 'It is on the clean-up list for those who keep the list.';
  }

  private map(row: AuditFinding): string | null {
    const [, ...rest] = row.findingId.split('|');
    const kind = mappingKinds.find((one) => rest.join('|').startsWith(`${one}|`));
    if (!kind) return 'It is put right in the tracker or the ledger: decide clean up.';
    return this.mapTo(kind, { id: row.recordId, name: row.name }, row);
  }

  /** A customer is made by its row on the Conflicts tab, which looks for it in the ledger first. */
  private create(row: AuditFinding): string | null {
    const { recordId, about } = row;
    if (about !== 'client') return 'Create it in the ledger, then pull and run the audit again.';
    const conflict = this.input.conflicts.find(
      (one) => one.clientId === recordId && one.field === 'Customer',
    );
    if (!conflict) {
      return 'The Conflicts tab does not ask about it yet. Run Review and apply again, or create it in the ledger and pull.';
    }
    const { conflictId: key, decision } = conflict;
    this.conflicts.set(key, { decision: 'create' });
    const reason = `${row.name}: ${row.why}`;
    const change = { key, before: decision ?? '', after: 'create', reason } as const;
    this.changes.push({ action: 'decided create in the audit', tab: 'Conflicts', ...change });
    return null;
  }

  private mapTo(
    kind: MappingKind,
    source: { readonly id: string; readonly name: string },
    row: AuditFinding,
  ): string | null {
    const target = chosenFor(row);
    const refusal = this.refusal(kind, source.id, target);
    if (refusal !== null) return refusal;
    const rowId = mappingId(kind, source.id);
    const present = this.mappings.get(rowId) ?? this.rows.get(rowId);
    const made = { mappingId: rowId, kind, sourceId: source.id, source: source.name };
    const blank = { ...made, suggestion: '', reason: row.why, targetId: '' };
    this.mappings.set(rowId, { ...blank, ...present, target, confirmed: true });
    this.changes.push({
      action: `decided ${row.decision} in the audit`,
      tab: 'Mapping',
      key: rowId,
      before: present?.confirmed ? chosenName(present) : '',
      after: target,
      reason: `${source.name}: ${row.why}`,
    });
    return null;
  }

  private refusal(kind: MappingKind, sourceId: string, target: string): string | null {
    const noun = sidesOf[kind][1];
    if (target === '') return `Write the right ${noun} under 'Use instead'.`;
    const isActive = candidatesOf[kind](this.input.lists).some(
      ({ active, name }) => active && name === target,
    );
    if (!isActive) return `'${target}' is no active ${noun} of the ledger: choose another one.`;
    const planned = this.mappings.get(mappingId(kind, sourceId));
    if (planned && planned.target !== target) {
      return `Another decision maps it to '${planned.target}': leave one of the two.`;
    }
    const client = this.input.clients.find(({ clientId }) => clientId === sourceId);
    const customer = this.input.lists.customers.find(
      ({ name, active }) => active && name === target,
    );
    if (kind !== 'Client → customer' || !client || client.currency === customer?.currency)
      return null;
    return `'${target}' is billed in ${customer?.currency}, the client in ${client.currency}: choose another one.`;
  }

  private merge(row: AuditFinding): string | null {
    const { about, recordId, name, otherId, otherName } = row;
    const kind = mergedBy[about];
    if (kind) {
      const sources = [
        { id: recordId, name },
        { id: otherId, name: otherName },
      ];
      const refused = sources.map(({ id }) => this.refusal(kind, id, chosenFor(row)));
      const refusal = refused.find((one) => one !== null);
      if (refusal) return refusal;
      for (const source of sources) this.mapTo(kind, source, row);
    } else if (about === 'customer' || about === 'item') {
      const refusal = this.remap(row);
      if (refusal !== null) return refusal;
    } else if (about === 'supplier') this.resupply(row);
    return this.note(row);
  }

  /** What was mapped to either of two goes to the one that is kept. */
  private remap(row: AuditFinding): string | null {
    const kept = chosenFor(row);
    const lost = [row.name, row.otherName].filter((one) => one !== kept);
    if (row.name === row.otherName) return null;
    const kinds =
      row.about === 'customer' ? ['Client → customer'] : ['Task → item', 'Expense category → item'];
    const moved = [...this.rows.values()].filter(
      (one) => kinds.includes(one.kind) && one.confirmed && lost.includes(chosenName(one)),
    );
    const refused = moved.map(({ kind, sourceId }) => this.refusal(kind, sourceId, kept));
    const refusal = refused.find((one) => one !== null);
    if (refusal) return refusal;
    for (const { kind, sourceId: id, source: name } of moved) this.mapTo(kind, { id, name }, row);
    return null;
  }

  private resupply(row: AuditFinding): void {
    const kept = chosenFor(row);
    for (const person of this.input.people) {
      if (![row.name, row.otherName].includes(person.supplier) || person.supplier === kept)
        continue;
      this.supplyWith(person, kept, row);
    }
  }

  private supply(row: AuditFinding): string | null {
    const target = chosenFor(row);
    const isActive = this.input.suppliers.some(({ active, name }) => active && name === target);
    const person = this.input.people.find(({ personId }) => personId === row.recordId);
    if (!isActive) return "Choose an active supplier of the ledger under 'Use instead'.";
    if (person) this.supplyWith(person, target, row);
    return null;
  }

  private supplyWith(person: Person, supplier: string, row: AuditFinding): void {
    this.people.set(person.personId, { supplier });
    this.changes.push({
      action: `decided ${row.decision} in the audit`,
      tab: 'People',
      key: person.personId,
      before: person.supplier,
      after: supplier,
      reason: `${person.name}: ${row.why}`,
    });
  }

  /** What others have to do is only written down. */
  private note(row: AuditFinding): null {
    this.changes.push({
      action: 'put on the clean-up list',
      tab: 'Audit',
      key: row.findingId,
      before: row.applied,
      after: appliedAs(row),
      reason: `${row.name}: ${row.why}`,
    });
    return null;
  }
}
