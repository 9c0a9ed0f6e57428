/** As far as the tests use the client of Intuit, which brings no types along. */
declare module 'node-quickbooks' {
  type Done = (error: unknown, body: Readonly<Record<string, unknown>>) => void;

  export default class QuickBooks {
    static V3_ENDPOINT_BASE_URL: string;
    /** Key, secret and token of an app, then company, sandbox, debugging, version, OAuth version. */
    constructor(
      key: string,
      secret: string,
      token: string,
      tokenSecret: boolean,
      realm: string,
      sandbox: boolean,
      debug: boolean,
      minorVersion: number,
      oauth: '2.0',
    );
    getCompanyInfo(realm: string, done: Done): void;
    getPreferences(done: Done): void;
    getInvoice(id: string, done: Done): void;
    getCreditMemo(id: string, done: Done): void;
    findCreditMemos(criteria: readonly object[], done: Done): void;
    findInvoices(criteria: readonly object[], done: Done): void;
    findAttachables(criteria: readonly object[], done: Done): void;
    createPayment(payment: object, done: Done): void;
    createInvoice(invoice: object, done: Done): void;
    updateInvoice(invoice: object, done: Done): void;
    voidInvoice(invoice: object, done: Done): void;
  }
}
