import * as z from 'zod/mini';
import type { Store } from '../host';
import type { Connector } from './connector';

/** The one company that a workbook posts to, since its first document. */
export interface Binding {
  /** `quickbooks:9130357`. */
  readonly tenant: string;
  readonly title: string;
  /** Its name there. */
  readonly company: string;
  readonly sandbox: boolean;
}

export const bindingSchema: z.ZodMiniType<Binding> = z.object({
  tenant: z.string(),
  title: z.string(),
  company: z.string(),
  sandbox: z.boolean(),
});

const KEY = 'bind:ledger';

export function readBinding(journal: Store): Binding | null {
  const text = journal.get(KEY);
  return text === null ? null : bindingSchema.parse(JSON.parse(text));
}

/** Binds the workbook, unless it is bound already. */
export function bind(journal: Store, binding: Binding): void {
  if (journal.get(KEY) === null) journal.set(KEY, JSON.stringify(binding));
}

/** Why a company of a ledger is not connected: the workbook posts to another one (E-613). */
export function otherCompany(
  bound: Binding | null,
  connector: Connector,
  tenant: string,
): string | null {
  if (!bound || !connector.ledger || bound.tenant === tenantOf(connector, tenant)) return null;
  return (
    `E-613 This workbook posts to ${bound.company} in ${bound.title}, and this is another company ` +
    `of ${connector.title} (${tenant}). Nothing was switched: connect ${bound.company}, or bill ` +
    'the other company from a workbook of its own.'
  );
}

/** Whether it is the company that the workbook posts to. */
export function isBound(bound: Binding | null, connector: Connector, tenant: string): boolean {
  return bound?.tenant === tenantOf(connector, tenant);
}

/** Throws a RangeError in words for a company that is not the one which the workbook posts to. */
export function requireBound(bound: Binding | null, connector: Connector, tenant: string): void {
  const fault = otherCompany(bound, connector, tenant);
  if (fault !== null) throw new RangeError(fault);
}

const tenantOf = ({ id }: Connector, tenant: string): string => `${id}:${tenant}`;
