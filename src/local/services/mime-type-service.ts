import { ServiceObject } from '../engine/service-object';
import { MIME_TYPE_CONSTANTS } from './mime-types';

/** The global `MimeType`: documented constants that are plain texts. */
export class MimeType extends ServiceObject {
  readonly gasType = 'Base.MimeType';

  constructor() {
    super();
    Object.assign(this, MIME_TYPE_CONSTANTS);
  }
}
