import { daysFrom, isWeekend } from './days';
import type { Random } from './random';

/** Days on which the euro area's payment system rests, and nothing is fixed. */
const HOLIDAYS = [
  '2025-12-25',
  '2025-12-26',
  '2026-01-01',
  '2026-04-03',
  '2026-04-06',
  '2026-05-01',
];

/** Where each currency starts against the euro, and with how many decimals it is fixed. */
const starts = [
  ['USD', 1.1612, 4],
  ['GBP', 0.8734, 5],
  ['JPY', 181.4, 2],
  ['CHF', 0.9345, 4],
  ['CAD', 1.6184, 4],
  ['INR', 104.85, 4],
] as const;

/** Made-up fixings that move by less than half a percent a day, with none on days off. */
export function fixings(
  random: Random,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const rates = new Map<string, number>(starts.map(([code, rate]) => [code, rate]));
  const days = daysFrom('2025-12-01', '2026-12-31').filter(
    (day) => !isWeekend(day) && !HOLIDAYS.includes(day),
  );
  return Object.fromEntries(
    days.map((day) => {
      const fixed = starts.map(([code, start, decimals]) => {
        const moved = (rates.get(code) ?? start) * (1 + random.whole(-45, 45) / 10_000);
        rates.set(code, moved);
        return [code, moved.toFixed(decimals)] as const;
      });
      return [day, Object.fromEntries(fixed)] as const;
    }),
  );
}
