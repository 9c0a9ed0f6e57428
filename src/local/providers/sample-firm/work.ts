import type { HarvestRow } from '../../../connectors/harvest/simulator-state';

export interface Client {
  readonly id: number;
  readonly name: string;
  readonly currency: 'USD' | 'EUR';
  readonly address: string;
}

export interface Project {
  readonly id: number;
  readonly name: string;
  readonly code: string;
  readonly client: Client;
  readonly billable: boolean;
}

export interface Task {
  readonly id: number;
  readonly name: string;
  readonly billable: boolean;
}

export const clients = {
  hotel: {
    id: 15_320_411,
    name: 'Hôtel Lumière & Fils S.A.S.',
    currency: 'EUR',
    address: '12 quai des Célestins\r\n75004 Paris\r\nFrance',
  },
  kestrel: {
    id: 15_320_427,
    name: 'Kestrel Robotics, Inc.',
    currency: 'USD',
    address: '88 Wythe Avenue\r\nBrooklyn, NY 11249',
  },
  shoreline: {
    id: 15_320_433,
    name: 'Open Shoreline Foundation 🌊',
    currency: 'USD',
    address: '5 Ferry Road\r\nPortland, ME 04101',
  },
  northgateLlc: {
    id: 15_411_902,
    name: 'Northgate Partners LLC',
    currency: 'USD',
    address: '410 Park Avenue\r\nNew York, NY 10022',
  },
  northgateLp: {
    id: 15_411_918,
    name: 'Northgate Partners LP',
    currency: 'USD',
    address: '410 Park Avenue, 9th floor\r\nNew York, NY 10022',
  },
} as const satisfies Record<string, Client>;

export const projects = {
  ledgers: {
    id: 42_870_115,
    name: 'Consolidation of regional booking, housekeeping and point-of-sale ledgers: phase 2 of 3, winter season 2025/26',
    code: 'HL-2',
    client: clients.hotel,
    billable: true,
  },
  dashboard: {
    id: 42_870_133,
    name: 'Warehouse dashboard',
    code: 'KR-WD',
    client: clients.kestrel,
    billable: true,
  },
  /** A monthly retainer: twenty hours, whatever is asked for. */
  retainer: {
    id: 42_870_140,
    name: 'Advisory retainer 2026',
    code: 'KR-RET',
    client: clients.kestrel,
    billable: true,
  },
  tides: {
    id: 42_871_002,
    name: 'Tide gauge archive (pro bono)',
    code: 'OS-PB',
    client: clients.shoreline,
    billable: false,
  },
  grant: {
    id: 42_871_010,
    name: 'Grant report 2026',
    code: 'OS-GR',
    client: clients.shoreline,
    billable: true,
  },
  reporting: {
    id: 43_002_551,
    name: 'Portfolio reporting',
    code: 'NG-PR',
    client: clients.northgateLlc,
    billable: true,
  },
  /** Done by a subcontractor, and billed on. */
  renderings: {
    id: 43_002_560,
    name: 'Renderings (Leclair Studio)',
    code: 'NG-RS',
    client: clients.northgateLlc,
    billable: true,
  },
  onboarding: {
    id: 43_002_588,
    name: 'Fund onboarding portal',
    code: 'NGLP-FO',
    client: clients.northgateLp,
    billable: true,
  },
} as const satisfies Record<string, Project>;

export const tasks = {
  design: { id: 21_300_101, name: 'Design', billable: true },
  engineering: { id: 21_300_102, name: 'Engineering', billable: true },
  management: { id: 21_300_103, name: 'Project Management', billable: true },
  travel: { id: 21_300_104, name: 'Travel time', billable: true },
  research: { id: 21_300_105, name: 'Research', billable: false },
  /** No item of the ledger sells this. */
  survey: { id: 21_300_106, name: 'Vermessung vor Ort', billable: true },
} as const satisfies Record<string, Task>;

export const categories = {
  travel: { id: 10_771_301, name: 'Travel' },
  lodging: { id: 10_771_302, name: 'Lodging' },
  meals: { id: 10_771_303, name: 'Meals' },
  software: { id: 10_771_304, name: 'Software' },
  mileage: { id: 10_771_305, name: 'Mileage' },
  /** No item of the ledger sells this. */
  courier: { id: 10_771_306, name: 'Courier & printing' },
} as const;

const CREATED = '2025-01-06T14:00:00Z';
const UPDATED = '2026-01-12T14:00:00Z';
const dated = { created_at: CREATED, updated_at: UPDATED } as const;

export function clientRows(): readonly HarvestRow[] {
  return Object.values(clients).map((client: Client) => ({
    id: client.id,
    name: client.name,
    is_active: true,
    address: client.address,
    statement_key: `${client.id.toString(16)}c0ffee`.padEnd(32, '0'),
    ...dated,
    currency: client.currency,
  }));
}

export function projectRows(): readonly HarvestRow[] {
  return Object.values(projects).map(({ id, name, code, client, billable }: Project) => ({
    id,
    name,
    code,
    is_active: true,
    bill_by: billable ? 'People' : 'none',
    budget: null,
    budget_by: 'none',
    budget_is_monthly: false,
    notify_when_over_budget: false,
    over_budget_notification_percentage: 80,
    over_budget_notification_date: null,
    show_budget_to_all: false,
    ...dated,
    starts_on: '2026-01-05',
    ends_on: null,
    is_billable: billable,
    is_fixed_fee: false,
    notes: '',
    client: { id: client.id, name: client.name, currency: client.currency },
    cost_budget: null,
    cost_budget_include_expenses: false,
    hourly_rate: null,
    fee: null,
  }));
}

export function taskRows(): readonly HarvestRow[] {
  return Object.values(tasks).map(({ id, name, billable }: Task) => ({
    id,
    name,
    billable_by_default: billable,
    default_hourly_rate: 0,
    is_default: true,
    is_active: true,
    ...dated,
  }));
}

export function categoryRows(): readonly HarvestRow[] {
  return Object.values(categories).map(({ id, name }) => {
    const mileage = id === categories.mileage.id;
    return {
      id,
      name,
      unit_name: mileage ? 'mile' : null,
      unit_price: mileage ? 0.725 : null,
      is_active: true,
      ...dated,
    };
  });
}
