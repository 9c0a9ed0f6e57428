import { daysBetween, type LocalDate } from '../calendar/local-date';
import { durationText, type Seconds } from '../calendar/seconds';
import { isZone, resolveWall } from '../calendar/zone';
import type { CsvCells } from './csv-cells';
import { readDate } from './csv-date';
import { readClock, readDuration } from './csv-duration';
import { CsvFault } from './csv-finding';

/** How far a duration may be from its times: they are often written without seconds. */
const TOLERANCE = 60;

const DAY = 86_400;

const IN_TRACKER = 'Correct it in the tracker, then import again.';

/** From when to when a row says that somebody worked, by the clock on the wall. */
interface Stretch {
  readonly from: Seconds;
  readonly to: Seconds;
  readonly startedOn: LocalDate;
  readonly endedOn: LocalDate;
  /** Seconds between them on a day without a clock change. */
  readonly onTheWall: Seconds;
  /** Seconds between them in the zone of the row, or of the firm; null for an unknown one. */
  readonly inZone: Seconds | null;
}

/**
 * The time of a row: what it states, held against its times, or what the times alone give. Throws
 * a CsvFault: E-101 for an end before its start, E-106 where times and duration disagree, E-107 to
 * E-110 for times that its zone does not have, has twice, or of which the zone has to be known.
 */
export function readSeconds(cells: CsvCells, spentOn: LocalDate): Seconds {
  const zone = zoneOf(cells);
  const stretch = stretchOf(cells, spentOn, zone || cells.firmZone);
  if (zone !== '' && stretch) mustExist(cells, stretch, zone);
  if (cells.text('duration') === '') return fromTimes(cells, stretch, zone);
  const { durationForm, decimalSign } = cells.mapping;
  const said = cells.read('duration', (text) => readDuration(text, durationForm, decimalSign));
  if (stretch && !agrees(cells, stretch, said)) {
    const [a, b] = [said, stretch.onTheWall].map((seconds) => Math.round(seconds / 60));
    const fix = 'Correct the duration or the times, then import again.';
    throw new CsvFault('E-106', `it says ${a} min, its times give ${b}`, fix).in('duration');
  }
  return said;
}

/** Zone of the row; empty where neither the row nor the person who imports it has named one. */
function zoneOf(cells: CsvCells): string {
  const zone = cells.text('zone') || cells.mapping.zone;
  if (zone === '' || isZone(zone)) return zone;
  const fix = 'Name it as Europe/Berlin or America/New_York.';
  throw new CsvFault('E-110', `'${zone}' is an unknown time zone`, fix).in('zone');
}

function stretchOf(cells: CsvCells, startedOn: LocalDate, zone: string): Stretch | null {
  const from = readClock(cells.text('startTime'));
  const to = readClock(cells.text('endTime'));
  if (from === null || to === null) return null;
  const { dateOrder } = cells.mapping;
  const endedOn = cells.readIf('endDate', (text) => readDate(text, dateOrder)) ?? startedOn;
  const onTheWall = daysBetween(startedOn, endedOn) * DAY + to - from;
  const apart = (): Seconds =>
    (instantOf(zone, endedOn, to) - instantOf(zone, startedOn, from)) / 1000;
  const inZone = isZone(zone) ? apart() : null;
  const stretch = { from, to, startedOn, endedOn, onTheWall, inZone };
  if (onTheWall >= 0 || (cells.text('endDate') === '' && cells.text('duration') !== ''))
    return stretch;
  const message = `it ends ${cells.text('endTime')} before it starts ${cells.text('startTime')}`;
  const fix = 'Correct the times in the tracker, then import again.';
  throw new CsvFault('E-101', message, fix).in('endTime');
}

function fromTimes(cells: CsvCells, stretch: Stretch | null, zone: string): Seconds {
  if (!stretch) {
    const running = cells.text('startTime') !== '' && cells.text('endTime') === '';
    if (running && cells.has('endTime')) {
      const fix = 'Nothing to do: it comes with the next file once it has been stopped.';
      throw new CsvFault('W-105', 'the timer is still running', fix).in('endTime');
    }
    throw new CsvFault('E-313', "duration '' is missing", 'Enter it.').in('duration');
  }
  const { onTheWall, inZone } = stretch;
  if (inZone === null || inZone === onTheWall) return onTheWall;
  if (zone !== '') return inZone;
  const message =
    `clocks changed on ${stretch.startedOn}; its times have no offset and ` +
    `could be ${durationText(onTheWall)} or ${durationText(inZone)}`;
  throw new CsvFault('E-109', message, 'Choose the time zone of the file.').in('startTime');
}

/** A file with one date cannot say that work went on after midnight; its duration can. */
function agrees(cells: CsvCells, { onTheWall, inZone }: Stretch, said: Seconds): boolean {
  const near = (other: Seconds | null) => other !== null && Math.abs(other - said) <= TOLERANCE;
  if (near(onTheWall) || near(inZone)) return true;
  return cells.text('endDate') === '' && (near(onTheWall + DAY) || near(inZone && inZone + DAY));
}

function mustExist(cells: CsvCells, stretch: Stretch, zone: string): void {
  const needed = cells.text('duration') === '';
  const ends = [
    ['startTime', stretch.startedOn, stretch.from],
    ['endTime', stretch.endedOn, stretch.to],
  ] as const;
  for (const [field, day, seconds] of ends) {
    const { kind } = resolveWall(zone, wallOf(day, seconds));
    const time = `${day} ${clockText(seconds)}`;
    if (kind === 'gap') {
      throw new CsvFault('E-107', `${time} does not exist in ${zone}`, IN_TRACKER).in(field);
    }
    if (kind === 'overlap' && needed) {
      const message = `${time} occurs twice in ${zone}; the offset is missing`;
      throw new CsvFault('E-108', message, 'Give the row a duration.').in(field);
    }
  }
}

const instantOf = (zone: string, day: LocalDate, seconds: Seconds): number =>
  resolveWall(zone, wallOf(day, seconds)).chosen;

const wallOf = (day: LocalDate, seconds: Seconds): string =>
  `${day}T${clockText(seconds)}:${String(seconds % 60).padStart(2, '0')}`;

const clockText = (seconds: Seconds): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
