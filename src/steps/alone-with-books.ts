import { Busy } from '../host';
import { patiently } from './posting/change-posting';
import { type Desk, openDesk } from './posting/desk';
import { requireJournal } from './posting/standing';
import { requireRole } from './roles';
import { busyWith } from './runner';
import { runningStep } from './step-record';
import { StepStopped, type World } from './world';

/** Does something to the books while no step is running and nobody else does. */
export function aloneWithBooks<T>(world: World, work: (desk: Desk) => T): T {
  const { host } = world;
  requireJournal(world);
  return patiently(host, () => {
    requireRole(host, 'undo');
    const running = runningStep(host.journal, host.now());
    if (running !== null) throw new Busy(busyWith(running, host.now()));
    return work(openDesk(world));
  });
}

/** Why something is done, in a person's words; `why` says what they are for. */
export function neededReason(reason: string, why: string): string {
  const text = reason.trim();
  if (text !== '') return text;
  throw new StepStopped(`Say why: ${why}.`);
}
