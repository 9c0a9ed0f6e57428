/**
 * What a document is. `invoice`: what a customer owes; `creditNote`: what is given back of a posted
 * invoice; `bill`: what the firm owes a supplier.
 */
export const documentKinds = ['invoice', 'creditNote', 'bill'] as const;

export type DocumentKind = (typeof documentKinds)[number];
