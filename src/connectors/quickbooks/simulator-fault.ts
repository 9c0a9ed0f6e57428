/** A refusal of QuickBooks, thrown where it is found. Bodies are those that were recorded. */
export class Fault extends Error {
  readonly code: string;
  readonly headline: string;
  readonly element: string;

  constructor(code: keyof typeof headlines, detail: string, element = '') {
    super(detail);
    this.code = code;
    this.headline = headlines[code];
    this.element = element;
  }

  /** As it stands in an answer. */
  get body(): Readonly<Record<string, unknown>> {
    const { headline, message, code, element } = this;
    const error = { Message: headline, Detail: message, code, element };
    return { Error: [error], type: 'ValidationFault' };
  }
}

const headlines = {
  '500': 'Unsupported Operation',
  '610': 'Object Not Found',
  '2010': 'Request has invalid or unsupported property',
  '2020': 'Required param missing, need to supply the required value for the API',
  '2050': 'Invalid String',
  '2500': 'Invalid Reference Id',
  '4000': 'Error parsing query',
  '4001': 'Invalid query',
  '5010': 'Stale Object Error',
  '6000': 'A business validation error has occurred while processing your request',
  '6070': 'Amount calculation incorrect in the request',
  '6140': 'Duplicate Document Number Error',
  '6240': 'Duplicate Name Exists Error',
  '6210': 'Account Period Closed, Cannot Update Through Services API',
} as const;

const INACTIVE =
  "Object Not Found : Something you're trying to use has been made inactive. " +
  'Check the fields with accounts, customers, items, vendors or employees.';

export const inactive = (element: string): Fault => new Fault('610', INACTIVE, element);

export const missing = (element: string): Fault =>
  new Fault('2020', `Required parameter ${element} is missing in the request`, element);

export const noReference = (list: string, id: string): Fault =>
  new Fault('2500', `Invalid Reference Id : ${list} element id ${id} not found`);

/** What the login refuses is written in lower case. */
export function loginFault(status: 401 | 403 | 429): unknown {
  const [name, code, type] = logins[status];
  const message = `message=${name}; errorCode=00${code}; statusCode=${status}`;
  return {
    warnings: null,
    intuitObject: null,
    fault: { error: [{ message, detail: name, code, element: null }], type },
    time: null,
  };
}

const logins = {
  401: ['AuthenticationFailed', '3200', 'AUTHENTICATION'],
  403: ['ApplicationAuthorizationFailed', '3100', 'AUTHORIZATION'],
  429: ['ThrottleExceeded', '3001', 'THROTTLE'],
} as const;
