/** How QuickBooks marks a document that was made void (recorded 2022-09). */
export const VOIDED = /^Voided\b/;

/**
 * Our mark in a private note, `tt:9f2c…`; empty where there is none. People may write around it,
 * and voiding writes before it.
 */
export function readMarker(note: string): string {
  return /(?:^|\s)(tt:[\w.-]+)/.exec(note)?.[1] ?? '';
}
