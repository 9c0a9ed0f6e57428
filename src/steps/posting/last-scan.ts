import * as z from 'zod/mini';
import type { Problem } from '../../records/problem';
import { problem } from '../../rules/problem';
import type { Desk } from './desk';

/** A record of the journal has room for no more. */
const MOST_STRANGERS = 50;

const schema = z.object({
  at: z.number(),
  /** Documents that carry a mark of ours that this workbook does not know, and what it names. */
  strangers: z.array(
    z.object({
      ledgerId: z.string(),
      number: z.string(),
      total: z.string(),
      key: z._default(z.string(), ''),
    }),
  ),
  /** How many there were beyond these. */
  more: z._default(z.number(), 0),
});

export type Scan = z.infer<typeof schema>;
export type Stranger = Scan['strangers'][number];

type Place = Pick<Desk, 'host' | 'tenant'>;

const keyOf = (tenant: string): string => `scan:${tenant}`;

/** What the last look at the whole ledger found. */
export function readScan({ host, tenant }: Place): Scan {
  const text = host.journal.get(keyOf(tenant));
  return text === null ? { at: 0, strangers: [], more: 0 } : schema.parse(JSON.parse(text));
}

export function writeScan(
  { host, tenant }: Place,
  { at, strangers }: { readonly at: number; readonly strangers: readonly Stranger[] },
): void {
  const kept = strangers.slice(0, MOST_STRANGERS);
  const scan: Scan = { at, strangers: kept, more: strangers.length - kept.length };
  host.journal.set(keyOf(tenant), JSON.stringify(scan));
}

/** Rows for documents in the ledger that carry our mark and that this workbook did not post. */
export function strangerProblems(desk: Desk): readonly Problem[] {
  const { title } = desk.caller.connector;
  const { strangers, more } = readScan(desk);
  const rows = strangers.map(({ ledgerId, number, total }) => ({
    key: ledgerId,
    message: `Document ${ledgerId} (${number}, ${total}) in ${title} was posted by a Tieout workbook, and not by this one.`,
  }));
  const rest = {
    key: '',
    message: `${more} more documents in ${title} were posted by a Tieout workbook, and not by this one.`,
  };
  return [...rows, ...(more > 0 ? [rest] : [])].map((row) =>
    problem({
      code: 'E-617',
      step: 'post',
      tab: 'Invoices',
      ...row,
      fix: 'Find the copy that posted it, and void the document if its work is billed here too.',
    }),
  );
}
