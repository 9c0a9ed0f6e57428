import * as z from 'zod/mini';
import type { Connector, Page } from '../../src/connectors/connector';
import { type Answer, jsonExchange, parseJson } from '../../src/connectors/exchange';
import type {
  DocumentOrder,
  Ledger,
  LedgerDocument,
  LedgerDocuments,
} from '../../src/connectors/ledger';
import { amount, currency, decimal, localDate } from '../../src/records/fields';
import type { SentDocument } from './fake-ledger';
import type { LedgerTraits } from './ledger-traits';

export const LEDGER = 'https://ledger.test';
export const STORAGE = 'https://tracker.test';

const wire = z.object({
  id: z.string().check(z.minLength(1)),
  number: z.string(),
  marker: z.string(),
  customer: z.string(),
  currency,
  date: localDate,
  rate: decimal,
  tax: amount,
  total: amount,
  voided: z.boolean(),
  changedAt: z.number(),
  open: z.optional(amount),
  lines: z.array(z.object({ net: amount })),
});

const toDocument = (found: z.infer<typeof wire>): LedgerDocument => ({
  ledgerId: found.id,
  number: found.number,
  marker: found.marker,
  customerId: found.customer,
  currency: found.currency,
  issuedOn: found.date,
  total: found.total,
  tax: found.tax,
  lineNets: found.lines.map(({ net }) => net),
  exchangeRate: found.rate,
  voided: found.voided,
  ...(found.open === undefined ? {} : { open: found.open }),
});

const list = z.object({ invoices: z.array(wire), next: z.nullish(z.string()) });
const nothing = { page: () => never() };

function never(): never {
  throw new Error('the simulation has no such list');
}

function sentOf({ invoice, lines, marker }: DocumentOrder): SentDocument {
  return {
    ...(invoice.kind === 'creditNote' ? { kind: 'creditNote' } : {}),
    number: invoice.number,
    marker,
    customer: invoice.customerId,
    currency: invoice.currency,
    date: invoice.issuedOn,
    rate: invoice.exchangeRate,
    tax: invoice.tax,
    total: invoice.total,
    lines: lines.map(({ net, description }) => ({ net, text: description })),
  };
}

const readInvoice = (answer: Answer): LedgerDocument => toDocument(parseJson(answer, wire));

type Kind = 'invoice' | 'creditNote';

const ofCustomer = (kind: Kind) => (customer: string) =>
  jsonExchange(
    { method: 'GET', url: `${LEDGER}/invoices`, query: { customer, kind } },
    list,
    ({ invoices }) => invoices.map(toDocument),
  );

function documentsOf(traits: LedgerTraits, kind: Kind): LedgerDocuments {
  const changes: Pick<LedgerDocuments, 'changed'> = {
    changed: ({ since, next }) =>
      jsonExchange(
        {
          method: 'GET',
          url: `${LEDGER}/changes`,
          query: { since: since ?? '', page: next ?? '0', kind },
        },
        list,
        (found): Page<LedgerDocument> => ({
          records: found.invoices.map(toDocument),
          refused: [],
          next: found.next ?? null,
        }),
      ),
  };
  return {
    capabilities: {
      replayTtlMs: traits.replayMs,
      enforcesUniqueNumber: traits.uniqueNumbers,
      lookup: true,
      serverMaxMs: 120_000,
      readLagMs: traits.readLagMs,
    },
    numberLength: 21,
    ...(traits.mostFiles === undefined ? {} : { mostFiles: traits.mostFiles }),
    request: (order) => ({
      method: 'POST',
      url: `${LEDGER}/invoices`,
      json: sentOf(order),
    }),
    read: readInvoice,
    fetch: (id) => ({
      request: { method: 'GET', url: `${LEDGER}/invoices/${id}` },
      read: readInvoice,
    }),
    find: ({ number, customerId, issuedOn }) =>
      jsonExchange(
        {
          method: 'GET',
          url: `${LEDGER}/invoices`,
          query: { number, customer: customerId, date: issuedOn, kind },
        },
        list,
        ({ invoices }) => invoices.map(toDocument),
      ),
    ...(traits.listsChanges ? changes : { ofCustomer: ofCustomer(kind) }),
    undo: (id) =>
      jsonExchange({ method: 'GET', url: `${LEDGER}/invoices/${id}` }, wire, (found) => ({
        document: toDocument(found),
        request: {
          method: 'POST',
          url: `${LEDGER}/invoices/${id}/void`,
          json: { changedAt: found.changedAt },
        },
      })),
    attach: (id, { name, bytes }) =>
      jsonExchange(
        { method: 'POST', url: `${LEDGER}/invoices/${id}/files`, query: { name }, body: bytes },
        z.object({ file: z.string() }),
        ({ file }) => file,
      ),
    attachments: (id) =>
      jsonExchange(
        { method: 'GET', url: `${LEDGER}/invoices/${id}/files` },
        z.object({ names: z.array(z.string()) }),
        ({ names }) => names,
      ),
    link: (id) => `${LEDGER}/open/${id}`,
  };
}

const closing = jsonExchange(
  { method: 'GET', url: `${LEDGER}/facts` },
  z.object({ closedThrough: z.nullable(localDate) }),
  (facts) => facts,
);

function ledgerOf(traits: LedgerTraits, tellsFacts: boolean): Ledger {
  return {
    taxLevel: 'perLine',
    facts: tellsFacts ? [closing] : [],
    customers: nothing,
    items: nothing,
    accounts: nothing,
    taxCodes: nothing,
    documents: {
      invoice: documentsOf(traits, 'invoice'),
      creditNote: documentsOf(traits, 'creditNote'),
    },
    settle: ({ noteId, invoiceId, amount }) => ({
      method: 'POST',
      url: `${LEDGER}/invoices/${noteId}/settle`,
      json: { invoice: invoiceId, amount },
    }),
    keyed: (request, key) => ({ ...request, headers: { 'Idempotency-Key': key } }),
  };
}

const said = z.object({ code: z.string(), message: z.string() });

const failure = (answer: Answer) => {
  try {
    return parseJson(answer, said);
  } catch {
    return null;
  }
};

/** The ledger of a simulation, as the steps see it. */
export function fakeLedgerConnector(traits: LedgerTraits, tellsFacts = false): Connector {
  return {
    id: 'ledger',
    title: 'The ledger',
    origins: [LEDGER],
    auth: { kind: 'none' },
    failure,
    ledger: ledgerOf(traits, tellsFacts),
  };
}

/** A tracker that only has receipts. */
export const fakeSourceConnector: Connector = {
  id: 'tracker',
  title: 'The tracker',
  origins: [STORAGE],
  auth: { kind: 'none' },
  failure: () => null,
  source: {
    receipt: (url: string) => ({
      request: { method: 'GET', url },
      read: (answer: Answer) => ({ file: answer.bytes() }),
    }),
  } as unknown as NonNullable<Connector['source']>,
};
