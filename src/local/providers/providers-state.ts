import type { EcbState } from '../../connectors/ecb/simulator';
import type { HarvestState } from '../../connectors/harvest/simulator-state';
import type { QuickBooksState } from '../../connectors/quickbooks/simulator-state';

/** Everything that the simulated providers know, as plain JSON. */
export interface ProvidersState {
  readonly harvest: HarvestState;
  readonly quickbooks: QuickBooksState;
  readonly ecb: EcbState;
}

/** What a person would enter to connect the simulated providers, by provider. */
export function sampleCredentials({
  harvest,
  quickbooks,
}: ProvidersState): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return {
    harvest: { token: harvest.account.token, tenant: harvest.account.id },
    quickbooks: { token: quickbooks.login.token, tenant: quickbooks.login.realmId },
    ecb: {},
  };
}
