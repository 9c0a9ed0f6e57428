import { formatDate } from '../services/utilities/format-date';
import { zoneOf } from '../services/utilities/zones';
import { nextFiring } from './clock-rule';
import type { Caller } from './execution';
import type { LocalAppsScript, Outcome } from './local-apps-script';
import { ScriptError } from './script-error';
import { enumOf } from './service-object';
import { type StoredTrigger, TriggerStore } from './trigger-store';

/** Quotas page, consumer account: total runtime of triggers a day. */
const DAILY_RUNTIME_MS = 90 * 60_000;

/** A clock trigger that came due, and how its run ended. */
export interface Firing {
  readonly trigger: StoredTrigger;
  readonly at: number;
  /** Undefined where the day's runtime was used up, so that nothing ran. */
  readonly outcome: Outcome | undefined;
}

/**
 * Moves the clock on by `ms` and fires each clock trigger that comes due, in the order of their
 * times. A run that takes long delays those behind it; a trigger that came due several times
 * meanwhile fires once.
 */
export function advanceTime(app: LocalAppsScript, ms: number): Firing[] {
  const { world, clock } = app.parts;
  const until = clock.now() + ms;
  const store = new TriggerStore(world);
  const fired: Firing[] = [];
  for (let due = nextDue(store, until); due; due = nextDue(store, until)) {
    clock.advance((due.nextAt ?? 0) - clock.now());
    const at = clock.now();
    store.reschedule(due.id, due.clock ? nextFiring(due.clock, at) : null);
    fired.push({ trigger: due, at, outcome: fire(app, store, due) });
  }
  clock.advance(until - clock.now());
  return fired;
}

/** When the next clock trigger comes due; undefined where there is none. */
export function nextTriggerTime(app: LocalAppsScript): number | undefined {
  return nextDue(new TriggerStore(app.parts.world), Number.POSITIVE_INFINITY)?.nextAt ?? undefined;
}

function nextDue(store: TriggerStore, until: number): StoredTrigger | undefined {
  const due = store.all().filter(({ nextAt }) => typeof nextAt === 'number' && nextAt <= until);
  return due.sort((a, b) => (a.nextAt ?? 0) - (b.nextAt ?? 0))[0];
}

function fire(app: LocalAppsScript, store: TriggerStore, due: StoredTrigger): Outcome | undefined {
  const { clock } = app.parts;
  const began = clock.now();
  if (store.runtimeOf(due.owner, began) >= DAILY_RUNTIME_MS) return undefined;
  const outcome = app.run(due.handler, [clockEvent(due, began)], callerOf(app, due));
  store.addRuntime(due.owner, clock.now() - began, began);
  return outcome;
}

/** Whether the trigger of an add-on has a document is contested, so it is a switch. */
function callerOf(app: LocalAppsScript, { owner, documentId, addOn }: StoredTrigger): Caller {
  const hasDocument = !addOn || app.parts.switches.clockTriggerHasDocument;
  return {
    cause: 'installableTrigger',
    authMode: 'FULL',
    user: owner,
    documentId: hasDocument ? documentId : null,
    interactive: false,
  };
}

/** The event of guides/triggers/events, in UTC. */
function clockEvent(trigger: StoredTrigger, at: number): Readonly<Record<string, unknown>> {
  const zone = zoneOf('UTC');
  if (!zone) throw new ScriptError('no zone UTC');
  const part = (pattern: string) => Number(formatDate(at, zone, pattern));
  return {
    authMode: enumOf('Script.AuthMode')['FULL'],
    triggerUid: trigger.id,
    year: part('yyyy'),
    month: part('M'),
    'day-of-month': part('d'),
    'day-of-week': part('u'),
    'week-of-year': part('w'),
    hour: part('H'),
    minute: part('m'),
    second: part('s'),
    timezone: 'UTC',
  };
}
