import type { Gate, ServiceFactory } from '../engine/local-apps-script';

/** Every service that the local Apps Script offers, by its global name. */
export const services: Readonly<Record<string, ServiceFactory>> = {};

/** What looks at every service call, in this order. */
export const gates: readonly Gate[] = [];
