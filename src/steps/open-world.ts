import { callerFor } from '../connectors/call';
import type { Caller } from '../connectors/caller';
import type { Connector } from '../connectors/connector';
import { openConnection } from '../connectors/oauth-renew';
import { connectors } from '../connectors/registry';
import type { Host } from '../host';
import { Workbook } from './workbook';
import type { World } from './world';

/** What steps work with: the workbook of the host and whoever is connected. */
export function openWorld(host: Host): World {
  const connected = (able: (connector: Connector) => boolean): Caller | null => {
    for (const connector of connectors.filter(able)) {
      const connection = openConnection(host, connector);
      if (connection) return callerFor(host, connector, connection);
    }
    return null;
  };
  return {
    host,
    workbook: new Workbook(host),
    source: connected(({ source }) => source !== undefined),
    ledger: connected(({ ledger }) => ledger !== undefined),
    rates: connected(({ rates }) => rates !== undefined),
  };
}
