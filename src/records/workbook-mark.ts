import * as z from 'zod/mini';
import { id, text } from './fields';

/** A row by which a workbook knows itself again: after a copy, a restored version, a loss. */
export const workbookMarkSchema = z.object({
  name: id,
  value: text,
  meaning: text,
});

export type WorkbookMark = z.infer<typeof workbookMarkSchema>;
