import type { Problem } from '../records/problem';
import { counted } from '../rules/counted';
import { type DayPolicy, dayChanges, dayPolicyOf, trackersDay } from '../rules/day-policy';
import { problem } from '../rules/problem';
import { clientsTab } from '../tabs/clients-tab';
import { dayChangesTab } from '../tabs/day-changes-tab';
import { timeTab } from '../tabs/time-tab';
import { logEvents } from './event-log';
import { settingsOf } from './settings';
import type { World } from './world';

const IN_FORCE = 'day-policy';
const SHOWN = 'day-policy:shown';

/** The policy by which work is put on its day now, whatever Settings ask for. */
export function dayPolicyInForce({ host }: Pick<World, 'host'>): DayPolicy {
  const text = host.journal.get(IN_FORCE);
  return text === null ? trackersDay : (JSON.parse(text) as DayPolicy);
}

/**
 * Puts another policy in force where it moves nothing, or once a person has seen what it moves and
 * said yes; else shows what it would move and moves nothing.
 */
export function settleDays(world: World): readonly Problem[] {
  const { host, workbook } = world;
  const { settings } = settingsOf(world);
  const wanted = dayPolicyOf(settings, workbook.records(clientsTab));
  const asked = JSON.stringify(wanted);
  const changes =
    JSON.stringify(dayPolicyInForce(world)) === asked
      ? []
      : dayChanges(workbook.records(timeTab), wanted);
  const agreed = settings.moveDays && host.journal.get(SHOWN) === asked;
  const values = new Map(changes.map((one) => [one.entryId, one]));
  workbook.put(dayChangesTab, {
    owner: 'pull',
    values: agreed ? new Map() : values,
    mode: 'replace',
  });
  if (changes.length > 0 && !agreed) {
    host.journal.set(SHOWN, asked);
    return [waiting(changes.length, settings.dayOwner)];
  }
  const moved = changes.map(({ entryId, dayThen }) => [entryId, { spentOn: dayThen }] as const);
  workbook.put(timeTab, { owner: 'pull', values: new Map(moved), mode: 'merge' });
  host.journal.set(IN_FORCE, asked);
  host.journal.set(SHOWN, null);
  const reason = `Day of work follows ${settings.dayOwner}`;
  logEvents(
    world,
    changes.map(({ entryId: key, dayNow: before, dayThen: after }) => ({
      action: 'moved to another day',
      tab: timeTab.name,
      key,
      field: 'spentOn',
      before,
      after,
      reason,
    })),
  );
  return [];
}

function waiting(count: number, owner: string): Problem {
  return problem({
    code: 'W-133',
    step: 'pull',
    tab: dayChangesTab.name,
    key: '',
    field: '',
    message: `'Day of work follows' asks for ${owner}: ${counted(count, 'entry', 'entries')} would move to another day. Nothing was moved.`,
    fix: "Look at the tab 'Day changes'. To move them, set 'Move work to its new days' to yes and pull again; else set 'Day of work follows' back.",
  });
}
