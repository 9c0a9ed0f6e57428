import type { Invoice } from '../records/invoice';

/**
 * What the file of an exported document is called: `INV-1002.json`; of a draft, which has no number
 * yet, its customer and its work: `Draft-Kestrel-Robotics-Inc-2026-02-03-to-2026-02-27.json`.
 */
export function documentFile({
  number,
  customer,
  workFrom,
  workTo,
}: Pick<Invoice, 'number' | 'customer' | 'workFrom' | 'workTo'>): string {
  const period = workFrom === workTo ? workFrom : `${workFrom} to ${workTo}`;
  const name = number.trim() === '' ? `Draft ${customer} ${period}` : number;
  return `${name.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, '')}.json`;
}
