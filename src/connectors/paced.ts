import type { Host } from '../host';
import type { Pace } from './connector';

/** Lets requests pass no faster than a provider takes them, within one run. */
export class Pacer {
  private readonly host: Host;
  private readonly pace: Pace | undefined;
  /** How full the provider's bucket is, and since when. */
  private level = 0;
  private at = 0;
  /** Instants at which requests were let pass, as far back as the longest window reaches. */
  private passed: readonly number[] = [];

  constructor(host: Host, pace: Pace | undefined) {
    this.host = host;
    this.pace = pace;
  }

  /**
   * How many of `wanted` requests may be sent now; waits until one may, and gives 0 where that
   * takes longer than `longestMs`.
   */
  let(wanted: number, longestMs: number): number {
    if (!this.pace) return wanted;
    const now = this.host.now();
    const { free, waitMs } = 'burst' in this.pace ? this.bucket(now) : this.windows(now);
    if (free >= 1) {
      const passing = Math.min(free, wanted);
      this.level += passing;
      this.passed = [...this.passed, ...Array.from({ length: passing }, () => now)];
      return passing;
    }
    if (waitMs > longestMs) return 0;
    this.host.pause(waitMs);
    return this.let(wanted, longestMs - waitMs);
  }

  private bucket(now: number) {
    const { burst, everyMs } = this.pace as Extract<Pace, { burst: number }>;
    this.level = Math.max(0, this.level - (now - this.at) / everyMs);
    this.at = now;
    const free = Math.floor(burst - this.level);
    return { free, waitMs: Math.ceil((this.level - burst + 1) * everyMs) };
  }

  private windows(now: number) {
    const { windows, atOnce } = this.pace as Extract<Pace, { atOnce: number }>;
    const longest = Math.max(...windows.map(({ windowMs }) => windowMs));
    this.passed = this.passed.filter((at) => at > now - longest);
    const waits = windows.map(({ requests, windowMs }) => {
      const lately = this.passed.filter((at) => at > now - windowMs);
      const oldest = lately[lately.length - requests] ?? now;
      return { free: requests - lately.length, waitMs: oldest + windowMs - now };
    });
    const full = waits.filter(({ free }) => free < 1);
    return {
      free: Math.min(atOnce, ...waits.map(({ free }) => free)),
      waitMs: Math.max(0, ...full.map(({ waitMs }) => waitMs)),
    };
  }
}
