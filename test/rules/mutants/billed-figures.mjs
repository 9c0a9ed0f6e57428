// Invoices of a little work that were counted by hand: an hour costs 120.00, tax is 4 % and 4.875 %.

const UNTAXED = 'NON';
const HOUR = 3600;

const asked =
  (work, ...wanted) =>
  (rules) => {
    const figures = rules.billedWork(typeof work === 'function' ? work(rules) : work);
    return wanted.map((name) => figures[name]);
  };

/** `[what, how it is asked, what it must be]` */
export const billedFigures = [
  // 3:00 are 360.00, of which 300.00 are agreed
  [
    'work beyond a cap in money',
    asked(
      {
        entries: [{ seconds: 3 * HOUR, taxCodeId: UNTAXED }],
        agreements: [{ amount: '300' }],
      },
      'net',
    ),
    ['300.00'],
  ],
  // 1:00 at 100, then 1:00 at 120: beyond 1:00 is what was worked last
  [
    'work beyond a cap in hours',
    asked(
      {
        entries: [
          { spentOn: '2026-03-02', person: 'Ben', personId: 'b', taxCodeId: UNTAXED },
          { spentOn: '2026-03-03', taxCodeId: UNTAXED },
        ],
        rates: [{}, { rateId: 'R2', person: 'Ben', hourlyRate: '100' }],
        agreements: [{ seconds: HOUR }],
      },
      'net',
    ),
    ['100.00'],
  ],
  // 10.00 off 120.00 taxed and 60.00 untaxed: 6.67 and 3.33; 4 % of 113.33 is 4.53, 4.875 % is 5.52
  [
    'a discount over two tax codes',
    asked(
      {
        entries: [{}, { seconds: HOUR / 2, taxCodeId: UNTAXED }],
        discounts: [{ percent: null, amount: '10' }],
      },
      'net',
      'tax',
    ),
    ['170.00', '10.05'],
  ],
  // 0:20 at 100.01 and 0:20 at 150.015: 33.336… and 50.005 are 83.341… together, and 33.34 and 50.01
  // on their two lines
  [
    'work before and after 18:00',
    asked(
      {
        entries: [{ seconds: 2400, startedAt: '2026-03-02T22:40:00Z', taxCodeId: UNTAXED }],
        rates: [{ hourlyRate: '100.01' }],
        factors: [{ kind: 'afterHours', startsAt: '18:00' }],
      },
      'amounts',
      'net',
    ),
    [['83.34'], '83.35'],
  ],
  // a Sunday evening: 2, not 1.5 and not 3
  [
    'two factors at once',
    asked(
      {
        entries: [{ spentOn: '2026-03-08', startedAt: '2026-03-08T23:00:00Z', taxCodeId: UNTAXED }],
        factors: [
          { factorId: 'F1', kind: 'afterHours', startsAt: '18:00' },
          { factorId: 'F2', kind: 'weekday', days: 'Sun', factor: '2' },
        ],
      },
      'net',
    ),
    ['240.00'],
  ],
  // 1:07 is 1:15 first, and that is 225.00 at 180.00
  [
    'a factor after the rounding',
    asked(
      {
        entries: [{ seconds: 4020, spentOn: '2026-03-08', taxCodeId: UNTAXED }],
        factors: [{ kind: 'weekday', days: 'Sun' }],
        settings: { incrementSeconds: 900, roundingDirection: 'up' },
      },
      'net',
    ),
    ['225.00'],
  ],
  // the nearest 5 cents to 100.01
  [
    'a sum that is paid in cash',
    asked(
      {
        entries: [{ taxCodeId: UNTAXED }],
        rates: [{ hourlyRate: '100.01' }],
        settings: { cashRounding: [{ currency: 'USD', step: '0.05' }], roundingItem: 'Services' },
      },
      'net',
      'rounding',
      'payable',
    ),
    ['100.01', '-0.01', '100.00'],
  ],
  // 15 % of 120.00, not of 130.65
  [
    'what is withheld of a price',
    asked(
      {
        entries: [{}],
        taxRules: [{ kind: 'withheld', percent: '15', reason: 'art. 1', source: 'art. 1' }],
      },
      'tax',
      'withheld',
      'payable',
    ),
    ['10.65', '18.00', '112.65'],
  ],
  // 0.96 EUR at 1.0873 are 1.04, and each 0.32 alone would be 0.35
  [
    'three lines in the currency of the books',
    asked(
      (rules) => ({
        entries: [0, 1, 2].map(() => ({ taxCodeId: UNTAXED })),
        rates: [{ hourlyRate: '0.32' }],
        currency: rules.euro,
      }),
      'base',
    ),
    [['0.35', '0.35', '0.34']],
  ],
];
