import { ConnectForm } from './connect-form';
import { ConnectedRow } from './connected-row';
import type { ConnectionView } from './protocol';
import type { Sidebar } from './use-sidebar';

export interface ConnectionsProps {
  readonly sidebar: Sidebar;
  readonly connections: readonly ConnectionView[];
  /** Nothing else can be done before. */
  readonly isNext: boolean;
  readonly disabled: boolean;
}

/** Who is connected; folded away once everybody is. */
export function Connections({ sidebar, connections, isNext, disabled }: ConnectionsProps) {
  const blocked = disabled || sidebar.running !== null || sidebar.waiting !== null;
  const lacks = (role: ConnectionView['role']) =>
    !connections.some((one) => one.role === role && one.connected);
  const first = connections.find(({ role }) => lacks(role));
  const firstOfItsRole = (connection: ConnectionView) =>
    lacks(connection.role) &&
    connections.find(({ role }) => role === connection.role) === connection;
  return (
    <details class="card connections" data-connected={!isNext} open={isNext}>
      <summary>
        <span class={isNext ? 'dot off' : 'dot on'} aria-hidden="true" />
        <span class="summary-text">
          {isNext ? 'Set-up: connect your services' : summaryOf(connections)}
        </span>
      </summary>
      {connections.map((connection) =>
        connection.connected ? (
          <ConnectedRow
            key={connection.provider}
            sidebar={sidebar}
            connection={connection}
            disabled={blocked}
          />
        ) : (
          <ConnectForm
            key={connection.provider}
            sidebar={sidebar}
            connection={connection}
            isNext={isNext && connection === first}
            isOpen={firstOfItsRole(connection)}
            disabled={blocked}
          />
        ),
      )}
    </details>
  );
}

function summaryOf(connections: readonly ConnectionView[]): string {
  const titles = connections
    .filter(({ connected, role }) => connected && role !== 'rates')
    .map(({ title }) => title);
  return `Set-up: connected to ${titles.join(' and ')}`;
}
