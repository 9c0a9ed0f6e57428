import { ServiceObject } from '../../engine/service-object';

/** How text of a cell is turned: by degrees, or upright letters below each other. */
export class TextRotation extends ServiceObject {
  readonly gasType = 'Spreadsheet.TextRotation';

  constructor(private readonly rotation: number | 'vertical') {
    super();
  }

  getDegrees() {
    return this.rotation === 'vertical' ? 0 : this.rotation;
  }

  isVertical() {
    return this.rotation === 'vertical';
  }
}
