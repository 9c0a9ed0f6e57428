import type { SimulatedAnswer, SimulatedRequest } from '../simulator';
import { jsonAnswer } from '../simulator-tools';
import { type XeroRow, type XeroState, xeroId } from './simulator-state';

/** A request that was let in. */
export interface Asked {
  readonly request: SimulatedRequest;
  readonly state: XeroState;
  readonly now: number;
}

export interface Done {
  readonly answer: SimulatedAnswer;
  readonly state: XeroState;
}

export const notFound = (): SimulatedAnswer => ({
  status: 404,
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body: 'The resource you are looking for has been removed.',
});

/** A list in its envelope; `more` stands beside it. */
export function enveloped(
  { now }: Asked,
  kind: string,
  { rows, more = {} }: { readonly rows: readonly XeroRow[]; readonly more?: XeroRow },
): SimulatedAnswer {
  return jsonAnswer(200, {
    Id: xeroId(1),
    Status: 'OK',
    ProviderName: 'Tieout',
    DateTimeUTC: `/Date(${now})/`,
    ...more,
    [kind]: rows,
  });
}
