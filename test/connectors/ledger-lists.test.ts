import { describe, expect, test } from '@jest/globals';
import type { callerFor } from '../../src/connectors/call';
import type { Ledger, LedgerDocument, LedgerFacts, LedgerList } from '../../src/connectors/ledger';
import { type XeroRow, xeroDate, xeroId } from '../../src/connectors/xero/simulator-state';
import type { Posting } from '../../src/records/posting';
import { differencesOf } from '../../src/rules/posting-answers';
import { day } from '../support/sample-records';
import * as quickbooks from './support/quickbooks';
import { jsonOf } from './support/simulated';
import * as xero from './support/xero';

type Caller = ReturnType<typeof callerFor>;

const rowsOf = <R>(caller: Caller, list: LedgerList<R> | undefined, facts: LedgerFacts) => {
  if (!list) throw new Error('there is no such list');
  return (since?: string) => caller.call(list.page(null, facts, since)).records;
};

/** What differs when a document comes back, as the posting sees it. */
const differences = (
  document: LedgerDocument,
  { invoice, lines }: ReturnType<typeof quickbooks.anOrder>,
) => differencesOf(document, { posting: { key: '0123456789abcdef' } as Posting, invoice, lines });

describe('QuickBooks Online', () => {
  const { ledger }: { ledger: Ledger } = quickbooks;
  const facts = { ...quickbooks.facts, classesOn: 'lines' } as const;
  const stamp = (LastUpdatedTime: string) => ({ CreateTime: LastUpdatedTime, LastUpdatedTime });
  const Class = ['North', 'South'].map((name, at) => ({
    Id: String(at + 1),
    SyncToken: '0',
    domain: 'QBO',
    sparse: false,
    Name: name,
    FullyQualifiedName: `Region:${name}`,
    SubClass: true,
    Active: name === 'North',
    MetaData: stamp(`2026-03-0${at + 1}T00:00:00-08:00`),
  }));
  const simulated = () => quickbooks.simulatedBooks({ rows: { ...quickbooks.books.rows, Class } });

  test('lists terms, classes, currencies and vendors', () => {
    const caller = quickbooks.callerOf(simulated());
    expect(rowsOf(caller, ledger.terms, facts)()).toMatchObject([
      { termsId: '1', name: 'Due on receipt', rule: 'days', days: 0, active: true },
      { termsId: '2', days: 15 },
      { termsId: '3', days: 30 },
    ]);
    expect(rowsOf(caller, ledger.classes, facts)()).toEqual([
      { classId: '1', name: 'Region:North', active: true },
      { classId: '2', name: 'Region:South', active: false },
    ]);
    const [euro] = rowsOf(caller, ledger.currencies, facts)();
    expect(euro).toEqual({ code: 'EUR', name: 'Euro', active: true });
    expect(rowsOf(caller, ledger.suppliers, facts)()).toMatchObject([
      { supplierId: '71', name: 'Joanna Leclair', currency: 'USD', active: true },
      { supplierId: '72' },
    ]);
  });

  test('a term that is driven by a date', () => {
    const [term] = quickbooks.books.rows.Term ?? [];
    const dated = { Type: 'DATE_DRIVEN', DayOfMonthDue: 20, DueNextMonthDays: 5 };
    const Term = term ? [{ ...term, ...dated }] : [];
    const books = quickbooks.simulatedBooks({ rows: { ...quickbooks.books.rows, Term } });
    expect(rowsOf(quickbooks.callerOf(books), ledger.terms, facts)()).toMatchObject([
      { rule: 'cutOff', days: 20, margin: 5 },
    ]);
  });

  test('has no classes where none are tracked, and no currencies with only one', () => {
    expect(ledger.classes?.has?.(quickbooks.facts)).toBe(false);
    expect(ledger.currencies?.has?.({ ...facts, multiCurrency: false })).toBe(false);
    expect(ledger.classes?.has?.(facts)).toBe(true);
  });

  test('gives only what changed since a moment', () => {
    const caller = quickbooks.callerOf(simulated());
    const changed = rowsOf(caller, ledger.classes, facts)('2026-03-01T12:00:00Z');
    expect(changed.map(({ classId }) => classId)).toEqual(['2']);
    expect(rowsOf(caller, ledger.customers, facts)('2026-03-01T12:00:00Z')).toEqual([]);
    expect(rowsOf(caller, ledger.taxCodes, facts)('2026-03-01T12:00:00Z')).not.toEqual([]);
  });

  const order = () => {
    const { invoice, lines, ...more } = quickbooks.anOrder();
    return {
      ...more,
      invoice: { ...invoice, termsId: '2', dueOn: day('2026-04-15') },
      lines: lines.map((line, at) => ({ ...line, classId: at === 0 ? '1' : '' })),
    };
  };

  test('keeps terms and classes, and says where they differ', () => {
    const provider = simulated();
    const document = quickbooks.book(provider, order(), { as: facts });
    expect(document).toMatchObject({ dueOn: '2026-04-15', termsId: '2', lineClasses: ['1', ''] });
    expect(differences(document, order())).toEqual([]);
    const other = { ...document, dueOn: day('2026-04-30'), termsId: '3', lineClasses: ['', '1'] };
    expect(differences(other, order())).toEqual([
      'due date 2026-04-15 here and 2026-04-30 in the ledger',
      'terms 2 here and 3 in the ledger',
      'class of line 1 1 here and  in the ledger',
    ]);
  });

  test('takes one class for a document where it tracks them so', () => {
    const whole = { ...facts, classesOn: 'documents' } as const;
    expect(() => quickbooks.book(simulated(), order(), { as: whole })).toThrow('the same class');
    const same = { ...order(), lines: order().lines.map((line) => ({ ...line, classId: '1' })) };
    const document = quickbooks.book(simulated(), same, { as: whole });
    expect(document.lineClasses).toEqual(['1', '1']);
  });

  test.each([
    ['a class that is inactive', { classId: '2' }, {}],
    ['a class that is none', { classId: '9' }, {}],
    ['terms that are none', { classId: '' }, { termsId: '9' }],
  ])('refuses %s', (_, line, invoice) => {
    const { lines, ...more } = order();
    const wrong = {
      ...more,
      invoice: { ...more.invoice, ...invoice },
      lines: lines.map((one) => ({ ...one, ...line })),
    };
    expect(() => quickbooks.book(simulated(), wrong, { as: facts })).toThrow();
  });
});

