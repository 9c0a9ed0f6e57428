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
  anEntry,
  aPolicy,
  aRate,
  d,
  EUR,
  priceInput,
  someSettings,
  USD,
} from '../test/support/sample-records';

/** Prices and drafts a number of entries, and prints what it took as JSON. */

const size = Number(process.argv[2]);
const CUSTOMERS = 40;
const FIRST_DAY = localDateOf('2026-03-01');

const inTwoCurrencies = (index: number) => (index % 4 === 0 ? EUR : USD);
const places = Array.from({ length: CUSTOMERS }, (_, index) => index);
const entries = Array.from({ length: size }, (_, index) => {
  const customer = (index * 7) % CUSTOMERS;
  const [person, project, task] = [index % 23, index % 3, index % 5];
  return anEntry({
    entryId: `harvest:${index}`,
    spentOn: addDays(FIRST_DAY, (index * 11) % 31),
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

const begin = process.cpuUsage();
const input = priceInput({
  entries,
  settings,
  policies,
  customers,
  rates,
  clients: places.map((index) =>
    aClient({ clientId: `c${index}`, name: `Client ${index}`, currency: inTwoCurrencies(index) }),
  ),
});
const { time } = priceWork(input);
const priced = entries.map((entry) => ({ ...entry, ...time.get(entry.entryId) }));
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
const seconds = (used.user + used.system) / 1e6;

if (problems.length > 0) throw new Error(problems[0]?.message);
console.log(
  JSON.stringify({
    size,
    seconds,
    megabytes: process.resourceUsage().maxRSS / 1024,
    documents: drafts.length,
    lines: drafts.reduce((sum, { document }) => sum + document.lines.length, 0),
  }),
);
