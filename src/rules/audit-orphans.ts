import type { Person } from '../records/person';
import type { Supplier } from '../records/supplier';
import { alone, type Found } from './audit-found';
import { NameIndex } from './audit-index';
import { type AuditInput, activeOf, personRecord, supplierRecord } from './audit-input';
import { plainName } from './plain-name';

/** Projects of nobody or of an archived client, and people without a cost rate or a supplier. */
export function findOrphans(input: AuditInput): readonly Found[] {
  return [...projectsOfNobody(input), ...withoutCostRate(input), ...withoutSupplier(input)];
}

function projectsOfNobody({ projects, clients }: AuditInput): readonly Found[] {
  const known = new Map(clients.map((client) => [client.clientId, client]));
  return activeOf(projects).flatMap(({ projectId, name, clientId }): readonly Found[] => {
    const client = known.get(clientId);
    if (client?.active) return [];
    const found = { ...alone, about: 'project', name, recordId: projectId } as const;
    if (client) {
      return [
        {
          ...found,
          findingId: `inactive|project|${projectId}`,
          kind: 'inactive',
          why: `Its client '${client.name}' is archived.`,
          suggestion: 'clean up',
          advice: 'In the tracker, archive the project, or make its client active.',
        },
      ];
    }
    return [
      {
        ...found,
        findingId: `orphan|project|${projectId}`,
        kind: 'no client',
        why: 'Its work can be billed to nobody.',
        suggestion: 'clean up',
        advice: 'In the tracker, give the project a client.',
      },
    ];
  });
}

/** Only where cost rates are kept at all; a rate for everybody is one for each. */
function withoutCostRate({ people, costRates }: AuditInput): readonly Found[] {
  const priced = new Set(costRates.map(({ person }) => plainName(person)));
  if (priced.size === 0 || priced.has('')) return [];
  return activeOf(people)
    .filter(({ name }) => !priced.has(plainName(name)))
    .map(({ personId, name }) => ({
      ...alone,
      findingId: `cost|${personId}`,
      kind: 'no cost rate',
      about: 'person',
      name,
      recordId: personId,
      why: 'Cost rates are kept, and none of them is for this person, whose margin is not known.',
      suggestion: 'leave',
      advice: 'Write a rate on the tab Cost rates, or decide leave.',
    }));
}

/** Who bills the firm: a supplier that is gone, or a contractor for whom none is named. */
function withoutSupplier({ people, suppliers }: AuditInput): readonly Found[] {
  if (suppliers.length === 0) return [];
  const live = activeOf(suppliers);
  const index = new NameIndex(live.map(supplierRecord), { isPerson: true, byIdentifier: true });
  return activeOf(people).flatMap((person) => {
    const isThere = live.some(({ name }) => name === person.supplier);
    if (isThere || (person.supplier === '' && !person.contractor)) return [];
    return noSupplier(person, { suppliers, index });
  });
}

function noSupplier(
  person: Person,
  { suppliers, index }: { readonly suppliers: readonly Supplier[]; readonly index: NameIndex },
): Found {
  const [match, other] = index.matches(personRecord(person));
  const proposed = match && !other ? match.record.name : '';
  const isKnown = suppliers.some(({ name }) => name === person.supplier);
  return {
    ...alone,
    findingId: `supplier|${person.personId}`,
    kind: 'no supplier',
    about: 'person',
    name: person.name,
    recordId: person.personId,
    why:
      person.supplier === ''
        ? 'A contractor for whom no supplier is named, so that no bill is drafted.'
        : `The supplier '${person.supplier}' is ${isKnown ? 'inactive' : 'not'} in the ledger.`,
    suggestion: proposed === '' ? 'leave' : 'map',
    proposed,
    advice:
      "Decide map, with the right supplier under 'Use instead', or leave where none bills for them.",
  };
}
