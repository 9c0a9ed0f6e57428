import type { Pressed } from './run-steps';

/** Problems of a step that are printed; the tab has all of them. */
const PRINTED = 20;

/** What a step came to, for a terminal. */
export function pressedText({ step, status, message, counts, problems }: Pressed): string {
  const numbers = counts.map(({ label, value }) => `  ${String(value).padStart(7)}  ${label}`);
  const lines = problems
    .slice(0, PRINTED)
    .map(({ severity, code, tab, key, message: what, fix }) => {
      const place = [tab, key].filter((one) => one !== '').join(' ');
      return `  ${severity} ${code} ${place}: ${what} ${fix}`.trimEnd();
    });
  const more = problems.length - lines.length;
  return [
    `${step}: ${status}. ${message}`,
    ...numbers,
    ...lines,
    ...(more > 0 ? [`  and ${more} more on the tab Problems`] : []),
  ].join('\n');
}
