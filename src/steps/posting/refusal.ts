/** Why an approved draft cannot be fixed and sent. */
export interface Refusal {
  readonly code: string;
  /** What is wrong with it, without a full stop. */
  readonly what: string;
  readonly fix: string;
}

export const DRAFT_AGAIN = 'Run Draft again, look at the invoice, then approve it.';
