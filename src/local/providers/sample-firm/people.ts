import type { HarvestRow } from '../../../connectors/harvest/simulator-state';

/** Somebody of the sample firm. Rates are for the hour, in the client's currency. */
export interface Person {
  readonly id: number;
  readonly first: string;
  readonly last: string;
  readonly timezone: string;
  readonly contractor: boolean;
  readonly rate: number;
  readonly euroRate: number;
  readonly cost: number;
}

/** Everybody of the firm, in New York, London, Kolkata and Vancouver. */
export const people = {
  ana: {
    id: 4_417_203,
    first: 'Ana',
    last: 'Whitlock',
    timezone: 'Eastern Time (US & Canada)',
    contractor: false,
    rate: 185,
    euroRate: 170,
    cost: 95,
  },
  tomasz: {
    id: 4_417_219,
    first: 'Tomasz',
    last: 'Ridley',
    timezone: 'London',
    contractor: false,
    rate: 160,
    euroRate: 150,
    cost: 82,
  },
  meera: {
    id: 4_418_032,
    first: 'Meera',
    last: 'Sanyal',
    timezone: 'Kolkata',
    contractor: false,
    rate: 112.5,
    euroRate: 104,
    cost: 41,
  },
  joanna: {
    id: 4_501_776,
    first: 'Joanna',
    last: 'Leclair',
    timezone: 'Pacific Time (US & Canada)',
    contractor: true,
    rate: 140,
    euroRate: 131.5,
    cost: 90,
  },
} as const satisfies Record<string, Person>;

export const nameOf = ({ first, last }: Person): string => `${first} ${last}`;

export function userRows(): readonly HarvestRow[] {
  return Object.values(people).map((person: Person) => ({
    id: person.id,
    first_name: person.first,
    last_name: person.last,
    email: `${person.first.toLowerCase()}@larkspurfinch.example`,
    telephone: '',
    timezone: person.timezone,
    has_access_to_all_future_projects: !person.contractor,
    is_contractor: person.contractor,
    is_active: true,
    created_at: '2024-09-02T13:00:00Z',
    updated_at: '2025-12-15T13:00:00Z',
    weekly_capacity: 126_000,
    default_hourly_rate: person.rate,
    cost_rate: person.cost,
    roles: [person.contractor ? 'Subcontractor' : 'Consultant'],
    access_roles: [person.id === people.ana.id ? 'administrator' : 'member'],
    avatar_url: 'https://cache.harvestapp.com/assets/profile_images/abraj_albait_towers.png',
  }));
}
