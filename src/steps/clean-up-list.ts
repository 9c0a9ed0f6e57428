import { connectors } from '../connectors/registry';
import type { AuditFinding } from '../records/audit-finding';
import { CLEAN_UP_HEADERS, cleanUpRows } from '../rules/audit-clean-up';
import { writeCsv } from '../rules/write-csv';
import { auditTab } from '../tabs/audit-tab';
import { StepStopped, type World } from './world';

/** The list for those who keep the tracker and the ledger, as a CSV file that is safe to open. */
export function cleanUpList({ workbook, ledger }: World): {
  readonly rows: number;
  readonly text: string;
} {
  const books = ledger?.connector.title ?? 'Ledger';
  const titleOf = (recordId: string, about: AuditFinding['about']) => {
    if (['customer', 'supplier', 'item'].includes(about)) return books;
    const [id = ''] = recordId.split(':');
    return connectors.find((one) => one.id === id)?.title ?? 'Imported files';
  };
  const rows = cleanUpRows(workbook.records(auditTab), titleOf);
  if (rows.length === 0) {
    throw new StepStopped(
      'The clean-up list is empty. Decide merge, rename or clean up on the Audit tab first.',
    );
  }
  return { rows: rows.length, text: writeCsv([[...CLEAN_UP_HEADERS], ...rows]) };
}
