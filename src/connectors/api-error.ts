/**
 * What a failed conversation lets the caller do. `unauthorised`: connect again; `forbidden`: ask
 * for rights; `rateLimited`: wait, nothing was done; `rejected`: tell the person, nothing was
 * done; `conflict`: read again; `unavailable`: try later, nothing was asked for; `ambiguous`: it
 * may have been done, look before doing it again; `unexpectedAnswer`: the provider has changed.
 */
export type ApiErrorKind =
  | 'unauthorised'
  | 'forbidden'
  | 'rateLimited'
  | 'rejected'
  | 'conflict'
  | 'unavailable'
  | 'ambiguous'
  | 'unexpectedAnswer';

export interface ApiFailure {
  readonly kind: ApiErrorKind;
  /** HTTP status, 0 where nothing came back. */
  readonly status: number;
  /** The provider's own code, empty where it gave none. */
  readonly code: string;
  /** The provider's words, or ours, without a full stop. */
  readonly message: string;
  /** Milliseconds to wait that the provider asked for. */
  readonly retryAfterMs?: number;
}

/** A conversation with a provider that failed. Told apart by status and code, never by text. */
export class ApiError extends Error {
  readonly kind: ApiErrorKind;
  readonly status: number;
  readonly code: string;
  readonly retryAfterMs: number | undefined;

  constructor(failure: ApiFailure) {
    super(failure.message);
    this.name = 'ApiError';
    this.kind = failure.kind;
    this.status = failure.status;
    this.code = failure.code;
    this.retryAfterMs = failure.retryAfterMs;
  }
}

/** Whether an answer says that what was asked for is not there. */
export const isGone = ({ kind, status }: ApiError): boolean =>
  kind === 'rejected' && (status === 404 || status === 410);
