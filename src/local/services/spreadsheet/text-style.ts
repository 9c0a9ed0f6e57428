import { ServiceObject } from '../../engine/service-object';
import { toInteger } from './arguments';
import { Color, type ColorValue, readColor } from './color';
import type { RunLook } from './model/rich-text';

/** A look of text as a script holds it; what is not set is null. */
export interface TextLook extends RunLook {
  readonly fontColorTheme?: string;
}

export class TextStyle extends ServiceObject {
  readonly gasType = 'Spreadsheet.TextStyle';

  constructor(readonly look: TextLook) {
    super();
  }

  copy() {
    return new TextStyleBuilder(this.look);
  }
  getFontFamily() {
    return this.look.fontFamily ?? null;
  }
  getFontSize() {
    return this.look.fontSize ?? null;
  }
  /** For a colour of the theme its name, as read on the live platform. */
  getForegroundColor() {
    return this.look.fontColorTheme ?? this.look.fontColor ?? null;
  }
  getForegroundColorObject() {
    const { fontColor, fontColorTheme = null } = this.look;
    return fontColor === undefined ? null : new Color({ hex: fontColor, theme: fontColorTheme });
  }
  isBold() {
    return this.look.bold ?? null;
  }
  isItalic() {
    return this.look.italic ?? null;
  }
  isStrikethrough() {
    return this.look.strikethrough ?? null;
  }
  isUnderline() {
    return this.look.underline ?? null;
  }
}

export class TextStyleBuilder extends ServiceObject {
  readonly gasType = 'Spreadsheet.TextStyleBuilder';

  constructor(private look: TextLook = {}) {
    super();
  }

  build() {
    return new TextStyle(this.look);
  }
  setBold(bold: boolean) {
    return this.with({ bold });
  }
  setItalic(italic: boolean) {
    return this.with({ italic });
  }
  setUnderline(underline: boolean) {
    return this.with({ underline });
  }
  setStrikethrough(strikethrough: boolean) {
    return this.with({ strikethrough });
  }
  setFontFamily(fontFamily: string) {
    return this.with({ fontFamily: String(fontFamily) });
  }
  setFontSize(size: number) {
    return this.with({ fontSize: toInteger(size) });
  }
  setForegroundColor(text: string) {
    const { fontColorTheme: _, ...rest } = this.look;
    const fontColor = readColor(text);
    this.look = fontColor === undefined ? rest : { ...rest, fontColor };
    return this;
  }
  setForegroundColorObject(color: { readonly color: ColorValue | null } | null) {
    const { fontColorTheme: _, fontColor: __, ...rest } = this.look;
    const value = color?.color;
    this.look = value
      ? { ...rest, fontColor: value.hex, ...(value.theme ? { fontColorTheme: value.theme } : {}) }
      : rest;
    return this;
  }

  private with(parts: TextLook): this {
    this.look = { ...this.look, ...parts };
    return this;
  }
}
