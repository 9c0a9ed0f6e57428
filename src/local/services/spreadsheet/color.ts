import { ScriptError } from '../../engine/script-error';
import { type EnumConstant, enumOf, ServiceObject } from '../../engine/service-object';
import { toInteger } from './arguments';
import { hexColor } from './model/color-names';

/** Colours of the default theme. */
const THEME: Readonly<Record<string, string>> = {
  TEXT: '#000000',
  BACKGROUND: '#ffffff',
  ACCENT1: '#4285f4',
  ACCENT2: '#ea4335',
  ACCENT3: '#fbbc04',
  ACCENT4: '#34a853',
  ACCENT5: '#ff6d01',
  ACCENT6: '#46bdc6',
  HYPERLINK: '#1155cc',
};

export interface ColorValue {
  /** `#rrggbb`. */
  readonly hex: string;
  /** Name of a constant of `ThemeColorType`, or null. */
  readonly theme: string | null;
}

/** A colour text of a script; null gives back the default. */
export function readColor(text: string | number | null): string | undefined {
  if (text === null) return undefined;
  const hex = hexColor(String(text));
  if (hex === null) throw new ScriptError(`Invalid color string: ${text}`);
  return hex;
}

/** A colour text as a script's object, or null. */
export const colorObject = (hex: string | null | undefined): Color | null =>
  hex ? new Color({ hex, theme: null }) : null;

export function rgbHex(red: number, green: number, blue: number): string {
  const part = (value: number) => {
    const number = toInteger(value);
    if (number < 0 || number > 255) throw new ScriptError(`Invalid argument: ${number}`);
    return number.toString(16).padStart(2, '0');
  };
  return `#${part(red)}${part(green)}${part(blue)}`;
}

function wrongType(name: string): never {
  throw new ScriptError(`Object is not of type ${name}.`);
}

const colorType = (name: string): EnumConstant | undefined => enumOf('Base.ColorType')[name];

/** What `Color` and its builder answer alike. */
abstract class ColorAnswers extends ServiceObject {
  abstract readonly color: ColorValue | null;

  asRgbColor() {
    return this.color && this.color.theme === null
      ? new RgbColor(this.color.hex)
      : wrongType('RgbColor');
  }

  asThemeColor() {
    return this.color?.theme ? new ThemeColor(this.color.theme) : wrongType('ThemeColor');
  }

  getColorType() {
    if (!this.color) return colorType('UNSUPPORTED');
    return colorType(this.color.theme === null ? 'RGB' : 'THEME');
  }
}

export class Color extends ColorAnswers {
  readonly gasType = 'Spreadsheet.Color';

  constructor(readonly color: ColorValue) {
    super();
  }
}

export class ColorBuilder extends ColorAnswers {
  readonly gasType = 'Spreadsheet.ColorBuilder';
  color: ColorValue | null = null;

  setRgbColor(text: string) {
    this.color = { hex: readColor(text) ?? '#000000', theme: null };
    return this;
  }

  setThemeColor(constant: EnumConstant) {
    const hex = THEME[constant.name];
    if (hex === undefined) throw new ScriptError('Invalid argument: themeColorType');
    this.color = { hex, theme: constant.name };
    return this;
  }

  build() {
    if (!this.color) throw new ScriptError('A color must be set before building.');
    return new Color(this.color);
  }
}

class RgbColor extends ServiceObject {
  readonly gasType = 'Base.RgbColor';

  constructor(private readonly hex: string) {
    super();
  }
  asHexString() {
    return this.hex;
  }
  getColorType() {
    return colorType('RGB');
  }
  getRed() {
    return Number.parseInt(this.hex.slice(1, 3), 16);
  }
  getGreen() {
    return Number.parseInt(this.hex.slice(3, 5), 16);
  }
  getBlue() {
    return Number.parseInt(this.hex.slice(5, 7), 16);
  }
}

class ThemeColor extends ServiceObject {
  readonly gasType = 'Spreadsheet.ThemeColor';

  constructor(private readonly theme: string) {
    super();
  }
  getColorType() {
    return colorType('THEME');
  }
  getThemeColorType() {
    return enumOf('Spreadsheet.ThemeColorType')[this.theme];
  }
}
