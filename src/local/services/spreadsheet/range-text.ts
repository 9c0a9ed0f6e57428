import type { EnumConstant } from '../../engine/service-object';
import { checkDimensions } from './arguments';
import { readColor } from './color';
import { displayText } from './model/display';
import { lastColumnOf, lastRowOf } from './model/rectangle';
import { Formula } from './model/scalar';
import type { SheetModel } from './model/sheet-model';
import { type Border, type BorderSide, type Style, styleOf } from './model/style';
import { putContent } from './model/write';
import { RangeLooks } from './range-looks';
import { fullRuns, RichTextValue } from './rich-text-value';
import { type TextLook, TextStyle } from './text-style';

type Sides = Readonly<Record<BorderSide, boolean | null>>;

/** Text styles, rich text and borders of the cells of a range. */
export abstract class RangeText extends RangeLooks {
  getTextStyle() {
    return this.firstLook((style) => new TextStyle(textLook(style)));
  }
  getTextStyles() {
    return this.looks((style) => new TextStyle(textLook(style)));
  }
  setTextStyle(style: TextStyle) {
    return this.setLook(style.look);
  }
  setTextStyles(styles: readonly (readonly TextStyle[])[]) {
    return this.setLooks(styles, ({ look }) => look);
  }

  getRichTextValue() {
    return this.richAt(this.sheet, this.block.row, this.block.column);
  }
  getRichTextValues() {
    const sheet = this.sheet;
    return this.grid((row, column) => this.richAt(sheet, row, column));
  }
  setRichTextValue(value: RichTextValue) {
    return this.writing((sheet, row, column) => putRich(sheet, row, column, value));
  }
  setRichTextValues(values: readonly (readonly RichTextValue[])[]) {
    checkDimensions(values, this.block);
    return this.writing((sheet, row, column) => {
      const value = values[row - this.block.row]?.[column - this.block.column];
      if (value) putRich(sheet, row, column, value);
    });
  }

  setBorder(
    ...[top, left, bottom, right, vertical, horizontal, color, style]: [
      ...sides: (boolean | null)[],
      color: never,
      style: never,
    ]
  ) {
    const given = (color ?? null) as string | null;
    const line: Border = {
      color: readColor(given) ?? '#000000',
      style: ((style ?? null) as EnumConstant | null)?.name ?? 'SOLID',
    };
    const { block } = this;
    const pick = (edge: boolean, outer: unknown, inner: unknown) =>
      (edge ? (outer ?? null) : (inner ?? null)) as boolean | null;
    return this.changing((sheet) =>
      sheet.styles.update(block, (old, row, column) =>
        bordered(old, line, {
          top: pick(row === block.row, top, horizontal),
          bottom: pick(row === lastRowOf(block), bottom, horizontal),
          left: pick(column === block.column, left, vertical),
          right: pick(column === lastColumnOf(block), right, vertical),
        }),
      ),
    );
  }

  /** Null for cells that hold anything but text, as the platform documents it. */
  private richAt(sheet: SheetModel, row: number, column: number) {
    const value = sheet.value(row, column);
    if (value !== undefined && typeof value !== 'string') return null;
    const base = textLook(sheet.styles.get(row, column) ?? {});
    const runs = sheet.runs.get(row, column) ?? [];
    return new RichTextValue({
      text: value === undefined ? '' : displayText(sheet, row, column),
      runs,
      base,
    });
  }
}

/** The whole look of the text of a cell; the family of a new one as read on the live platform. */
function textLook(style: Style): TextLook {
  return {
    bold: style.bold ?? false,
    italic: style.italic ?? false,
    underline: style.underline ?? false,
    strikethrough: style.strikethrough ?? false,
    fontColor: style.fontColor ?? '#000000',
    fontFamily: style.fontFamily ?? 'arial,sans,sans-serif',
    fontSize: style.fontSize ?? 10,
    ...(style.fontColorTheme === undefined ? {} : { fontColorTheme: style.fontColorTheme }),
  };
}

function putRich(sheet: SheetModel, row: number, column: number, { rich }: RichTextValue): void {
  if (sheet.contents.get(row, column) instanceof Formula)
    sheet.contents.set(row, column, undefined);
  putContent(sheet, row, column, rich.text === '' ? undefined : rich.text);
  const runs = fullRuns(rich);
  const plain = runs.every(({ look, link }) => link === null && Object.keys(look).length === 0);
  sheet.runs.set(row, column, plain ? undefined : runs);
}

function bordered(old: Style | undefined, line: Border, sides: Sides): Style | undefined {
  const borders: Partial<Record<BorderSide, Border>> = { ...old?.borders };
  for (const side of Object.keys(sides) as BorderSide[]) {
    const wanted = sides[side];
    if (wanted === true) borders[side] = line;
    else if (wanted === false) delete borders[side];
  }
  return styleOf({ ...old, borders: Object.keys(borders).length > 0 ? borders : undefined });
}
