import { UserError } from '../user-error';

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const LONGEST_DAYS = 400;

/** `90m`, `24h` and `3d` in milliseconds. Throws a UserError for anything else. */
export function durationMs(text: string): number {
  const match = /^(\d{1,6})([mhd])$/.exec(text);
  const ms = Number(match?.[1] ?? 0) * (UNITS[match?.[2] ?? ''] ?? 0);
  if (ms > 0 && ms <= LONGEST_DAYS * 86_400_000) return ms;
  throw new UserError(
    `"${text}" is no time. Write it as 90m, 24h or 3d, up to ${LONGEST_DAYS}d.`,
    2,
  );
}
