/** A receipt as an expense names it. */
export interface NamedReceipt {
  readonly url: string;
  readonly name: string;
}

export interface ReceiptFault {
  readonly code: string;
  /** What is wrong with it, without a full stop. */
  readonly what: string;
}

const PROGRAMS = /\.(exe|com|bat|cmd|scr|msi|js|vbs|ps1|jar|app|dmg|sh|html?|svg)$/i;

/** Ledgers take files up to about this size; larger ones would not fit one call either. */
const LARGEST_BYTES = 20 * 1024 * 1024;

/** What keeps a receipt from being fetched at all; null where nothing does. */
export function receiptFault({ url, name }: NamedReceipt): ReceiptFault | null {
  if (!/^https?:/i.test(url)) return { code: 'E-213', what: 'its address is not one of the web' };
  if (/^http:/i.test(url)) return { code: 'E-214', what: 'its address is not encrypted' };
  if (PROGRAMS.test(name)) return { code: 'E-217', what: `'${name}' is a program, not a receipt` };
  return null;
}

/** What keeps a fetched receipt from being attached; null where nothing does. */
export function receiptSizeFault(bytes: number): ReceiptFault | null {
  if (bytes === 0) return { code: 'E-215', what: 'its file is empty' };
  if (bytes <= LARGEST_BYTES) return null;
  return { code: 'E-216', what: `its file has ${Math.ceil(bytes / 1_048_576)} MB; 20 is the most` };
}

/** What keeps a receipt from a document that is full; nothing at its source can change that. */
export const noRoomFault = (most: number): ReceiptFault => ({
  code: NO_ROOM,
  what: `it holds ${most} files and takes no more`,
});

export const NO_ROOM = 'W-223';

/** The name of a receipt in the ledger: `15296442-taxi.pdf`, different for every expense. */
export function receiptName(expenseId: string, name: string): string {
  const number = expenseId.split(':').pop() ?? expenseId;
  const plain = name.replace(/[^\w. -]+/g, '_').slice(-80);
  return `${number}-${plain === '' ? 'receipt' : plain}`;
}
