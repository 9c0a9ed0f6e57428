import { readBinding } from '../connectors/binding';
import type { Caller } from '../connectors/caller';
import type { LedgerFacts } from '../connectors/ledger';
import { allLayouts } from '../tabs/all-tabs';
import { settingRows } from '../tabs/settings-tab';
import { settingsOf } from './settings';
import { StepStopped, type World } from './world';

/** In the journal of a workbook whose tabs are marked as those of a sandbox. */
export const MARKED = 'sandbox';

const SETTING = `'${settingRows.sandbox.name}'`;

type Place = Pick<World, 'host' | 'workbook'>;

/** Whether a caller reaches a sandbox or a demo company, where nothing is real. */
export const isSandbox = ({ sandbox }: Caller, { demo }: Partial<LedgerFacts>): boolean =>
  sandbox || demo === true;

/**
 * Stops where the setting and the connected company do not go together: a workbook is a sandbox as
 * a whole, or not at all, so that no id of one kind of books ever meets the other.
 */
export function requireMode(world: Place, caller: Caller, facts: Partial<LedgerFacts>): void {
  const wanted = settingsOf(world).settings.sandbox;
  const bound = readBinding(world.host.journal);
  if (bound && bound.sandbox !== wanted) {
    const kind = bound.sandbox ? 'sandbox' : 'live';
    throw new StepStopped(
      `This workbook has posted to the ${kind} company ${bound.company}, so ${SETTING} stays ` +
        `${bound.sandbox ? 'yes' : 'no'}. Set it back, and use another workbook for the other books.`,
    );
  }
  if (isSandbox(caller, facts) === wanted) return;
  const { title } = caller.connector;
  throw new StepStopped(
    wanted
      ? `This workbook is in sandbox mode, and ${title} is connected to a live company. Connect its sandbox or demo company under Set-up, or set ${SETTING} to no.`
      : `${title} is connected to a sandbox or demo company, and this workbook is for live books. Set ${SETTING} to yes on the Settings tab, or connect the live company under Set-up.`,
  );
}

/** Shows on every tab that the workbook is a sandbox, again where a person has changed that. */
export function showMode({ host, workbook }: Place): void {
  const wanted = settingsOf({ host, workbook }).settings.sandbox;
  const marked = host.journal.get(MARKED) !== null;
  if (!wanted && !marked) return;
  if (wanted && !marked) host.journal.set(MARKED, 'yes');
  host.markTabs?.(allLayouts, wanted);
  if (!wanted) host.journal.set(MARKED, null);
}
