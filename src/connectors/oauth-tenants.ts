import * as z from 'zod/mini';
import type { Host } from '../host';
import { readBinding, requireBound } from './binding';
import { type Connection, connectionSchema, keepConnection } from './connection';
import type { Connector } from './connector';
import { plainWords } from './failure';
import { serverOf, signInRefused } from './oauth-server';

/** More companies than these cannot be kept beside a token in one property. */
const MOST = 40;

/** Longest name of a company that is kept, to choose by. */
const NAME_LENGTH = 60;

/** A company that a person has opened to us. */
export interface Tenant {
  readonly id: string;
  readonly name: string;
}

const answerSchema = z.array(z.object({ tenantId: z.string(), tenantName: z.nullish(z.string()) }));

const choiceSchema = z.object({
  connection: connectionSchema,
  tenants: z.array(z.object({ id: z.string(), name: z.string() })),
});

/** Asks which companies a token opens. Throws an ApiError where there is none. */
export function openedTenants(host: Host, connector: Connector, token: string): readonly Tenant[] {
  const { tenantsUrl } = serverOf(connector);
  if (tenantsUrl === '') throw signInRefused('it named no company');
  const headers = { Accept: 'application/json', Authorization: `Bearer ${token}` };
  const [response] = host.fetchAll([{ method: 'GET', url: tenantsUrl, headers, body: null }]);
  const parsed = answerSchema.safeParse(readJson(response?.text ?? ''));
  if (response?.status !== 200 || !parsed.success) {
    throw signInRefused('its companies cannot be read. Sign in again');
  }
  if (parsed.data.length === 0) throw signInRefused('no company was opened to Tieout');
  return parsed.data.slice(0, MOST).map(({ tenantId: id, tenantName }) => ({
    id: checkedTenant(id),
    name: plainWords(tenantName ?? '').slice(0, NAME_LENGTH) || id,
  }));
}

/** An id ends up in addresses and headers, so nothing that could break out of one is taken. */
export function checkedTenant(id: string): string {
  if (!/^[\w-]+$/.test(id)) throw signInRefused('it named no company');
  return id;
}

/** Has a connection wait until the person has chosen its company. */
export function keepChoice(
  host: Host,
  connector: Connector,
  choice: { readonly connection: Connection; readonly tenants: readonly Tenant[] },
): void {
  host.secrets.set(keyOf(connector), JSON.stringify(choice));
}

/** Companies of which a person has to choose one before the connection is kept; often none. */
export function tenantsToChoose(host: Host, connector: Connector): readonly Tenant[] {
  return readChoice(host, connector)?.tenants ?? [];
}

/** Keeps the connection that waits, to one of its companies. Throws a RangeError for another. */
export function chooseTenant(host: Host, connector: Connector, id: string): Connection {
  const choice = readChoice(host, connector);
  if (!choice?.tenants.some((tenant) => tenant.id === id)) {
    throw new RangeError('This company cannot be chosen any more. Sign in again.');
  }
  requireBound(readBinding(host.journal), connector, id);
  const connection = { ...choice.connection, tenant: id };
  keepConnection(host, connector, connection);
  forgetChoice(host, connector);
  return connection;
}

export function forgetChoice(host: Host, connector: Connector): void {
  host.secrets.set(keyOf(connector), null);
}

function readChoice(host: Host, connector: Connector) {
  const text = host.secrets.get(keyOf(connector));
  return text === null ? null : choiceSchema.parse(JSON.parse(text));
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const keyOf = ({ id }: Connector): string => `companies:${id}`;
