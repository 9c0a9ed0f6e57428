import type { ServiceContext } from '../engine/local-apps-script';
import { ServiceObject } from '../engine/service-object';

/** What `SpreadsheetApp.getUi()` gives. */
export class Ui extends ServiceObject {
  readonly gasType = 'Base.Ui';

  constructor(readonly context: ServiceContext) {
    super();
  }
}
