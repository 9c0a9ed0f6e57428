import type { SimulatedRequest } from '../simulator';
import { textOf } from '../simulator-tools';
import { Fault } from './simulator-fault';
import {
  asObject,
  type Json,
  type QuickBooksEntity,
  type QuickBooksRow,
  type QuickBooksState,
  rowsIn,
} from './simulator-state';

/** What a request led to: the answer, and the company after it. */
export interface Done {
  readonly body: Json;
  readonly state: QuickBooksState;
}

/** A request to a company. */
export interface Asked {
  readonly request: SimulatedRequest;
  readonly state: QuickBooksState;
  readonly now: number;
}

/** The row of an entity with this id; a fault where there is none. */
export function existing(
  entity: QuickBooksEntity,
  id: string,
  state: QuickBooksState,
): QuickBooksRow {
  const row = rowsIn(state, entity).find(({ Id }) => Id === id);
  if (row) return row;
  throw new Fault(
    '610',
    `Object Not Found : Something you're trying to use has been made inactive. ${entity} ${id}`,
  );
}

/** The JSON of a request; a fault where it is none. */
export function readBody({ body }: SimulatedRequest): Json {
  try {
    return asObject(JSON.parse(textOf(body)));
  } catch {
    throw new Fault(
      '2010',
      'Property Name:Unexpected character specified is unsupported or invalid',
    );
  }
}
