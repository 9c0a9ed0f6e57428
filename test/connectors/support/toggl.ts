import { callerFor } from '../../../src/connectors/call';
import type { Caller } from '../../../src/connectors/caller';
import type { SourceFacts } from '../../../src/connectors/connector';
import { toggl } from '../../../src/connectors/toggl/connector';
import { togglSimulator } from '../../../src/connectors/toggl/simulator';
import type { TogglState } from '../../../src/connectors/toggl/simulator-state';
import type { HttpRequest } from '../../../src/host';
import { togglFirm } from '../../../src/local/providers/sample-firm/toggl-firm';
import { Simulated } from './simulated';
import { work } from './sources';

export const firm = togglFirm(work);

export const facts: SourceFacts = {
  account: 'Larkspur & Finch LLC',
  usesApproval: false,
  currency: 'USD',
};

export const simulatedToggl = (state: Partial<TogglState> = {}) =>
  new Simulated(togglSimulator, { ...firm, ...state });

/** Talks to Toggl; every answer takes a second, and pauses pass. */
export function callerOf(provider: Simulated<TogglState>, runMs?: number): Caller {
  const host = provider.host(runMs);
  const { fetchAll, pause } = host;
  const passing = {
    ...host,
    fetchAll: (requests: readonly HttpRequest[]) => {
      provider.now += 1000;
      return fetchAll(requests);
    },
    pause: (ms: number) => {
      provider.now += ms;
      pause(ms);
    },
  };
  const { token, workspaceId: tenant } = firm.login;
  return callerFor(passing, toggl, { token, tenant, sandbox: false });
}

/** A request as the connector sends it, to look at what the simulator does with it. */
export function request(method: 'GET' | 'POST', path: string, json?: unknown): HttpRequest {
  const basic = Buffer.from(`${firm.login.token}:api_token`).toString('base64');
  return {
    method,
    url: `https://api.track.toggl.com/${path}`,
    headers: { Authorization: `Basic ${basic}`, 'Content-Type': 'application/json' },
    body: json === undefined ? null : JSON.stringify(json),
  };
}
