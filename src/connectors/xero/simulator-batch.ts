import { parameter } from '../simulator-tools';
import { type Asked, type Done, enveloped } from './simulator-answer';
import { Invalid } from './simulator-error';
import type { XeroRow, XeroState } from './simulator-state';

const NO_ID = '00000000-0000-0000-0000-000000000000';

interface Written {
  readonly row: XeroRow;
  readonly state: XeroState;
}

interface Batch {
  readonly kind: 'Invoices' | 'CreditNotes' | 'Payments';
  readonly bodies: readonly XeroRow[];
  readonly write: (body: XeroRow, state: XeroState) => Written;
}

/**
 * Takes documents one after the other. Usually one that is refused has all refused; with
 * `summarizeErrors=false` each says for itself whether it was taken, in an answer of 200.
 */
export function batchWritten(asked: Asked, { kind, bodies, write }: Batch): Done {
  const each = parameter(asked.request, 'summarizeErrors')?.toLowerCase() === 'false';
  let { state } = asked;
  const rows = bodies.map((body) => {
    try {
      const done = write(body, state);
      state = done.state;
      return each ? { ...done.row, StatusAttributeString: 'OK' } : done.row;
    } catch (error) {
      if (!each || !(error instanceof Invalid)) throw error;
      return refusedRow(kind, error);
    }
  });
  return { answer: enveloped(asked, kind, { rows }), state };
}

function refusedRow(kind: Batch['kind'], { element, reasons }: Invalid): XeroRow {
  return {
    [`${kind.slice(0, -1)}ID`]: NO_ID,
    ...element,
    HasErrors: true,
    StatusAttributeString: 'ERROR',
    ValidationErrors: reasons.map((Message) => ({ Message })),
  };
}
