import { createHash } from 'node:crypto';
import { addDays, localDateOf } from '../src/calendar/local-date';
import { billKeyText } from '../src/rules/bill-key';
import { draftInvoices } from '../src/rules/draft';
import { policyFinder } from '../src/rules/policy-finder';
import { priceWork } from '../src/rules/price';
import { draftInput } from '../test/support/drafting';
import {
  aClient,
  aCustomer,
  aFactor,
  anEntry,
  aPolicy,
  aRate,
  d,
  EUR,
  priceInput,
  someSettings,
  USD,
} from '../test/support/sample-records';

/**
 * Prices and drafts a number of entries with rounding levels, taxes and two currencies, and prints
 * what it took as JSON; with `factors` as its second word, with factors and cost rates too.
 */

const size = Number(process.argv[2]);
const withFactors = process.argv[3] === 'factors';
const CUSTOMERS = 40;
const FIRST_DAY = localDateOf('2026-03-01');

const inTwoCurrencies = (index: number) => (index % 4 === 0 ? EUR : USD);
const places = Array.from({ length: CUSTOMERS }, (_, index) => index);
const days = Array.from({ length: 31 }, (_, index) => addDays(FIRST_DAY, index));
const entries = Array.from({ length: size }, (_, index) => {
  const customer = (index * 7) % CUSTOMERS;
  const [person, project, task] = [index % 23, index % 3, index % 5];
  const spentOn = days[(index * 11) % 31] ?? FIRST_DAY;
  return anEntry({
    entryId: `harvest:${index}`,
    spentOn,
    startedAt: `${spentOn}T${14 + (index % 10)}:30:00Z`,
    personId: `p${person}`,
    person: `Person ${person}`,
    clientId: `c${customer}`,
    client: `Client ${customer}`,
    projectId: `j${customer}-${project}`,
    project: `Project ${project}`,
    taskId: `t${task}`,
    task: `Task ${task}`,
    seconds: 300 + ((index * 613) % 20_000),
    customerId: String(customer),
    customer: `Client ${customer}`,
    taxCodeId: index % 2 === 0 ? 'TAX' : 'NON',
  });
});
const levels = ['entry', 'day', 'taskDay', 'projectDay', 'line', 'invoice'] as const;
const settings = someSettings({ groupLinesBy: 'day' });
const policies = places.slice(0, 30).map((index) =>
  aPolicy({
    policyId: `P${index}`,
    client: `Client ${index}`,
    level: levels[index % levels.length] ?? null,
    incrementMinutes: 15,
    direction: 'up',
  }),
);
const customers = places.map((index) =>
  aCustomer({
    customerId: String(index),
    name: `Client ${index}`,
    currency: inTwoCurrencies(index),
  }),
);
const rates = [
  aRate(),
  ...Array.from({ length: 23 }, (_, person) =>
    aRate({
      rateId: `R${person}`,
      person: `Person ${person}`,
      hourlyRate: d(`${90 + person}.125`),
    }),
  ),
];
const costRates = [
  aRate({ rateId: 'C', hourlyRate: d('45') }),
  ...rates.slice(1, 12).map((rate) => ({ ...rate, hourlyRate: d('61.25'), currency: USD })),
];
const factors = places.slice(0, 10).flatMap((index) => {
  const client = `Client ${index}`;
  return [
    aFactor({ factorId: `W${index}`, kind: 'weekday', days: 'Sat, Sun', client, factor: d('2') }),
    aFactor({ factorId: `L${index}`, kind: 'afterHours', startsAt: '18:00', client }),
  ];
});

const begin = process.cpuUsage();
const beginWall = performance.now();
const input = priceInput({
  entries,
  settings,
  policies,
  customers,
  rates,
  costRates: withFactors ? costRates : [],
  factors: withFactors ? factors : [],
  clients: places.map((index) =>
    aClient({ clientId: `c${index}`, name: `Client ${index}`, currency: inTwoCurrencies(index) }),
  ),
});
const { time, costs, problems: unpriced } = priceWork(input);
const priced = entries.map((entry) => ({
  ...entry,
  ...time.get(entry.entryId),
  ...costs.get(entry.entryId),
}));
const { drafts, problems } = draftInvoices(
  draftInput({
    entries: priced,
    customers,
    settings,
    policies: policyFinder(policies, { settings, unreadable: new Set() }).known,
    billKey: (billed) => createHash('sha256').update(billKeyText(billed)).digest('hex'),
  }),
);
const used = process.cpuUsage(begin);
const [wrong] = [...unpriced, ...problems];
if (wrong) throw new Error(wrong.message);
console.log(
  JSON.stringify({
    size,
    seconds: (used.user + used.system) / 1e6,
    wall: (performance.now() - beginWall) / 1e3,
    megabytes: process.resourceUsage().maxRSS / 1024,
    documents: drafts.length,
    lines: drafts.reduce((sum, { document }) => sum + document.lines.length, 0),
  }),
);
