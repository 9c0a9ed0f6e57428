import type { AuthMode, Caller } from './execution';
import type { LocalAppsScript, Outcome, ServiceContext } from './local-apps-script';
import { enumOf, ServiceObject } from './service-object';
import { type StoredTrigger, type TriggerEvent, TriggerStore } from './trigger-store';

/** Where something happens, and by whom. */
export interface Scene {
  readonly user: string;
  readonly documentId: string;
}

export interface UserEdit extends Scene {
  readonly sheetName: string;
  /** A1 notation of the edited cells. */
  readonly range: string;
  /** Text of a single edited cell before and after, where there is one. */
  readonly oldValue?: string;
  readonly value?: string;
}

export type ChangeType =
  | 'EDIT'
  | 'INSERT_ROW'
  | 'INSERT_COLUMN'
  | 'REMOVE_ROW'
  | 'REMOVE_COLUMN'
  | 'INSERT_GRID'
  | 'REMOVE_GRID'
  | 'FORMAT'
  | 'OTHER';

/**
 * Opens the spreadsheet for a person: `onOpen` as a simple trigger, then installable ones. A
 * published add-on that is not enabled in this document runs `onOpen` in AuthMode NONE.
 */
export function personOpens(
  app: LocalAppsScript,
  scene: Scene & { readonly authMode?: AuthMode },
): Outcome[] {
  return raise(app, { scene, simple: 'onOpen', event: 'ON_OPEN', authMode: scene.authMode });
}

/** A person has edited cells; edits by scripts raise nothing (guides/triggers). */
export function personEdits(app: LocalAppsScript, edit: UserEdit): Outcome[] {
  const details = (context: ServiceContext) => ({
    range: documentOf(context)?.getSheetByName(edit.sheetName)?.getRange(edit.range),
    ...(edit.value !== undefined && { value: edit.value }),
    ...(edit.oldValue !== undefined && { oldValue: edit.oldValue }),
  });
  return [
    ...raise(app, { scene: edit, simple: 'onEdit', event: 'ON_EDIT', details }),
    ...personChanges(app, { ...edit, changeType: 'EDIT' }),
  ];
}

/** A person has changed the document in some way; there is no simple trigger for it. */
export function personChanges(
  app: LocalAppsScript,
  scene: Scene & { readonly changeType: ChangeType },
): Outcome[] {
  const details = () => ({ changeType: scene.changeType });
  return raise(app, { scene, event: 'ON_CHANGE', details });
}

interface Occasion {
  readonly scene: Scene;
  readonly event: TriggerEvent;
  /** Name of the simple trigger, where the event has one. */
  readonly simple?: string;
  readonly authMode?: AuthMode | undefined;
  readonly details?: (context: ServiceContext) => Readonly<Record<string, unknown>>;
}

function raise(app: LocalAppsScript, occasion: Occasion): Outcome[] {
  const { scene, simple, event, authMode = 'LIMITED' } = occasion;
  const { documentId, user } = scene;
  const outcomes: Outcome[] = [];
  if (simple !== undefined && app.parts.project.functionNames.has(simple)) {
    const caller: Caller = { cause: 'simpleTrigger', authMode, user, documentId };
    outcomes.push(app.run(simple, (context) => [eventOf(context, occasion)], caller));
  }
  const watching = new TriggerStore(app.parts.world)
    .all()
    .filter((one) => one.event === event && one.documentId === documentId);
  return [...outcomes, ...watching.map((trigger) => runTrigger(app, occasion, trigger))];
}

/** An installable trigger runs as the person who made it, whoever raised the event. */
function runTrigger(app: LocalAppsScript, occasion: Occasion, trigger: StoredTrigger): Outcome {
  const caller: Caller = {
    cause: 'installableTrigger',
    authMode: 'FULL',
    user: trigger.owner,
    documentId: trigger.documentId,
    interactive: true,
  };
  const event = (context: ServiceContext) => [
    { ...eventOf(context, { ...occasion, authMode: 'FULL' }), triggerUid: trigger.id },
  ];
  return app.run(trigger.handler, event, caller);
}

/** Who caused an event is only told where the run may know it. */
function eventOf(context: ServiceContext, occasion: Occasion): Readonly<Record<string, unknown>> {
  const { authMode = 'LIMITED', scene, details } = occasion;
  const source = authMode === 'NONE' ? undefined : documentOf(context);
  return {
    authMode: enumOf('Script.AuthMode')[authMode],
    user: new EventUser(authMode === 'FULL' ? scene.user : ''),
    ...(source && { source }),
    ...details?.(context),
  };
}

class EventUser extends ServiceObject {
  readonly gasType = 'Base.User';

  constructor(private readonly email: string) {
    super();
  }

  getEmail() {
    return this.email;
  }

  override toString() {
    return this.email;
  }
}

/** As much of a Spreadsheet as events need. */
interface EventDocument {
  getSheetByName(name: string): { getRange(a1: string): unknown } | null;
}

function documentOf(context: ServiceContext): EventDocument | undefined {
  const app = context.services['SpreadsheetApp']?.(context) as
    | { getActiveSpreadsheet?: () => EventDocument }
    | undefined;
  return app?.getActiveSpreadsheet?.();
}
