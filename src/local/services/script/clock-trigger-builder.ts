import { createHash } from 'node:crypto';
import { nextFiring } from '../../engine/clock-rule';
import type { ServiceContext } from '../../engine/local-apps-script';
import { ScriptError } from '../../engine/script-error';
import { type EnumConstant, ServiceObject } from '../../engine/service-object';
import type { ClockRule } from '../../engine/trigger-store';
import { instantOf, utcOf, zoneOf } from '../utilities/zones';
import { createTrigger } from './triggers';

const QUARTER = 15;

type Draft = Partial<Omit<ClockRule, 'minute'>> & { near?: number; date?: readonly number[] };

/** Builds a clock trigger. Times are drawn within the hour unless a minute is asked for. */
export class ClockTriggerBuilder extends ServiceObject {
  readonly gasType = 'Script.ClockTriggerBuilder';
  private draft: Draft = {};

  constructor(
    private readonly context: ServiceContext,
    private readonly handler: string,
  ) {
    super();
  }

  after(durationMilliseconds: number) {
    return this.with({ every: 'once', at: this.context.clock.now() + durationMilliseconds });
  }

  at(date: Date) {
    return this.with({ every: 'once', at: date.getTime() });
  }

  atDate(year: number, month: number, day: number) {
    return this.with({ every: 'once', date: [year, month, day] });
  }

  atHour(hour: number) {
    if (!(hour >= 0 && hour <= 23)) throw invalid('atHour', 'It must be between 0 and 23.');
    return this.with({ hour });
  }

  nearMinute(minute: number) {
    if (!(minute >= 0 && minute <= 59)) throw invalid('nearMinute', 'It must be between 0 and 59.');
    return this.with({ near: minute });
  }

  everyMinutes(n: number) {
    if (![1, 5, 10, 15, 30].includes(n))
      throw invalid('everyMinutes', 'It must be one of 1, 5, 10, 15 or 30.');
    return this.with({ every: 'minutes', count: n });
  }

  everyHours(n: number) {
    if (![1, 2, 4, 6, 8, 12].includes(n))
      throw invalid('everyHours', 'It must be one of 1, 2, 4, 6, 8 or 12.');
    return this.with({ every: 'hours', count: n });
  }

  everyDays(n: number) {
    return this.with({ every: 'days', count: positive('everyDays', n) });
  }

  everyWeeks(n: number) {
    return this.with({ every: 'weeks', count: positive('everyWeeks', n) });
  }

  onWeekDay(day: EnumConstant) {
    return this.with({ every: 'weeks', weekday: day.ordinal });
  }

  onMonthDay(day: number) {
    if (!(day >= 1 && day <= 31)) throw invalid('onMonthDay', 'It must be between 1 and 31.');
    return this.with({ every: 'months', monthDay: day });
  }

  inTimezone(timezone: string) {
    if (!zoneOf(String(timezone))) throw new ScriptError(`Invalid argument: ${timezone}`);
    return this.with({ timeZone: String(timezone) });
  }

  create() {
    const clock = this.rule();
    const { installedAsAddOn } = this.context.switches;
    const soon = clock.every === 'once' && (clock.at ?? 0) < this.context.clock.now() + 3_600_000;
    if (installedAsAddOn && (clock.every === 'minutes' || soon))
      throw new ScriptError(
        'Add-ons may not create time-based triggers to run more frequently than once per hour.',
      );
    return createTrigger(this.context, {
      handler: this.handler,
      event: 'CLOCK',
      documentId: this.context.execution.caller.documentId,
      clock,
      nextAt: nextFiring(clock, this.context.clock.now()) ?? this.context.clock.now(),
    });
  }

  private with(change: Draft): this {
    this.draft = { ...this.draft, ...change };
    return this;
  }

  private rule(): ClockRule {
    const { every, near, date, ...given } = this.draft;
    if (every === undefined) throw new ScriptError('Please specify how often the trigger runs.');
    const timeZone = given.timeZone ?? this.context.project.manifest.timeZone;
    const drawn =
      near === undefined ? draw(this.seed(), 60) : near + draw(this.seed(), 31) - QUARTER;
    const minute = Math.min(59, Math.max(0, drawn));
    const hour = given.hour ?? draw(`${this.seed()} hour`, 24);
    const at = date === undefined ? given.at : this.nearMidnight(date, timeZone);
    return {
      ...given,
      every,
      count: given.count ?? 1,
      timeZone,
      hour,
      minute,
      ...(every === 'weeks' && { weekday: given.weekday ?? 1 }),
      ...(at !== undefined && { at }),
    };
  }

  /** "By default near midnight (+/- 15 minutes)". */
  private nearMidnight([year = 0, month = 1, day = 1]: readonly number[], name: string): number {
    const zone = zoneOf(name) ?? zoneOf('GMT');
    const wall = utcOf({ year, month, day, hour: 0, minute: 0, second: 0 });
    const midnight = zone ? instantOf(wall, zone) : wall;
    return midnight + (draw(this.seed(), 31) - QUARTER) * 60_000;
  }

  private seed(): string {
    return `${this.handler} ${this.context.clock.now()}`;
  }
}

/** A number below `limit` that looks random and is the same for the same seed. */
const draw = (seed: string, limit: number): number =>
  createHash('sha256').update(seed).digest().readUInt32BE(0) % limit;

const invalid = (method: string, rule: string): ScriptError =>
  new ScriptError(`The value you passed to ${method} was invalid. ${rule}`);

function positive(method: string, n: number): number {
  if (!(Number.isInteger(n) && n > 0)) throw invalid(method, 'It must be at least 1.');
  return n;
}
