import { zonedText } from '../../../src/calendar/zone';
import type { FirmWork, TrackedTime } from '../../../src/local/providers/sample-firm/firm-work';

/** A piece of work with its names, and when it began and ended on the wall of a zone. */
interface Row {
  readonly work: TrackedTime;
  readonly person: string;
  readonly email: string;
  readonly client: string;
  readonly currency: string;
  readonly project: string;
  readonly task: string;
  /** `2026-03-02T09:00:00`. */
  readonly from: string;
  readonly to: string;
}

/** The files that trackers export of the same work, each with its own habits. */
export function exportOf(tracker: string, firm: FirmWork, dayZone: string | undefined): string {
  const rows = firm.time
    .filter(({ running }) => !running)
    .map((work) => rowOf(firm, work, dayZone));
  const write = writers[tracker];
  if (!write) throw new Error(tracker);
  return write(rows);
}

function rowOf(firm: FirmWork, work: TrackedTime, dayZone: string | undefined): Row {
  const project = firm.projects.find(({ id }) => id === work.projectId);
  const client = firm.clients.find(({ id }) => id === project?.clientId);
  const person = firm.people.find(({ id }) => id === work.personId);
  const zone = dayZone ?? person?.zone ?? '';
  const wall = (ms: number) => zonedText(zone, ms).slice(0, 19);
  return {
    work,
    person: person?.name ?? '',
    email: person?.email ?? '',
    client: client?.name ?? '',
    currency: client?.currency ?? '',
    project: project?.name ?? '',
    task: firm.tasks.find(({ id }) => id === work.taskId)?.name ?? '',
    from: wall(work.startMs),
    to: wall(work.startMs + work.seconds * 1000),
  };
}

const quoted = (cells: readonly string[], sign = ','): string =>
  cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(sign);

const american = (wall: string): string =>
  `${wall.slice(5, 7)}/${wall.slice(8, 10)}/${wall.slice(0, 4)}`;

function twelve(wall: string): string {
  const hour = Number(wall.slice(11, 13));
  const half = hour < 12 ? 'AM' : 'PM';
  return `${String(hour % 12 || 12).padStart(2, '0')}${wall.slice(13, 19)} ${half}`;
}

function clock(seconds: number): string {
  const whole = Math.abs(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const text = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return seconds < 0 ? `-${text}` : text;
}

const yesNo = (flag: boolean): string => (flag ? 'Yes' : 'No');

/** Hours with decimals and a currency in words; columns end with a link. */
function harvest(rows: readonly Row[]): string {
  const lines = rows.map(({ work, person, client, currency, project, task, from }) => {
    const [first = '', ...last] = person.split(' ');
    return [
      ...[from.slice(0, 10), client, project, '', task, work.notes],
      ...[String(work.seconds / 3600), yesNo(work.billable), yesNo(work.invoiced), 'No'],
      ...[first, last.join(' '), '', 'Yes', work.rate === null ? '' : work.rate.toFixed(2), '0.0'],
      ...['0.0', '0.0', `Some money - ${currency}`, ''],
    ];
  });
  const header =
    'Date,Client,Project,Project Code,Task,Notes,Hours,Billable?,Invoiced?,Approved?,First Name,Last Name,Roles,Employee?,Billable Rate,Billable Amount,Cost Rate,Cost Amount,Currency,External Reference URL';
  return [header, ...lines.map((line) => quoted(line))].join('\r\n');
}

/** Marked as UTF-8, days as ISO, durations as clock times. */
function toggl(rows: readonly Row[]): string {
  const lines = rows.map(({ work, person, email, client, project, task, from, to }) => [
    ...[person, email, client, project, task, work.notes, yesNo(work.billable)],
    ...[
      from.slice(0, 10),
      from.slice(11),
      to.slice(0, 10),
      to.slice(11),
      clock(work.seconds),
      '',
      '0.00',
    ],
  ]);
  const header = [
    ...['User', 'Email', 'Client', 'Project', 'Task', 'Description', 'Billable'],
    ...['Start date', 'Start time', 'End date', 'End time', 'Duration', 'Tags', 'Amount (USD)'],
  ];
  return `\ufeff${[header, ...lines].map((line) => quoted(line)).join('\n')}\n`;
}

/** Month first, twelve-hour clocks, the currency in a header. */
function clockify(rows: readonly Row[]): string {
  const lines = rows.map(({ work, person, email, client, project, task, from, to }) => [
    ...[project, client, work.notes, task, person, '', email, '', yesNo(work.billable)],
    ...[american(from), twelve(from), american(to), twelve(to)],
    ...[clock(work.seconds), (work.seconds / 3600).toFixed(2), (work.rate ?? 0).toFixed(2), ''],
  ]);
  const header = [
    ...['Project', 'Client', 'Description', 'Task', 'User', 'Group', 'Email', 'Tags', 'Billable'],
    ...['Start Date', 'Start Time', 'End Date', 'End Time', 'Duration (h)', 'Duration (decimal)'],
    ...['Billable Rate (USD)', 'Billable Amount (USD)'],
  ];
  return [header, ...lines].map((line) => quoted(line)).join('\n');
}

/** Semicolons and durations in hours and minutes, with a row of totals. */
function kimai(rows: readonly Row[]): string {
  const lines = rows.map(({ work, person, client, currency, project, task, from, to }) => [
    ...[from.slice(0, 10), from.slice(11), to.slice(11), clock(work.seconds)],
    ...[currency, person, client, project, task, work.notes, yesNo(work.billable)],
  ]);
  const header = [
    ...['Date', 'From', 'To', 'Duration', 'Currency', 'User', 'Customer', 'Project'],
    ...['Activity', 'Description', 'Billable'],
  ];
  const total = ['Total', '', '', '99:00:00', '', '', '', '', '', '', ''];
  return [header, ...lines, total].map((line) => quoted(line, ';')).join('\n');
}

const writers: Readonly<Record<string, (rows: readonly Row[]) => string>> = {
  harvest,
  toggl,
  clockify,
  kimai,
};