describe('Xero', () => {
  const { ledger }: { ledger: Ledger } = xero;
  const { facts } = xero;
  const [category, north, south] = [xeroId(901), xeroId(902), xeroId(903)];
  const option = (id: string, Name: string, Status = 'ACTIVE') => ({
    TrackingOptionID: id,
    Name,
    Status,
  });
  const trackingCategories: readonly XeroRow[] = [
    {
      TrackingCategoryID: category,
      Name: 'Region',
      Status: 'ACTIVE',
      Options: [option(north, 'North'), option(south, 'South', 'ARCHIVED')],
    },
  ];
  const simulated = () => xero.simulatedXero({ trackingCategories });

  test('lists terms of contacts, options of categories, currencies and suppliers', () => {
    const caller = xero.callerOf(simulated());
    expect(rowsOf(caller, ledger.terms, facts)()).toEqual([
      {
        termsId: 'DAYSAFTERBILLDATE/30',
        name: '30 days after the invoice date',
        rule: 'days',
        days: 30,
        margin: 0,
        active: true,
      },
    ]);
    expect(rowsOf(caller, ledger.classes, facts)()).toEqual([
      { classId: `${category}/${north}`, name: 'Region: North', active: true },
      { classId: `${category}/${south}`, name: 'Region: South', active: false },
    ]);
    const currencies = rowsOf(caller, ledger.currencies, facts)();
    expect(currencies.map(({ code }) => code)).toEqual(['USD', 'EUR']);
    expect(rowsOf(caller, ledger.suppliers, facts)()).toMatchObject([
      { supplierId: xeroId(108), name: 'Joanna Leclair', active: true },
    ]);
    const [hotel] = rowsOf(caller, ledger.customers, facts)();
    expect(hotel?.termsId).toBe('DAYSAFTERBILLDATE/30');
  });

  test('gives only what changed since a moment, where it can', () => {
    const provider = simulated();
    const contacts = provider.state.contacts.map((one, at) =>
      at === 0 ? { ...one, UpdatedDateUTC: xeroDate(provider.now) } : one,
    );
    provider.state = { ...provider.state, contacts };
    const caller = xero.callerOf(provider);
    const since = new Date(provider.now - 1000).toISOString();
    expect(rowsOf(caller, ledger.customers, facts)(since)).toHaveLength(1);
    expect(rowsOf(caller, ledger.items, facts)(since)).toEqual([]);
    expect(rowsOf(caller, ledger.accounts, facts)(since)).toEqual([]);
    expect(rowsOf(caller, ledger.taxCodes, facts)(since)).not.toEqual([]);
  });

  const order = () => {
    const { invoice, lines, ...more } = xero.anOrder();
    const classes = [`${category}/${north}`, ''];
    return {
      ...more,
      invoice,
      lines: lines.map((one, at) => ({ ...one, classId: classes[at] ?? '' })),
    };
  };

  test('keeps due date and options, and says where they differ', () => {
    const document = xero.book(simulated(), order());
    expect(document).toMatchObject({
      dueOn: '2026-04-30',
      lineClasses: [`${category}/${north}`, ''],
    });
    expect(differences(document, order())).toEqual([]);
    const other = { ...document, lineClasses: ['', ''] };
    expect(differences(other, order())).toHaveLength(1);
  });

  test('refuses an option that is archived', () => {
    const { lines, ...more } = order();
    const wrong = {
      ...more,
      lines: lines.map((one) => ({ ...one, classId: `${category}/${south}` })),
    };
    expect(() => xero.book(simulated(), wrong)).toThrow('TrackingOption');
  });

  test('has its categories in its own words', () => {
    const answer = xero.ask(simulated(), ['GET', 'TrackingCategories']);
    expect(jsonOf(answer)['TrackingCategories']).toHaveLength(1);
  });
});
