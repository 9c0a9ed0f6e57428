import { ServiceObject } from '../../engine/service-object';
import type { Rectangle } from './model/rectangle';
import type { SheetPlace, SheetSession } from './sheet-session';

/** Methods that a list passes on to each of its ranges. */
const PASSED_ON =
  `breakApart check clear clearContent clearDataValidations clearFormat clearNote insertCheckboxes
removeCheckboxes setBackground setBackgroundRGB setBorder setFontColor setFontFamily setFontLine setFontSize setFontStyle
setFontWeight setFormula setFormulaR1C1 setHorizontalAlignment setNote setNumberFormat setShowHyperlink setTextDirection
setTextRotation setValue setVerticalAlignment setVerticalText setWrap setWrapStrategy trimWhitespace uncheck`.split(
    /\s+/,
  );

type Method = (...args: unknown[]) => unknown;

/** Ranges of one sheet that are changed together. */
export class RangeList extends ServiceObject {
  readonly gasType = 'Spreadsheet.RangeList';

  constructor(
    private readonly session: SheetSession,
    private readonly place: SheetPlace,
    readonly blocks: readonly Rectangle[],
  ) {
    super();
    for (const name of PASSED_ON) {
      Object.defineProperty(this, name, {
        value: (...args: unknown[]) => {
          for (const range of this.getRanges()) {
            const method = (range as unknown as Record<string, Method>)[name] as Method;
            method.apply(range, args);
          }
          return this;
        },
      });
    }
  }

  getRanges() {
    return this.blocks.map((block) => this.session.make.range(this.place, block));
  }

  activate() {
    const sheet = this.session.sheet(this.place);
    sheet.selection = this.blocks;
    sheet.parent.activeSheetId = sheet.id;
    sheet.changed();
    return this;
  }
}
