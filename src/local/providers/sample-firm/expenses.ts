import type { HarvestRow } from '../../../connectors/harvest/simulator-state';
import type { StoredFile } from '../../../connectors/simulator-tools';
import { daysFrom, isWeekend, savedAt } from './days';
import { nameOf, type Person, people } from './people';
import type { Random } from './random';
import { receiptJpeg } from './receipt-jpeg';
import { receiptPdf } from './receipt-pdf';
import { categories, type Project, projects } from './work';

interface Spent {
  readonly day: string;
  readonly person: Person;
  readonly project: Project;
  readonly category: { readonly id: number; readonly name: string };
  readonly cents: number;
  readonly notes: string | null;
  readonly seller: string;
  readonly receipt: 'pdf' | 'jpeg' | 'none';
  readonly billable?: boolean;
  readonly approval?: 'approved' | 'submitted';
  readonly miles?: number;
}

/** What is spent again and again, and where. */
const habits = [
  [categories.travel, 'Rail ticket', 'Compagnie des Rails', 4_200, 31_000],
  [categories.travel, 'Flight', 'Northwind Airways', 18_900, 74_000],
  [categories.lodging, 'Two nights near the site', 'Pension Albion', 16_500, 52_000],
  [categories.meals, 'Lunch with the project team', 'Bistro Quai Neuf', 2_350, 14_800],
  [categories.software, 'Rendering credits', 'Rasterworks Ltd', 4_900, 29_900],
] as const;

const travellers = [
  [people.ana, projects.ledgers],
  [people.ana, projects.dashboard],
  [people.tomasz, projects.ledgers],
  [people.tomasz, projects.reporting],
  [people.meera, projects.onboarding],
  [people.joanna, projects.renderings],
] as const;

/** Expenses that a person should look at. */
const oddSpending: readonly Spent[] = [
  {
    day: '2026-02-19',
    person: people.ana,
    project: projects.dashboard,
    category: categories.mileage,
    cents: 0,
    miles: 62,
    notes: 'Brooklyn to the warehouse and back',
    seller: '',
    receipt: 'none',
  },
  {
    day: '2026-03-10',
    person: people.tomasz,
    project: projects.ledgers,
    category: categories.courier,
    cents: 3_875,
    notes: '=HYPERLINK("https://leak.example", "Plans by courier")',
    seller: 'Vélo Express',
    receipt: 'jpeg',
  },
  {
    day: '2026-03-17',
    person: people.meera,
    project: projects.tides,
    category: categories.software,
    cents: 1_900,
    notes: 'Chart library, our gift to the foundation',
    seller: 'Rasterworks Ltd',
    receipt: 'pdf',
    billable: false,
  },
  {
    day: '2026-03-20',
    person: people.joanna,
    project: projects.renderings,
    category: categories.travel,
    cents: 41_260,
    notes: 'Flight to New York, the receipt is lost',
    seller: '',
    receipt: 'none',
  },
  {
    day: '2026-03-30',
    person: people.tomasz,
    project: projects.reporting,
    category: categories.meals,
    cents: 8_640,
    notes: null,
    seller: 'Bistro Quai Neuf',
    receipt: 'jpeg',
    approval: 'submitted',
  },
];

/** All expenses of the two months, and the files of their receipts by expense. */
export function expenseRows(random: Random): {
  readonly expenses: readonly HarvestRow[];
  readonly receipts: Readonly<Record<string, StoredFile>>;
} {
  const days = daysFrom('2026-02-02', '2026-03-31').filter((day) => !isWeekend(day));
  const usual = days.map((day) => ordinarySpending(day, random));
  const receipts: Record<string, StoredFile> = {};
  let id = 61_204_330;
  const expenses = [...usual, ...oddSpending].map((spent) => {
    id += random.whole(2, 40);
    const file = receiptOf(spent);
    if (file)
      receipts[id] = { contentType: file.type, base64: Buffer.from(file.bytes).toString('base64') };
    return expenseRow(id, spent, file);
  });
  return { expenses, receipts };
}

function ordinarySpending(day: string, random: Random): Spent {
  const [category, notes, seller, low, high] = random.one(habits);
  const [person, project] = random.one(travellers);
  const receipt = random.one(['pdf', 'pdf', 'jpeg']);
  return { day, person, project, category, notes, seller, receipt, cents: random.whole(low, high) };
}

interface ReceiptFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

function receiptOf({ receipt, seller, day, category, cents, project }: Spent): ReceiptFile | null {
  if (receipt === 'none') return null;
  const total = `${project.client.currency} ${(cents / 100).toFixed(2)}`;
  const lines = [seller, day, category.name, `Total ${total}`, 'Paid by card. Thank you.'];
  const name = `receipt-${day}-${category.name.toLowerCase().replace(/[^a-z]+/g, '-')}`;
  return receipt === 'pdf'
    ? { name: `${name}.pdf`, type: 'application/pdf', bytes: receiptPdf(lines) }
    : { name: `${name}.jpg`, type: 'image/jpeg', bytes: receiptJpeg(lines) };
}

const MILE = 0.725;
const SUBDOMAIN = 'larkspurfinch';

function expenseRow(id: number, spent: Spent, file: ReceiptFile | null): HarvestRow {
  const { day, person, project, category, miles } = spent;
  const approved = (spent.approval ?? 'approved') === 'approved';
  const saved = savedAt(day, 1200);
  const mileage = category.id === categories.mileage.id;
  return {
    id,
    notes: spent.notes,
    total_cost: miles === undefined ? spent.cents / 100 : Math.round(miles * MILE * 100) / 100,
    units: miles ?? 1,
    is_closed: approved,
    approval_status: approved ? 'approved' : 'submitted',
    is_locked: approved,
    locked_reason: approved ? 'Item Approved and Locked for this Time Period' : null,
    is_billed: false,
    spent_date: day,
    created_at: saved,
    updated_at: saved,
    billable: spent.billable ?? project.billable,
    receipt: file && {
      url: `https://${SUBDOMAIN}.harvestapp.com/expenses/${id}/receipt`,
      file_name: file.name,
      file_size: file.bytes.length,
      content_type: file.type,
    },
    user: { id: person.id, name: nameOf(person) },
    user_assignment: {
      id: person.id * 10 + (project.id % 10),
      is_project_manager: person.id === people.ana.id,
      is_active: true,
      budget: null,
      created_at: '2026-01-05T14:00:00Z',
      updated_at: '2026-01-05T14:00:00Z',
      hourly_rate: person.rate,
    },
    project: { id: project.id, name: project.name, code: project.code },
    expense_category: {
      ...category,
      unit_price: mileage ? String(MILE) : null,
      unit_name: mileage ? 'mile' : null,
    },
    client: {
      id: project.client.id,
      name: project.client.name,
      currency: project.client.currency,
    },
    invoice: null,
  };
}
