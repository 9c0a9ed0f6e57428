/** A document that Xero does not take; every reason at once, as it gives them. */
export class Invalid extends Error {
  readonly reasons: readonly string[];
  readonly element: Readonly<Record<string, unknown>>;

  constructor(reasons: readonly string[], element: Readonly<Record<string, unknown>> = {}) {
    super(reasons.join(' '));
    this.reasons = reasons;
    this.element = element;
  }

  /** As it stands in an answer of 400. */
  get body(): unknown {
    const ValidationErrors = this.reasons.map((Message) => ({ Message }));
    return {
      ErrorNumber: 10,
      Type: 'ValidationException',
      Message: 'A validation exception occurred',
      Elements: [{ ...this.element, ValidationErrors }],
    };
  }
}

/** What the gate before the API answers. */
export function gateBody(status: number, title: string, detail: string): unknown {
  return {
    Type: null,
    Title: title,
    Status: status,
    Detail: detail,
    Instance: null,
    Extensions: {},
  };
}
