import type { ClockifyState } from '../../connectors/clockify/simulator-state';
import type { EcbState } from '../../connectors/ecb/simulator';
import type { HarvestState } from '../../connectors/harvest/simulator-state';
import type { KimaiState } from '../../connectors/kimai/simulator-state';
import type { QuickBooksState } from '../../connectors/quickbooks/simulator-state';
import type { TogglState } from '../../connectors/toggl/simulator-state';
import type { XeroState } from '../../connectors/xero/simulator-state';

/** Everything that the simulated providers know, as plain JSON. */
export interface ProvidersState {
  /** The tracker that a fresh workbook is connected to; the others hold the same work. */
  readonly harvest: HarvestState;
  readonly toggl: TogglState;
  readonly clockify: ClockifyState;
  readonly kimai: KimaiState;
  /** The ledger that a fresh workbook is connected to; the other one is of the same firm. */
  readonly quickbooks: QuickBooksState;
  readonly xero: XeroState;
  readonly ecb: EcbState;
}

/** What a person enters to connect a provider, by the name of each field. */
type Credentials = Readonly<Record<string, string>>;

/** The credentials of the providers that a fresh workbook is connected to. */
export function sampleCredentials({
  harvest,
  quickbooks,
}: ProvidersState): Readonly<Record<string, Credentials>> {
  return {
    harvest: { token: harvest.account.token, tenant: harvest.account.id },
    quickbooks: { token: quickbooks.login.token, tenant: quickbooks.login.realmId },
    ecb: {},
  };
}

/** The credentials of the other trackers, which hold the same work. */
export function otherTrackers({
  toggl,
  clockify,
  kimai,
}: ProvidersState): Readonly<Record<string, Credentials>> {
  return {
    toggl: { token: toggl.login.token, tenant: toggl.login.workspaceId },
    clockify: { token: clockify.login.token, tenant: clockify.login.workspaceId },
    kimai: { token: kimai.login.token, address: `https://${kimai.login.host}` },
  };
}

/** The credentials of every tracker. */
export function trackerCredentials(state: ProvidersState): Readonly<Record<string, Credentials>> {
  return { harvest: sampleCredentials(state)['harvest'] ?? {}, ...otherTrackers(state) };
}

/** The credentials of the other ledger, which has the same customers. */
export function otherLedgers({ xero }: ProvidersState): Readonly<Record<string, Credentials>> {
  return {
    xero: { token: xero.login.token, tenant: xero.login.tenantId },
  };
}

/** The credentials of both ledgers. */
export function ledgerCredentials(state: ProvidersState): Readonly<Record<string, Credentials>> {
  return { quickbooks: sampleCredentials(state)['quickbooks'] ?? {}, ...otherLedgers(state) };
}
