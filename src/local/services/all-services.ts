import type { Gate, ServiceFactory } from '../engine/local-apps-script';
import { Utilities } from './utilities/utilities';

/** Every service that the local Apps Script offers, by its global name. */
export const services: Readonly<Record<string, ServiceFactory>> = {
  Utilities: (context) => new Utilities(context),
};

/** What looks at every service call, in this order. */
export const gates: readonly Gate[] = [];
