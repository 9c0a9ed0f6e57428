import type { Host } from '../host';
import type { Pace } from './connector';

/** Lets requests pass no faster than a provider takes them, within one run. */
export class Pacer {
  private readonly host: Host;
  private readonly pace: Pace | undefined;
  /** How full the provider's bucket is, and since when. */
  private level = 0;
  private at = 0;

  constructor(host: Host, pace: Pace | undefined) {
    this.host = host;
    this.pace = pace;
  }

  /** How many of `wanted` requests may be sent now; waits until one may. */
  let(wanted: number): number {
    if (!this.pace) return wanted;
    const { burst, everyMs } = this.pace;
    const now = this.host.now();
    this.level = Math.max(0, this.level - (now - this.at) / everyMs);
    this.at = now;
    const free = Math.floor(burst - this.level);
    if (free >= 1) {
      const passing = Math.min(free, wanted);
      this.level += passing;
      return passing;
    }
    this.host.pause(Math.ceil((this.level - burst + 1) * everyMs));
    return this.let(wanted);
  }
}
