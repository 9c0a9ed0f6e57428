import { localDateOf } from '../calendar/local-date';
import { resolveWall } from '../calendar/zone';

/** The instant of a wall clock, `"2026-02-17"` and `1360` minutes for 22:40, in a zone. */
export function instantOf(zone: string, day: string, minutes: number): number {
  const midnight = resolveWall(zone, `${localDateOf(day)}T00:00:00`).chosen;
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return minutes < 1440
    ? resolveWall(zone, `${day}T${clock}:00`).chosen
    : midnight + minutes * 60_000;
}
