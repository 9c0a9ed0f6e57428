import type { HarvestRow, HarvestState } from '../../../connectors/harvest/simulator-state';
import { instantOf } from '../../../connectors/simulator-instant';

/** What a firm tracked, whatever tracker it uses; ids are those of its first tracker. */
export interface FirmWork {
  readonly name: string;
  readonly clients: readonly {
    readonly id: number;
    readonly name: string;
    readonly currency: string;
    readonly address: string;
  }[];
  readonly projects: readonly {
    readonly id: number;
    readonly name: string;
    readonly clientId: number;
    readonly billable: boolean;
  }[];
  readonly tasks: readonly { readonly id: number; readonly name: string }[];
  readonly people: readonly {
    readonly id: number;
    readonly name: string;
    readonly email: string;
    /** IANA name. */
    readonly zone: string;
  }[];
  readonly time: readonly TrackedTime[];
}

export interface TrackedTime {
  readonly id: number;
  readonly personId: number;
  readonly projectId: number;
  readonly taskId: number;
  /** Milliseconds since 1970. */
  readonly startMs: number;
  readonly seconds: number;
  readonly running: boolean;
  readonly notes: string;
  readonly billable: boolean;
  /** For the hour, in the client's currency. */
  readonly rate: number | null;
  readonly invoiced: boolean;
}

/** The same work as another tracker would hold it: entries without clock times begin at nine. */
export function workOf({ company, lists }: HarvestState): FirmWork {
  const zones = new Map(
    lists.users.map((user) => [user.id, ZONES[String(user['timezone'])] ?? 'America/New_York']),
  );
  return {
    name: String(company['name']),
    clients: lists.clients.map((row) => ({
      id: row.id,
      name: String(row['name']),
      currency: String(row['currency']),
      address: String(row['address'] ?? ''),
    })),
    projects: lists.projects.map((row) => ({
      id: row.id,
      name: String(row['name']),
      clientId: idIn(row, 'client'),
      billable: row['is_billable'] === true,
    })),
    tasks: lists.tasks.map((row) => ({ id: row.id, name: String(row['name']) })),
    people: lists.users.map((row) => ({
      id: row.id,
      name: `${row['first_name']} ${row['last_name']}`,
      email: String(row['email']),
      zone: zones.get(row.id) ?? '',
    })),
    time: lists.time_entries.map((row) => ({
      id: row.id,
      personId: idIn(row, 'user'),
      projectId: idIn(row, 'project'),
      taskId: idIn(row, 'task'),
      startMs: instantOf(
        zones.get(idIn(row, 'user')) ?? '',
        String(row['spent_date']),
        minutesOf(row['started_time']),
      ),
      seconds: Math.round(Number(row['hours']) * 3600),
      running: row['is_running'] === true,
      notes: String(row['notes'] ?? ''),
      billable: row['billable'] === true,
      rate: row['billable_rate'] === null ? null : Number(row['billable_rate']),
      invoiced: row['is_billed'] === true,
    })),
  };
}

/** Zones of the sample firm's people, from the names that its tracker uses. */
const ZONES: Readonly<Record<string, string>> = {
  'Eastern Time (US & Canada)': 'America/New_York',
  London: 'Europe/London',
  Kolkata: 'Asia/Kolkata',
  'Pacific Time (US & Canada)': 'America/Vancouver',
};

const idIn = (row: HarvestRow, field: string): number => (row[field] as { id: number }).id;

function minutesOf(clock: unknown): number {
  const match = /^(\d+):(\d+)(am|pm)$/.exec(String(clock));
  if (!match) return 9 * 60;
  const [, hour, minute, half] = match;
  return (Number(hour) % 12) * 60 + Number(minute) + (half === 'pm' ? 720 : 0);
}
