import type { ServiceContext } from '../../engine/local-apps-script';
import { ScriptError } from '../../engine/script-error';
import { ServiceObject } from '../../engine/service-object';
import type { TriggerEvent } from '../../engine/trigger-store';
import { ClockTriggerBuilder } from './clock-trigger-builder';
import { createTrigger } from './triggers';

/** What `ScriptApp.newTrigger` gives; Docs, Forms and Calendar are not emulated. */
export class TriggerBuilder extends ServiceObject {
  readonly gasType = 'Script.TriggerBuilder';

  constructor(
    private readonly context: ServiceContext,
    private readonly handler: string,
  ) {
    super();
  }

  timeBased() {
    return new ClockTriggerBuilder(this.context, this.handler);
  }

  /** An add-on can only watch the file in which it is used (concepts/editor-triggers). */
  forSpreadsheet(spreadsheet: unknown) {
    const id = spreadsheetId(spreadsheet);
    const { execution, switches } = this.context;
    if (switches.installedAsAddOn && id !== execution.caller.documentId)
      throw new ScriptError('The script does not have permission to perform that action.');
    return new SpreadsheetTriggerBuilder(this.context, this.handler, id);
  }
}

/** The id behind a `Spreadsheet` or a text that is one. */
export function spreadsheetId(spreadsheet: unknown): string {
  const { getId } = (spreadsheet ?? {}) as { getId?: () => string };
  return typeof getId === 'function' ? getId.call(spreadsheet) : String(spreadsheet);
}

class SpreadsheetTriggerBuilder extends ServiceObject {
  readonly gasType = 'Script.SpreadsheetTriggerBuilder';
  private event: TriggerEvent | undefined;

  constructor(
    private readonly context: ServiceContext,
    private readonly handler: string,
    private readonly documentId: string,
  ) {
    super();
  }

  onOpen() {
    return this.on('ON_OPEN');
  }

  onEdit() {
    return this.on('ON_EDIT');
  }

  onChange() {
    return this.on('ON_CHANGE');
  }

  onFormSubmit() {
    return this.on('ON_FORM_SUBMIT');
  }

  create() {
    const { event, handler, documentId } = this;
    if (event === undefined) throw new ScriptError('Please specify the event of the trigger.');
    return createTrigger(this.context, { handler, event, documentId });
  }

  private on(event: TriggerEvent): this {
    this.event = event;
    return this;
  }
}
