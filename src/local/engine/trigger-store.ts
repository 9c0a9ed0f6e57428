import type { World } from './world';

export type TriggerEvent = 'CLOCK' | 'ON_OPEN' | 'ON_EDIT' | 'ON_CHANGE' | 'ON_FORM_SUBMIT';

/** When a clock trigger fires; fields that a script left open are drawn when it is made. */
export interface ClockRule {
  readonly every: 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'once';
  readonly count: number;
  readonly timeZone: string;
  /** 0 for Sunday. */
  readonly weekday?: number;
  readonly monthDay?: number;
  readonly hour?: number;
  /** Minute of the hour at which it fires, always the same for one trigger. */
  readonly minute: number;
  /** For `once`. */
  readonly at?: number;
}

/** An installable trigger. It belongs to who made it and runs under that person's authority. */
export interface StoredTrigger {
  readonly id: string;
  readonly owner: string;
  readonly handler: string;
  readonly event: TriggerEvent;
  /** The spreadsheet of a spreadsheet trigger, or in which a clock trigger was made. */
  readonly documentId: string | null;
  readonly clock?: ClockRule;
  /** When a clock trigger fires next; null for one that has fired once and for all. */
  readonly nextAt?: number | null;
  /** Did an add-on make it? */
  readonly addOn: boolean;
}

interface Part {
  readonly triggers: StoredTrigger[];
  made: number;
  /** What the triggers of each user have used of the day's runtime. */
  readonly runtime: Record<string, { since: number; ms: number }>;
}

/** The triggers of a project in a world, and the runtime that they have used. */
export class TriggerStore {
  private readonly part: Part;

  constructor(private readonly world: World) {
    this.part = world.part('triggers', (stored) => (stored ?? emptyPart()) as Part);
  }

  all(): readonly StoredTrigger[] {
    return this.part.triggers;
  }

  /** A number that no other trigger has, as text. */
  newId(): string {
    this.part.made++;
    return String(4_034_124_084_959_907_000n + BigInt(this.part.made));
  }

  add(trigger: StoredTrigger): void {
    this.part.triggers.push(trigger);
    this.world.changed('triggers');
  }

  remove(id: string): void {
    const at = this.part.triggers.findIndex((one) => one.id === id);
    if (at !== -1) this.part.triggers.splice(at, 1);
    this.world.changed('triggers');
  }

  reschedule(id: string, nextAt: number | null): void {
    const at = this.part.triggers.findIndex((one) => one.id === id);
    const trigger = this.part.triggers[at];
    if (trigger) this.part.triggers[at] = { ...trigger, nextAt };
    this.world.changed('triggers');
  }

  /** Milliseconds that triggers of this user have run since the first run of the day. */
  runtimeOf(user: string, now: number): number {
    const used = this.part.runtime[user];
    return used && now - used.since < DAY_MS ? used.ms : 0;
  }

  addRuntime(user: string, ms: number, now: number): void {
    const used = this.part.runtime[user];
    const since = used && now - used.since < DAY_MS ? used.since : now;
    this.part.runtime[user] = { since, ms: this.runtimeOf(user, now) + ms };
    this.world.changed('triggers');
  }
}

const DAY_MS = 86_400_000;

const emptyPart = (): Part => ({ triggers: [], made: 0, runtime: {} });
