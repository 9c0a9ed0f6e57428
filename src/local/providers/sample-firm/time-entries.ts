import type { HarvestRow } from '../../../connectors/harvest/simulator-state';
import { clockTime, daysFrom, isWeekend, savedAt } from './days';
import { nameOf, type Person, people } from './people';
import type { Random } from './random';
import { type Project, projects, type Task, tasks } from './work';

/** A piece of tracked time before it is written as Harvest has it. */
export interface Tracked {
  readonly day: string;
  readonly person: Person;
  readonly project: Project;
  readonly task: Task;
  readonly notes: string | null;
  readonly minutes: number;
  /** Minutes after midnight at which it began. */
  readonly startsAt: number;
  readonly approval: 'approved' | 'submitted' | 'unsubmitted';
  /** What differs from the usual, field by field. */
  readonly odd?: Readonly<Record<string, unknown>>;
}

/** Work that has been approved; what came later waits for somebody. */
const APPROVED_UNTIL = '2026-03-27';

/** Who works on what, and how often. */
const plans: readonly (readonly [Person, readonly [Project, ...Project[]]])[] = [
  [
    people.ana,
    [
      projects.ledgers,
      projects.dashboard,
      projects.retainer,
      projects.reporting,
      projects.onboarding,
    ],
  ],
  [people.tomasz, [projects.ledgers, projects.dashboard, projects.reporting, projects.grant]],
  [people.meera, [projects.ledgers, projects.dashboard, projects.onboarding, projects.tides]],
  [people.joanna, [projects.renderings, projects.renderings, projects.dashboard, projects.tides]],
];

const notes = [
  'Reworked the import of nightly totals',
  'Call with the controller about the closing calendar',
  'Wireframes for the overview page',
  'Reviewed the data model, second round',
  'Fixed rounding in the occupancy report',
  'Workshop preparation',
  'Prototype of the approval screen',
  'Weekly status and next steps',
  'Naïve first cut of the reconciliation, to be refined',
  'Documented the chart of accounts',
  'Colour studies for the lobby renderings',
  'Acceptance tests with the warehouse team',
  'Regression after the firmware update',
  'Draft of chapter 3',
] as const;

/** Two months of ordinary days: two to four pieces of work each, one after the other. */
export function ordinaryWork(random: Random): readonly Tracked[] {
  return daysFrom('2026-02-02', '2026-03-31')
    .filter((day) => !isWeekend(day))
    .flatMap((day) => plans.flatMap(([person, choices]) => oneDay(day, [person, choices], random)));
}

function oneDay(
  day: string,
  [person, choices]: readonly [Person, readonly [Project, ...Project[]]],
  random: Random,
): readonly Tracked[] {
  if (random.happens(4)) return [];
  let at = 8 * 60 + random.whole(0, 9) * 10;
  return Array.from({ length: random.whole(2, 4) }, () => {
    const project = random.one(choices);
    const minutes = random.happens(30) ? random.whole(3, 170) : random.whole(2, 15) * 15;
    const startsAt = at;
    at += minutes + random.whole(0, 4) * 15;
    return {
      day,
      person,
      project,
      task: taskFor(project, random),
      notes: random.happens(6) ? null : random.one(notes),
      minutes,
      startsAt,
      approval: day <= APPROVED_UNTIL ? 'approved' : random.one(['submitted', 'unsubmitted']),
    } as const;
  });
}

function taskFor(project: Project, random: Random): Task {
  if (random.happens(8)) return tasks.research;
  if (project === projects.renderings) return tasks.design;
  return random.one([tasks.engineering, tasks.engineering, tasks.design, tasks.management]);
}

/** Writes tracked time as Harvest has it; ids rise with gaps, as those of a shared service do. */
export function timeEntryRows(
  work: readonly Tracked[],
  random: Random,
): readonly (HarvestRow & { readonly spent_date: string })[] {
  let id = 2_618_040_117;
  return work.map((tracked) => {
    id += random.whole(3, 900);
    return timeEntryRow(id, tracked);
  });
}

function timeEntryRow(id: number, tracked: Tracked) {
  const { day, person, project, task, minutes, startsAt, approval } = tracked;
  const billable = project.billable && task.billable;
  const hours = Math.round((minutes / 60) * 100) / 100;
  const rate = project.client.currency === 'EUR' ? person.euroRate : person.rate;
  const approved = approval === 'approved';
  const saved = savedAt(day);
  const dated = { created_at: saved, updated_at: saved };
  return {
    id,
    spent_date: day,
    user: { id: person.id, name: nameOf(person) },
    client: { id: project.client.id, name: project.client.name },
    project: { id: project.id, name: project.name },
    task: { id: task.id, name: task.name },
    user_assignment: {
      id: person.id * 10 + (project.id % 10),
      is_project_manager: person.id === people.ana.id,
      is_active: true,
      budget: null,
      created_at: '2026-01-05T14:00:00Z',
      updated_at: '2026-01-05T14:00:00Z',
      hourly_rate: rate,
    },
    task_assignment: {
      id: task.id * 10 + (project.id % 10),
      billable,
      is_active: true,
      created_at: '2026-01-05T14:00:00Z',
      updated_at: '2026-01-05T14:00:00Z',
      hourly_rate: null,
      budget: null,
    },
    hours,
    hours_without_timer: hours,
    rounded_hours: Math.ceil(hours * 4) / 4,
    notes: tracked.notes,
    ...dated,
    is_locked: approved,
    locked_reason: approved ? 'Item Approved and Locked for this Time Period' : null,
    is_closed: approved,
    approval_status: approval,
    is_billed: false,
    timer_started_at: null,
    started_time: clockTime(startsAt),
    ended_time: clockTime(startsAt + minutes),
    is_running: false,
    invoice: null,
    external_reference: null,
    billable,
    budgeted: false,
    billable_rate: billable ? rate : null,
    cost_rate: person.cost,
    ...tracked.odd,
  };
}
