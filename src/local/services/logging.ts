import type { ServiceContext } from '../engine/local-apps-script';
import { ServiceObject } from '../engine/service-object';
import { consoleText, loggerText } from './log-text';
import { formatDate } from './utilities/format-date';
import { zoneOf } from './utilities/zones';

/** `Logger`: what it writes is kept for `getLog` until the run ends. */
export class Logger extends ServiceObject {
  readonly gasType = 'Base.Logger';
  private lines: string[] = [];

  constructor(private readonly context: ServiceContext) {
    super();
  }

  log(...values: unknown[]) {
    const { execution, clock, project } = this.context;
    const text = loggerText(values);
    const zone = zoneOf(project.manifest.timeZone) ?? zoneOf('GMT');
    const time = zone ? formatDate(clock.now(), zone, 'EEE MMM dd HH:mm:ss z yyyy') : '';
    this.lines.push(`${time} INFO: ${text}\n`);
    execution.write('info', text);
    return this;
  }

  getLog() {
    return this.lines.join('');
  }

  clear() {
    this.lines = [];
  }
}

/** `console`: there is no `console.table` and the like (apps-script.md 1.2). */
export class Console extends ServiceObject {
  readonly gasType = 'Base.console';
  private readonly timers = new Map<string, number>();

  constructor(private readonly context: ServiceContext) {
    super();
  }

  log(...values: unknown[]) {
    this.context.execution.write('log', consoleText(values));
  }

  info(...values: unknown[]) {
    this.context.execution.write('info', consoleText(values));
  }

  warn(...values: unknown[]) {
    this.context.execution.write('warn', consoleText(values));
  }

  error(...values: unknown[]) {
    this.context.execution.write('error', consoleText(values));
  }

  time(label: string) {
    this.timers.set(label, this.context.clock.now());
  }

  timeEnd(label: string) {
    const started = this.timers.get(label);
    if (started === undefined) return;
    this.timers.delete(label);
    this.log(`${label}: ${this.context.clock.now() - started}ms`);
  }
}
