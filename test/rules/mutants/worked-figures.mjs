// Figures that were worked out by hand from the rules: what the rules must give, whatever the code.

const taxed = (taxLevel, lines, taxes) => ({
  currency: 'EUR',
  digits: 2,
  mode: 'halfUp',
  taxLevel,
  lines: lines.map((unitPrice) => ({ quantity: '1', unitPrice, taxes: Object.keys(taxes) })),
  taxes,
});

const percent = (rate, more = {}) => ({ kind: 'percent', rate, ...more });

const totals = ({ net, tax, payable }) => ({ net, tax, payable });

/** Durations of a file of entries that have only their clock times, in New York. */
const secondsOf = (rules, text) =>
  rules
    .readCsv(new TextEncoder().encode(text), {
      forms: [],
      mapping: {
        kind: 'time',
        columns: { date: 'Date', client: 'Client', startTime: 'Start', endTime: 'End' },
        dateOrder: null,
        decimalSign: '.',
        durationForm: null,
        currency: 'USD',
        bracketsAreNegative: false,
        blankBillable: true,
        zone: 'America/New_York',
      },
    })
    .time.map(({ record, seconds }) => record?.seconds ?? seconds);

const pools = (seconds, how) => (rules) =>
  rules.roundSeconds(seconds, { minimumSeconds: 0, ...how });

const QUARTER_UP = { incrementSeconds: 900, direction: 'up', tie: 'up' };

const aRate = (fields) => ({
  rateId: 'R',
  person: '',
  client: '',
  project: '',
  task: '',
  currency: null,
  from: null,
  to: null,
  courtesy: false,
  ...fields,
});

const rateAt = (rates, spentOn) => (rules) => {
  const work = { person: 'Ana', client: 'Acme', project: 'Alpha', task: 'Design', spentOn };
  const match = rules.rateFinder(rates)(work, null);
  return match.kind === 'row' ? match.row.hourlyRate : match.kind;
};

/** Invoice 100 at 1.10, revalued at 1.20 and again at 1.25, then paid in two parts. */
const OPEN_ITEM = {
  quote: 'basePerForeign',
  digits: 2,
  events: [
    { ev: 'invoice', d: '2026-01-15', foreign: '100.00', rate: '1.10' },
    { ev: 'revalue', d: '2026-01-31', rate: '1.20' },
    { ev: 'revalue', d: '2026-02-28', rate: '1.25' },
    { ev: 'payment', d: '2026-03-02', foreign: '33.33', rate: '1.15' },
    { ev: 'payment', d: '2026-03-09', foreign: '66.67', rate: '1.15' },
  ],
};

const figuresOf = (results) =>
  results.map(({ base, relieved, realised, unrealised }) =>
    [base, relieved, realised, unrealised].filter((figure) => figure !== undefined).join(' '),
  );

const chosen = (zone, wall) => (rules) =>
  new Date(rules.resolveWall(zone, wall).chosen).toISOString();

