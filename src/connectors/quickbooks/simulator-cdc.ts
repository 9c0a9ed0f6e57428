import type { SimulatedRequest } from '../simulator';
import { parameter } from '../simulator-tools';
import { Fault, missing } from './simulator-fault';
import {
  asObject,
  type Json,
  pacific,
  type QuickBooksEntity,
  type QuickBooksState,
  quickBooksEntities,
  rowsIn,
} from './simulator-state';

/** Most objects of an answer, over all its entities, and how far back it looks (read 2026-11). */
const MOST_OBJECTS = 1000;
const FURTHEST_MS = 30 * 24 * 3_600_000;

/** Lists whose changes are not told. */
const UNTOLD: readonly QuickBooksEntity[] = ['TaxCode', 'TaxRate', 'CompanyCurrency', 'Attachable'];

interface Asked {
  readonly request: SimulatedRequest;
  readonly state: QuickBooksState;
  readonly now: number;
}

/** What changed since a moment, each entity in its own list, deleted ones last. */
export function changesAsked({ request, state, now }: Asked): Json {
  const since = sinceOf(request, now);
  const wanted = entitiesOf(request);
  let left = MOST_OBJECTS;
  const lists = wanted.map((entity) => {
    const objects = changedIn(entity, state, since).slice(0, left);
    left -= objects.length;
    const { length } = objects;
    if (length === 0) return {};
    return { [entity]: objects, startPosition: 1, maxResults: length, totalCount: length };
  });
  return { CDCResponse: [{ QueryResponse: lists }], time: pacific(now, true) };
}

function changedIn(
  entity: QuickBooksEntity,
  state: QuickBooksState,
  since: number,
): readonly Json[] {
  const changed = rowsIn(state, entity).filter(
    (row) => Date.parse(String(asObject(row['MetaData'])['LastUpdatedTime'])) >= since,
  );
  const deleted = (state.deleted ?? []).filter((one) => one.entity === entity && one.at >= since);
  return [
    ...changed,
    ...deleted.map(({ id, at }) => ({
      domain: 'QBO',
      status: 'Deleted',
      Id: id,
      MetaData: { LastUpdatedTime: pacific(at) },
    })),
  ];
}

function entitiesOf(request: SimulatedRequest): readonly QuickBooksEntity[] {
  const names = parameter(request, 'entities');
  if (!names) throw missing('entities');
  return names.split(',').map((name) => {
    const entity = quickBooksEntities.find(
      (one) => one.toLowerCase() === name.trim().toLowerCase(),
    );
    if (entity && !UNTOLD.includes(entity)) return entity;
    throw new Fault(
      '2010',
      `Property Name:${name} specified is unsupported or invalid`,
      'entities',
    );
  });
}

function sinceOf(request: SimulatedRequest, now: number): number {
  const text = parameter(request, 'changedSince');
  if (!text) throw missing('changedSince');
  const since = Date.parse(text);
  if (since >= now - FURTHEST_MS) return since;
  const words = Number.isNaN(since) ? 'is no time' : 'is more than 30 days ago';
  throw new Fault('6000', `Business Validation Error: changedSince ${words}.`, 'changedSince');
}

/** Notes what an answer says was deleted, because nothing else remembers it. */
export function withDeleted<D extends { readonly body: Json; readonly state: QuickBooksState }>(
  done: D,
  now: number,
): D {
  const gone = quickBooksEntities.flatMap((entity) => {
    const { status, Id: id } = asObject(done.body[entity]);
    return status === 'Deleted' && typeof id === 'string' ? [{ entity, id, at: now }] : [];
  });
  if (gone.length === 0) return done;
  const deleted = [...(done.state.deleted ?? []), ...gone];
  return { ...done, state: { ...done.state, deleted } };
}
