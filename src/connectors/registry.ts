import { clockify } from './clockify/connector';
import type { Connector } from './connector';
import { ecb } from './ecb/connector';
import { harvest } from './harvest/connector';
import { kimai } from './kimai/connector';
import { quickbooks } from './quickbooks/connector';
import { toggl } from './toggl/connector';
import { xero } from './xero/connector';

/** Every provider that can be connected, in the order in which the set-up shows them. */
export const connectors: readonly Connector[] = [
  harvest,
  toggl,
  clockify,
  kimai,
  quickbooks,
  xero,
  ecb,
];

/** A connector by its id, as `harvest`. Throws a RangeError for an id that is none. */
export function connectorOf(id: string): Connector {
  const connector = connectors.find((one) => one.id === id);
  if (!connector) throw new RangeError(`provider: '${id}' is none that can be connected`);
  return connector;
}
