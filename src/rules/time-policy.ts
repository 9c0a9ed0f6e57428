import type { Settings } from '../records/settings';
import type { TimeRounding } from './time-rounding';

/** How the time of some work is rounded. */
export interface TimePolicy {
  /** Name of the policy, as the explanations give it. */
  readonly name: string;
  readonly rounding: TimeRounding;
}

/** The policy that the Settings tab states for all work. */
export function firmPolicy(settings: Settings): TimePolicy {
  return {
    name: 'Settings',
    rounding: {
      incrementSeconds: settings.incrementSeconds,
      direction: settings.roundingDirection,
      tie: 'up',
      minimumSeconds: settings.minimumSeconds,
    },
  };
}
