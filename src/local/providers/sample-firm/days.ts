const DAY_MS = 86_400_000;

/** Days from one to another, both included, as `2026-02-02`. */
export function daysFrom(first: string, last: string): readonly string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += DAY_MS) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

export function isWeekend(day: string): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** Minutes after midnight as Harvest shows them on a twelve-hour clock: `810` is `1:30pm`. */
export function clockTime(minutes: number): string {
  const hour = Math.floor(minutes / 60) % 24;
  const shown = hour % 12 === 0 ? 12 : hour % 12;
  const minute = String(minutes % 60).padStart(2, '0');
  return `${shown}:${minute}${hour < 12 ? 'am' : 'pm'}`;
}

/** The instant at which somebody would have saved a record of a day. */
export function savedAt(day: string, minutes = 1320): string {
  return new Date(Date.parse(day) + minutes * 60_000).toISOString().replace('.000Z', 'Z');
}
