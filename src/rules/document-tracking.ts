import type { LocalDate } from '../calendar/local-date';
import type { Mapping } from '../records/mapping';
import type { PaymentTerms } from '../records/payment-terms';
import type { TrackingClass } from '../records/tracking-class';
import type { DraftedDocument } from './draft-document';
import { dueDate } from './due-date';
import { mappingId } from './mapping-rows';

/** What the mapping says of a document beside its figures. */
export interface Tracking {
  /** Terms of a client of the tracker; null where the setting's days count. */
  readonly termsOf: (clientId: string) => PaymentTerms | null;
  /** Class of a project; null where its lines have none. */
  readonly classOf: (projectId: string) => TrackingClass | null;
}

/** Reads the rows of the mapping that a person has confirmed and the review has resolved. */
export function trackingOf(
  mappings: readonly Mapping[],
  lists: { readonly terms: readonly PaymentTerms[]; readonly classes: readonly TrackingClass[] },
): Tracking {
  const targets = new Map(mappings.map(({ mappingId: key, targetId }) => [key, targetId]));
  const terms = new Map(lists.terms.map((one) => [one.termsId, one]));
  const classes = new Map(lists.classes.map((one) => [one.classId, one]));
  return {
    termsOf: (clientId) =>
      terms.get(targets.get(mappingId('Client → terms', clientId)) ?? '') ?? null,
    classOf: (projectId) =>
      classes.get(targets.get(mappingId('Project → class', projectId)) ?? '') ?? null,
  };
}

/**
 * A draft with the terms of its client and the classes of its projects. Where several clients of
 * the tracker are one customer and their terms are not the same, the setting's days stay.
 */
export function tracked(
  document: DraftedDocument,
  clientIds: readonly string[],
  { termsOf, classOf }: Tracking,
): DraftedDocument {
  const [terms, ...others] = [...new Set(clientIds.map((id) => termsOf(id)))];
  const agreed = terms && others.length === 0 ? terms : null;
  return {
    ...document,
    invoice: { ...document.invoice, ...dueBy(document.invoice, agreed) },
    lines: document.lines.map((line) => {
      const found = classOf(line.projectId);
      return { ...line, classId: found?.classId ?? '', className: found?.name ?? '' };
    }),
  };
}

function dueBy(
  { issuedOn, dueOn }: { readonly issuedOn: LocalDate; readonly dueOn: LocalDate },
  terms: PaymentTerms | null,
) {
  if (!terms) return { dueOn, termsId: '' };
  return { dueOn: dueDate(issuedOn, terms), termsId: terms.termsId };
}
