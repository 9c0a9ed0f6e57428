import type { Gate } from '../../engine/local-apps-script';
import { useQuota } from '../quotas';

/** Counts the calls of services whose every call is a use; others count for themselves. */
export const quotaGate: Gate = (context, { gasType, method }) => {
  if (/^Properties\.\w*Properties$/.test(gasType)) useQuota(context, 'properties');
  if (gasType === 'Spreadsheet.SpreadsheetApp' && method === 'create') useQuota(context, 'create');
};
