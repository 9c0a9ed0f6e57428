import type { ServiceContext } from '../../engine/local-apps-script';
import { ScriptError } from '../../engine/script-error';
import { enumOf, ServiceObject } from '../../engine/service-object';
import { type StoredTrigger, type TriggerEvent, TriggerStore } from '../../engine/trigger-store';

/** Quotas page: 20 triggers per user and script. */
const MOST_TRIGGERS = 20;

/** How messages name the kinds of trigger. */
const EVENT_WORDS: Readonly<Record<TriggerEvent, string>> = {
  CLOCK: 'time-based',
  ON_OPEN: 'document open',
  ON_EDIT: 'edit',
  ON_CHANGE: 'change',
  ON_FORM_SUBMIT: 'form submit',
};

/** An installable trigger as a script sees it. */
export class Trigger extends ServiceObject {
  readonly gasType = 'Script.Trigger';

  constructor(readonly stored: StoredTrigger) {
    super();
  }

  getEventType() {
    return enumOf('Script.EventType')[this.stored.event];
  }

  getHandlerFunction() {
    return this.stored.handler;
  }

  getTriggerSource() {
    const source = this.stored.event === 'CLOCK' ? 'CLOCK' : 'SPREADSHEETS';
    return enumOf('Script.TriggerSource')[source];
  }

  getTriggerSourceId() {
    return this.stored.event === 'CLOCK' ? null : this.stored.documentId;
  }

  getUniqueId() {
    return this.stored.id;
  }
}

type NewTrigger = Omit<StoredTrigger, 'id' | 'owner' | 'addOn'>;

/**
 * Stores a trigger of the user who runs the script, within the platform's limits. Whether its
 * function exists shows when it fires (apps-script-samples makes triggers of a function it lacks).
 */
export function createTrigger(context: ServiceContext, wanted: NewTrigger): Trigger {
  const { world, execution, switches } = context;
  const store = new TriggerStore(world);
  const owner = execution.effectiveUser;
  const own = store.all().filter((one) => one.owner === owner);
  if (own.length >= MOST_TRIGGERS)
    throw new ScriptError(
      'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    );
  const alike = own.some(
    ({ event, documentId }) => event === wanted.event && documentId === wanted.documentId,
  );
  if (switches.installedAsAddOn && alike)
    throw new ScriptError(
      `This add-on has created too many ${EVENT_WORDS[wanted.event]} triggers in this document ` +
        'for this Google user account.',
    );
  const trigger = { ...wanted, id: store.newId(), owner, addOn: switches.installedAsAddOn };
  store.add(trigger);
  return new Trigger(trigger);
}
