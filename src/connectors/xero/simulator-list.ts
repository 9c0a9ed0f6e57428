import type { SimulatedAnswer } from '../simulator';
import { parameter } from '../simulator-tools';
import { type Asked, enveloped, notFound } from './simulator-answer';
import type { XeroRow } from './simulator-state';
import { modifiedSince, ordered, where } from './simulator-where';

/** What the filters of a request let pass, in the order that it asks for. */
export function filtered<R extends XeroRow>({ request }: Asked, rows: readonly R[]): readonly R[] {
  const changed = modifiedSince(rows, request.headers['if-modified-since']);
  const found = where(changed, parameter(request, 'where') ?? '');
  return ordered(found, parameter(request, 'order') ?? '');
}

/** What a search among contacts looks into (OpenAPI description of 2026-07). */
const SEARCHED = ['Name', 'FirstName', 'LastName', 'ContactNumber', 'EmailAddress'];

/** Contacts page by page; archived ones only where they are asked for. */
export function contactsPage(asked: Asked): SimulatedAnswer {
  const { request, state } = asked;
  const archived = parameter(request, 'includeArchived') === 'true';
  const term = (parameter(request, 'searchTerm') ?? '').toLowerCase();
  const found = state.contacts.filter(
    (one) =>
      (archived || one['ContactStatus'] !== 'ARCHIVED') &&
      SEARCHED.some((field) =>
        String(one[field] ?? '')
          .toLowerCase()
          .includes(term),
      ),
  );
  return paged(asked, 'Contacts', filtered(asked, found));
}

export function paged(asked: Asked, kind: string, found: readonly XeroRow[]): SimulatedAnswer {
  const number = parameter(asked.request, 'page');
  if (number === undefined) return enveloped(asked, kind, { rows: found });
  const [page, pageSize] = [Number(number), Number(parameter(asked.request, 'pageSize') ?? 100)];
  const pagination = {
    page,
    pageSize,
    pageCount: Math.max(1, Math.ceil(found.length / pageSize)),
    itemCount: found.length,
  };
  const rows = found.slice((page - 1) * pageSize, page * pageSize);
  return enveloped(asked, kind, { rows, more: { pagination } });
}

/** One invoice by its id or number, or those that the filters let pass. */
export function readInvoices(asked: Asked, id: string | undefined): SimulatedAnswer {
  const { request, state } = asked;
  if (id !== undefined) {
    const found = state.invoices.filter((one) => one.InvoiceID === id || one.InvoiceNumber === id);
    return found.length === 0 ? notFound() : enveloped(asked, 'Invoices', { rows: found });
  }
  const among = (name: string) => parameter(request, name)?.split(',');
  const [numbers, statuses, ids] = [among('InvoiceNumbers'), among('Statuses'), among('IDs')];
  const found = state.invoices.filter(
    (one) =>
      (numbers?.includes(one.InvoiceNumber) ?? true) &&
      (statuses?.includes(one.Status) ?? true) &&
      (ids?.includes(one.InvoiceID) ?? true),
  );
  const rows = filtered(asked, found);
  if (parameter(request, 'page') !== undefined) return paged(asked, 'Invoices', rows);
  return enveloped(asked, 'Invoices', { rows: rows.map(withoutLines) });
}

/** A list that comes whole names its invoices without their lines. */
function withoutLines({ LineItems: _lines, ...row }: XeroRow): XeroRow {
  return { ...row, LineItems: [] };
}
