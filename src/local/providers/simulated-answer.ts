import { clockifySimulator } from '../../connectors/clockify/simulator';
import { ecbSimulator } from '../../connectors/ecb/simulator';
import { harvestSimulator } from '../../connectors/harvest/simulator';
import { kimaiSimulator } from '../../connectors/kimai/simulator';
import { quickbooksSimulator } from '../../connectors/quickbooks/simulator';
import type { SimulatedAnswer, SimulatedRequest, Simulator } from '../../connectors/simulator';
import { togglSimulator } from '../../connectors/toggl/simulator';
import { xeroSimulator } from '../../connectors/xero/simulator';
import type { ProvidersState } from './providers-state';

/** The part of the state that one provider owns. */
export type Part = keyof ProvidersState;

function simulators({ harvest, kimai }: ProvidersState) {
  return {
    harvest: harvestSimulator(harvest.account.subdomain),
    toggl: togglSimulator,
    clockify: clockifySimulator,
    kimai: kimaiSimulator(kimai.login.host),
    quickbooks: quickbooksSimulator,
    xero: xeroSimulator,
    ecb: ecbSimulator,
  };
}

/** Hosts that each simulated provider answers for. */
export function hostsOf(state: ProvidersState): Readonly<Record<Part, readonly string[]>> {
  const { harvest, toggl, clockify, kimai, quickbooks, xero, ecb } = simulators(state);
  return {
    harvest: harvest.hosts,
    toggl: toggl.hosts,
    clockify: clockify.hosts,
    kimai: kimai.hosts,
    quickbooks: quickbooks.hosts,
    xero: xero.hosts,
    ecb: ecb.hosts,
  };
}

/** What a provider answers, and everything that all of them know after it. */
export function answerOf<P extends Part>(
  part: P,
  state: ProvidersState,
  { request, now }: { request: SimulatedRequest; now: number },
): { readonly answer: SimulatedAnswer; readonly state: ProvidersState } {
  const simulator = simulators(state)[part] as unknown as Simulator<ProvidersState[P]>;
  const done = simulator.answer(request, state[part], now);
  return { answer: done.answer, state: { ...state, [part]: done.state } };
}