/** `[what, how it is asked, what it must be]` */
export const figures = [
  ['0.125 half-up', (rules) => rules.roundAmount('0.125', 2, 'halfUp'), '0.13'],
  ['0.145 half-up', (rules) => rules.roundAmount('0.145', 2, 'halfUp'), '0.15'],
  ['-0.125 half-up', (rules) => rules.roundAmount('-0.125', 2, 'halfUp'), '-0.13'],
  ['0.125 half-even', (rules) => rules.roundAmount('0.125', 2, 'halfEven'), '0.12'],
  [
    '18 seconds at 1.00: half a cent',
    (rules) => rules.amountForTime({ seconds: 18, hourlyRate: '1.00', digits: 2 }),
    '0.01',
  ],
  // 3 × 0.33 × 20 %: 0.066 each is 0.07, three times 0.21; 0.198 at once is 0.20
  [
    'three lines taxed one by one',
    (rules) =>
      totals(
        rules.computeInvoice(taxed('perLine', ['0.33', '0.33', '0.33'], { V: percent('20') })),
      ),
    { net: '0.99', tax: '0.21', payable: '1.20' },
  ],
  [
    'three lines taxed together',
    (rules) =>
      totals(
        rules.computeInvoice(taxed('perInvoice', ['0.33', '0.33', '0.33'], { V: percent('20') })),
      ),
    { net: '0.99', tax: '0.20', payable: '1.19' },
  ],
  // 120 contains 20 at 20 %
  [
    'a tax in the price',
    (rules) =>
      totals(
        rules.computeInvoice(
          taxed('perLine', ['120.00'], { V: percent('20', { included: true }) }),
        ),
      ),
    { net: '100.00', tax: '20.00', payable: '120.00' },
  ],
  // 6 on 100, then 3 % of 106
  [
    'a tax on a tax',
    (rules) =>
      totals(
        rules.computeInvoice(
          taxed('perLine', ['100.00'], {
            A: percent('6', { includeInNextBase: true }),
            B: percent('3'),
          }),
        ),
      ),
    { net: '100.00', tax: '9.18', payable: '109.18' },
  ],
  [
    '10.00 in three',
    (rules) => rules.allocate('10.00', ['1', '1', '1'], 2),
    ['3.34', '3.33', '3.33'],
  ],
  // exact 0.10, 0.30, 0.60 of 1 unit: the unit goes to the largest remainder, which comes last
  [
    '0.01 by 1, 3 and 6',
    (rules) => rules.allocate('0.01', ['1', '3', '6'], 2),
    ['0.00', '0.00', '0.01'],
  ],
  ['6 minutes up to 15', pools(360, QUARTER_UP), 900],
  ['5 minutes over with a grace of 5', pools(1200, { ...QUARTER_UP, graceSeconds: 300 }), 1800],
  ['4:59 over with a grace of 5', pools(1199, { ...QUARTER_UP, graceSeconds: 300 }), 900],
  ['2 minutes with a minimum of 30', pools(120, { ...QUARTER_UP, minimumSeconds: 1800 }), 1800],
  ['nothing with a minimum of 30', pools(0, { ...QUARTER_UP, minimumSeconds: 1800 }), 0],
  [
    'New York loses an hour on 2026-03-08',
    (rules) => rules.dayBounds({ zone: 'America/New_York', date: '2026-03-08' }).minutesInDay,
    23 * 60,
  ],
  [
    'late evening in New York is the next day in UTC',
    (rules) => rules.localDay({ zone: 'America/New_York', instant: '2026-03-03T02:00:00Z' }),
    '2026-03-02',
  ],
  [
    '01:30 comes twice',
    chosen('America/New_York', '2026-11-01T01:30:00'),
    '2026-11-01T05:30:00.000Z',
  ],
  [
    '02:30 never comes',
    chosen('America/New_York', '2026-03-08T02:30:00'),
    '2026-03-08T07:30:00.000Z',
  ],
  // carrying 110.00 until paid: +10.00, then +15.00 against the same 110.00;
  // 33.33 × 1.15 = 38.33 against 36.66, then 66.67 × 1.15 = 76.67 against the 73.34 that are left
  [
    'an open item in foreign money',
    (rules) => figuresOf(rules.fxLedger(OPEN_ITEM)),
    ['110.00', '10.00', '15.00', '38.33 36.66 1.67', '76.67 73.34 3.33'],
  ],
  [
    'a rate holds on its last day',
    rateAt([aRate({ hourlyRate: '90', to: '2026-03-31' })], '2026-03-31'),
    '90',
  ],
  [
    'a rate of two names before one of one',
    rateAt(
      [
        aRate({ rateId: 'R1', person: 'Ana', hourlyRate: '90' }),
        aRate({ rateId: 'R2', person: 'Ana', project: 'Alpha', hourlyRate: '120' }),
      ],
      '2026-03-02',
    ),
    '120',
  ],
  [
    'retention is given back',
    (rules) =>
      rules
        .holdback({
          percent: '10',
          digits: 2,
          bills: [{ gross: '1000.00' }, { gross: '500.00', release: '60.00' }],
        })
        .map(({ balance }) => balance),
    ['100.00', '90.00'],
  ],
  // 20 on 100, of which the customer keeps 10 back
  [
    'a tax that is withheld',
    (rules) =>
      totals(
        rules.computeInvoice(
          taxed('perLine', ['100.00'], {
            V: percent('20'),
            W: percent('10', { withholding: true }),
          }),
        ),
      ),
    { net: '100.00', tax: '20.00', payable: '110.00' },
  ],
  // 33.333… each; the last takes what is left
  [
    '100.00 over three months',
    (rules) =>
      rules.defer({
        amount: '100.00',
        digits: 2,
        periods: [{ weight: '1' }, { weight: '1' }, { weight: '1' }],
      }),
    ['33.33', '33.33', '33.34'],
  ],
  // from 01:00 to 04:00 the clocks of New York lose the hour after 02:00
  [
    'a night in which the clocks jump',
    (rules) => secondsOf(rules, 'Date,Client,Start,End\n2026-03-08,Acme,01:00,04:00\n'),
    [2 * 3600],
  ],
  ['yen', (rules) => rules.minorUnits('JPY'), 0],
];
