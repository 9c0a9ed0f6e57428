import * as z from 'zod/mini';
import type { Host } from '../host';
import type { AuthField } from './auth';
import type { Connector } from './connector';
import { hostedAddress } from './hosted-address';

/** What lets us in at a provider, and as whom. Kept in the person's own secrets, never shown. */
export interface Connection {
  /** Bearer token; empty where the provider lets everybody in. */
  readonly token: string;
  /** Account or company that is connected; empty where the provider has none. */
  readonly tenant: string;
  /** Whether it is the provider's sandbox or demo company. */
  readonly sandbox: boolean;
  /** Where the firm hosts the provider, without a slash at its end; credentials go there alone. */
  readonly address?: string | undefined;
  /** Where the provider keeps the account, where that is not its usual place. */
  readonly region?: string | undefined;
  /** What renews the token, where a person signed in at the provider. */
  readonly grant?: Grant | undefined;
}

/** A right to new tokens. Both refresh tokens and the token itself are kept in one write. */
export interface Grant {
  readonly clientId: string;
  /** Empty where the provider takes a proof key instead. */
  readonly clientSecret: string;
  readonly refreshToken: string;
  /** The one before it, in case that the answer which replaced it was lost; empty at first. */
  readonly previousToken: string;
  /** When it was replaced, and when the access token ends; milliseconds since 1970. */
  readonly replacedAt: number;
  readonly expiresAt: number;
  /** Until then one run is renewing it, and the others use what they have. */
  readonly renewingUntil: number;
}

/** A connection as it is kept. */
export const connectionSchema = z.object({
  token: z.string(),
  tenant: z.string(),
  sandbox: z.boolean(),
  address: z.optional(z.string()),
  region: z.optional(z.string()),
  grant: z.optional(
    z.object({
      clientId: z.string(),
      clientSecret: z.string(),
      refreshToken: z.string(),
      previousToken: z.string(),
      replacedAt: z.number(),
      expiresAt: z.number(),
      renewingUntil: z.number(),
    }),
  ),
});

/** What a person has to enter to connect a provider; nothing where everybody is let in. */
export function fieldsOf({ auth }: Connector): readonly AuthField[] {
  return auth.kind === 'none' ? [] : auth.fields;
}

/** The connection that is kept for a provider; null where a person has to connect it first. */
export function readConnection(host: Host, connector: Connector): Connection | null {
  if (connector.auth.kind === 'none') return { token: '', tenant: '', sandbox: false };
  const text = host.secrets.get(keyOf(connector));
  if (text === null) return null;
  try {
    return connectionSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * Keeps what a person entered. Throws a RangeError that names the field for a value that is
 * missing or cannot be one.
 */
export function saveConnection(
  host: Host,
  connector: Connector,
  entered: Readonly<Record<string, string>>,
): Connection {
  const connection = connectionOf(connector, entered);
  if (connector.auth.kind !== 'none') keepConnection(host, connector, connection);
  return connection;
}

/** Keeps a connection as it stands, in one write. */
export function keepConnection(host: Host, connector: Connector, connection: Connection): void {
  host.secrets.set(keyOf(connector), JSON.stringify(connection));
}

/** Reads what a person entered without keeping it, so that it can be tried first. Throws alike. */
export function connectionOf(
  connector: Connector,
  entered: Readonly<Record<string, string>>,
): Connection {
  const fields = fieldsOf(connector);
  for (const field of fields) check(field, entered[field.name]?.trim() ?? '');
  const region = fields.some(({ name }) => name === 'region') ? entered['region']?.trim() : '';
  const hosted = fields.some(({ name }) => name === 'address');
  return {
    token: entered['token']?.trim() ?? '',
    tenant: entered['tenant']?.trim() ?? '',
    sandbox: entered['sandbox']?.trim() === 'yes',
    ...(region ? { region } : {}),
    ...(hosted ? { address: hostedAddress(entered['address'] ?? '') } : {}),
  };
}

export function forgetConnection(host: Host, connector: Connector): void {
  host.secrets.set(keyOf(connector), null);
}

/** Values end up in a header or an address, so nothing that could break out of one is taken. */
function check({ name, label, optional, choices }: AuthField, value: string): void {
  if (value === '' && !optional) throw new RangeError(`${label}: it is missing. Enter it.`);
  if (name === 'address') return;
  if (choices && !choices.some((one) => one.value === value)) {
    throw new RangeError(`${label}: '${value}' is none of them. Choose one.`);
  }
  const form = name === 'token' ? /^[\x21-\x7e]*$/ : /^[\w-]*$/;
  if (!form.test(value)) {
    throw new RangeError(`${label}: it has a character that none can have. Copy it again.`);
  }
}

const keyOf = ({ id }: Connector): string => `connection:${id}`;
