import type { AuditEntity } from '../records/audit-finding';
import type { Mapping, MappingKind } from '../records/mapping';
import { alone, type Found } from './audit-found';
import { type AuditInput, activeOf } from './audit-input';
import { onlyNamed } from './audit-record';
import { ownName, type Targets } from './audit-targets';
import { chosenName } from './mapping-rows';
import { type ResolvedMapping, sidesOf } from './mapping-targets';

const ABOUT: Readonly<Record<MappingKind, AuditEntity>> = {
  'Client → customer': 'client',
  'Client → tax code': 'client',
  'Client → terms': 'client',
  'Project → class': 'project',
  'Task → item': 'task',
  'Expense category → item': 'expense category',
  'Expense category → account': 'expense category',
};

/** What is mapped to, or posts to, something that is inactive or gone in the ledger. */
export function findInactive(
  input: AuditInput,
  resolved: ReadonlyMap<string, ResolvedMapping>,
  targets: Targets,
): readonly Found[] {
  const lost = input.mappings.flatMap((row) => {
    const one = resolved.get(row.mappingId);
    const isChosen = row.confirmed || row.target !== '';
    if (!one || !('gap' in one) || !isChosen || !['E-411', 'E-412'].includes(one.gap.code))
      return [];
    return lostMapping(row, one.gap.code === 'E-412', targets);
  });
  return [...lost, ...behindMappings(input, resolved)];
}

function lostMapping(row: Mapping, isThere: boolean, targets: Targets): Found {
  const noun = sidesOf[row.kind][1];
  const lost = chosenName(row);
  const proposed = targets.best(row.kind, onlyNamed(row.sourceId, ownName(lost)))?.name ?? '';
  const again = isThere ? `make '${lost}' active in the ledger` : `make '${lost}' in the ledger`;
  return {
    ...alone,
    findingId: `inactive|${row.mappingId}`,
    kind: 'inactive',
    about: ABOUT[row.kind],
    name: row.source,
    recordId: row.sourceId,
    why: `It is mapped to ${noun} '${lost}', which is ${isThere ? 'inactive' : 'not'} in the ledger.`,
    suggestion: proposed === '' ? 'clean up' : 'map',
    proposed,
    advice: `Write another ${noun} under 'Use instead' and decide map, or ${again}.`,
  };
}

/** Items without a live account, and customers with a tax code that is no longer in use. */
function behindMappings(
  { lists }: AuditInput,
  resolved: ReadonlyMap<string, ResolvedMapping>,
): readonly Found[] {
  const used = new Set(
    [...resolved].flatMap(([rowId, one]) =>
      'target' in one ? `${rowId.split('|')[0]}|${one.target.id}` : [],
    ),
  );
  const accounts = new Set(
    activeOf(lists.accounts).flatMap(({ accountId, number }) => [accountId, number]),
  );
  const codes = new Map(lists.taxCodes.map((code) => [code.taxCodeId, code]));
  const items = activeOf(lists.items).filter(
    ({ itemId, incomeAccountId }) =>
      ['Task → item', 'Expense category → item'].some((kind) => used.has(`${kind}|${itemId}`)) &&
      !accounts.has(incomeAccountId),
  );
  const customers = activeOf(lists.customers).filter(
    ({ customerId, taxCodeId }) =>
      used.has(`Client → customer|${customerId}`) && codes.get(taxCodeId)?.active === false,
  );
  return [
    ...items.map(({ itemId, name, incomeAccount }) =>
      inLedger(
        'item',
        { id: itemId, name },
        {
          why:
            incomeAccount === ''
              ? 'It posts to no account.'
              : `It posts to '${incomeAccount}', which is not active.`,
          advice: 'Give the item an active income account in the ledger, then pull.',
        },
      ),
    ),
    ...customers.map(({ customerId, name, taxCodeId }) =>
      inLedger(
        'customer',
        { id: customerId, name },
        {
          why: `The ledger taxes it by '${codes.get(taxCodeId)?.name}', which is inactive.`,
          advice: 'Give the customer another tax code in the ledger, then pull.',
        },
      ),
    ),
  ];
}

function inLedger(
  about: AuditEntity,
  { id, name }: { readonly id: string; readonly name: string },
  said: Pick<Found, 'why' | 'advice'>,
): Found {
  const findingId = `inactive|${about}|${id}`;
  return {
    ...alone,
    ...said,
    findingId,
    kind: 'inactive',
    about,
    name,
    recordId: id,
    suggestion: 'clean up',
  };
}
