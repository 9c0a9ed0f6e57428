import { ScriptError } from '../../engine/script-error';
import { type EnumConstant, enumOf } from '../../engine/service-object';
import { toInteger } from './arguments';
import { Color, readColor } from './color';
import { readNumberFormat } from './model/number-pattern';
import type { Style, StyleChange } from './model/style';
import { TextRotation } from './text-rotation';

/** What a cell without a format gives as its number format, as read on the live platform. */
const AUTOMATIC_FORMAT = '0.###############';

/** One of the words that the platform documents for a property; null gives the default back. */
function oneOf<T>(
  words: Readonly<Record<string, T>>,
  word: string | null,
  what: string,
): T | undefined {
  if (word === null) return undefined;
  if (!Object.hasOwn(words, word)) throw new ScriptError(`Invalid argument: ${what}`);
  return words[word];
}

export const numberFormat = (style: Style) => style.numberFormat ?? AUTOMATIC_FORMAT;
export function numberFormatChange(pattern: string | null): StyleChange {
  if (pattern === null) throw new ScriptError('Invalid argument: numberFormat');
  if (/^(general|automatic|)$/i.test(pattern)) return { numberFormat: undefined };
  if (!readNumberFormat(pattern)) throw new ScriptError(`Invalid number format: ${pattern}`);
  return { numberFormat: pattern };
}

export const background = (style: Style) => style.background ?? '#ffffff';
export const backgroundChange = (color: string | null): StyleChange => ({
  background: readColor(color),
  backgroundTheme: undefined,
});
export const backgroundObject = (style: Style) =>
  new Color({ hex: background(style), theme: style.backgroundTheme ?? null });
export const backgroundObjectChange = (color: Color | null): StyleChange => ({
  background: color?.color.hex,
  backgroundTheme: color?.color.theme ?? undefined,
});

export const fontColor = (style: Style) => style.fontColor ?? '#000000';
export const fontColorChange = (color: string | null): StyleChange => ({
  fontColor: readColor(color),
  fontColorTheme: undefined,
});
export const fontColorObject = (style: Style) =>
  new Color({ hex: fontColor(style), theme: style.fontColorTheme ?? null });
export const fontColorObjectChange = (color: Color | null): StyleChange => ({
  fontColor: color?.color.hex,
  fontColorTheme: color?.color.theme ?? undefined,
});

export const fontFamily = (style: Style) => style.fontFamily ?? 'Arial';
export const fontFamilyChange = (family: string | null): StyleChange => ({
  fontFamily: family === null ? undefined : String(family),
});

export const fontSize = (style: Style) => style.fontSize ?? 10;
export function fontSizeChange(size: number): StyleChange {
  if (toInteger(size) < 1) throw new ScriptError('Invalid argument: size');
  return { fontSize: size };
}

export const fontWeight = (style: Style) => (style.bold ? 'bold' : 'normal');
export const fontWeightChange = (word: string | null): StyleChange => ({
  bold: oneOf({ bold: true, normal: undefined }, word, 'fontWeight'),
});

export const fontStyle = (style: Style) => (style.italic ? 'italic' : 'normal');
export const fontStyleChange = (word: string | null): StyleChange => ({
  italic: oneOf({ italic: true, normal: undefined }, word, 'fontStyle'),
});

export const fontLine = (style: Style) => {
  if (style.underline) return 'underline';
  return style.strikethrough ? 'line-through' : 'none';
};
export function fontLineChange(word: string | null): StyleChange {
  const line = oneOf({ underline: 'u', 'line-through': 's', none: '' }, word, 'fontLine');
  return {
    underline: line === 'u' ? true : undefined,
    strikethrough: line === 's' ? true : undefined,
  };
}

export const horizontal = (style: Style) =>
  style.horizontalAlignment ?? (style.generalLeft ? 'general-left' : 'general');
const HORIZONTAL = {
  left: 'left',
  center: 'center',
  right: 'right',
  normal: undefined,
  general: undefined,
} as const;
export const horizontalChange = (word: string | null): StyleChange => ({
  horizontalAlignment: oneOf<Style['horizontalAlignment']>(HORIZONTAL, word, 'alignment'),
  generalLeft: word === 'normal' ? true : undefined,
});

export const vertical = (style: Style) => style.verticalAlignment ?? 'bottom';
const VERTICAL = { top: 'top', middle: 'middle', bottom: undefined } as const;
export const verticalChange = (word: string | null): StyleChange => ({
  verticalAlignment: oneOf<Style['verticalAlignment']>(VERTICAL, word, 'alignment'),
});

/** A new cell overflows and yet says that it wraps, as read on the live platform. */
export const wrap = (style: Style) => style.wrap === undefined || style.wrap === 'WRAP';
export const wrapChange = (on: boolean): StyleChange => ({ wrap: on ? 'WRAP' : 'OVERFLOW' });
export const wrapStrategy = (style: Style) =>
  enumOf('Spreadsheet.WrapStrategy')[style.wrap ?? 'OVERFLOW'];
export const wrapStrategyChange = ({ name }: EnumConstant): StyleChange => ({
  wrap: name as NonNullable<Style['wrap']>,
});

export const direction = (style: Style) =>
  style.direction === undefined ? null : enumOf('Spreadsheet.TextDirection')[style.direction];
export const directionChange = (constant: EnumConstant | null): StyleChange => ({
  direction: constant?.name as Style['direction'],
});

export const rotation = (style: Style) => new TextRotation(style.rotation ?? 0);
