import { NotEmulated } from '../../engine/script-error';
import type { EnumConstant } from '../../engine/service-object';
import { checkDimensions, toInteger } from './arguments';
import { type Color, rgbHex } from './color';
import * as look from './looks';
import { type Style, type StyleChange, styleChanger } from './model/style';
import { RangeValues } from './range-values';
import type { TextRotation } from './text-rotation';

type Texts = readonly (readonly (string | null)[])[];

/** How the cells of a range look. Each property is read and set alone or as a grid. */
export abstract class RangeLooks extends RangeValues {
  getNumberFormat() {
    return this.firstLook(look.numberFormat);
  }
  getNumberFormats() {
    return this.looks(look.numberFormat);
  }
  setNumberFormat(pattern: string | null) {
    return this.setLook(look.numberFormatChange(pattern));
  }
  setNumberFormats(patterns: Texts) {
    return this.setLooks(patterns, look.numberFormatChange);
  }

  getBackground() {
    return this.firstLook(look.background);
  }
  getBackgrounds() {
    return this.looks(look.background);
  }
  setBackground(color: string | null) {
    return this.setLook(look.backgroundChange(color));
  }
  setBackgrounds(colors: Texts) {
    return this.setLooks(colors, look.backgroundChange);
  }
  setBackgroundRGB(red: number, green: number, blue: number) {
    return this.setLook(look.backgroundChange(rgbHex(red, green, blue)));
  }
  getBackgroundObject() {
    return this.firstLook(look.backgroundObject);
  }
  getBackgroundObjects() {
    return this.looks(look.backgroundObject);
  }
  setBackgroundObject(color: Color | null) {
    return this.setLook(look.backgroundObjectChange(color));
  }
  setBackgroundObjects(colors: readonly (readonly (Color | null)[])[]) {
    return this.setLooks(colors, look.backgroundObjectChange);
  }

  getFontColor() {
    return this.firstLook(look.fontColor);
  }
  getFontColors() {
    return this.looks(look.fontColor);
  }
  setFontColor(color: string | null) {
    return this.setLook(look.fontColorChange(color));
  }
  setFontColors(colors: Texts) {
    return this.setLooks(colors, look.fontColorChange);
  }
  getFontColorObject() {
    return this.firstLook(look.fontColorObject);
  }
  getFontColorObjects() {
    return this.looks(look.fontColorObject);
  }
  setFontColorObject(color: Color | null) {
    return this.setLook(look.fontColorObjectChange(color));
  }
  setFontColorObjects(colors: readonly (readonly (Color | null)[])[]) {
    return this.setLooks(colors, look.fontColorObjectChange);
  }

  getFontFamily() {
    return this.firstLook(look.fontFamily);
  }
  getFontFamilies() {
    return this.looks(look.fontFamily);
  }
  setFontFamily(family: string | null) {
    return this.setLook(look.fontFamilyChange(family));
  }
  setFontFamilies(families: Texts) {
    return this.setLooks(families, look.fontFamilyChange);
  }

  getFontSize() {
    return this.firstLook(look.fontSize);
  }
  getFontSizes() {
    return this.looks(look.fontSize);
  }
  setFontSize(size: number) {
    return this.setLook(look.fontSizeChange(size));
  }
  setFontSizes(sizes: readonly (readonly number[])[]) {
    return this.setLooks(sizes, look.fontSizeChange);
  }

  getFontWeight() {
    return this.firstLook(look.fontWeight);
  }
  getFontWeights() {
    return this.looks(look.fontWeight);
  }
  setFontWeight(weight: string | null) {
    return this.setLook(look.fontWeightChange(weight));
  }
  setFontWeights(weights: Texts) {
    return this.setLooks(weights, look.fontWeightChange);
  }

  getFontStyle() {
    return this.firstLook(look.fontStyle);
  }
  getFontStyles() {
    return this.looks(look.fontStyle);
  }
  setFontStyle(style: string | null) {
    return this.setLook(look.fontStyleChange(style));
  }
  setFontStyles(styles: Texts) {
    return this.setLooks(styles, look.fontStyleChange);
  }

  getFontLine() {
    return this.firstLook(look.fontLine);
  }
  getFontLines() {
    return this.looks(look.fontLine);
  }
  setFontLine(line: string | null) {
    return this.setLook(look.fontLineChange(line));
  }
  setFontLines(lines: Texts) {
    return this.setLooks(lines, look.fontLineChange);
  }

  getHorizontalAlignment() {
    return this.firstLook(look.horizontal);
  }
  getHorizontalAlignments() {
    return this.looks(look.horizontal);
  }
  setHorizontalAlignment(alignment: string | null) {
    return this.setLook(look.horizontalChange(alignment));
  }
  setHorizontalAlignments(alignments: Texts) {
    return this.setLooks(alignments, look.horizontalChange);
  }

  getVerticalAlignment() {
    return this.firstLook(look.vertical);
  }
  getVerticalAlignments() {
    return this.looks(look.vertical);
  }
  setVerticalAlignment(alignment: string | null) {
    return this.setLook(look.verticalChange(alignment));
  }
  setVerticalAlignments(alignments: Texts) {
    return this.setLooks(alignments, look.verticalChange);
  }

  getWrap() {
    return this.firstLook(look.wrap);
  }
  getWraps() {
    return this.looks(look.wrap);
  }
  setWrap(on: boolean) {
    return this.setLook(look.wrapChange(on));
  }
  setWraps(flags: readonly (readonly boolean[])[]) {
    return this.setLooks(flags, look.wrapChange);
  }
  getWrapStrategy() {
    return this.firstLook(look.wrapStrategy);
  }
  getWrapStrategies() {
    return this.looks(look.wrapStrategy);
  }
  setWrapStrategy(strategy: EnumConstant) {
    return this.setLook(look.wrapStrategyChange(strategy));
  }
  setWrapStrategies(strategies: readonly (readonly EnumConstant[])[]) {
    return this.setLooks(strategies, look.wrapStrategyChange);
  }

  getTextDirection() {
    return this.firstLook(look.direction);
  }
  getTextDirections() {
    return this.looks(look.direction);
  }
  setTextDirection(constant: EnumConstant | null) {
    return this.setLook(look.directionChange(constant));
  }
  setTextDirections(constants: readonly (readonly (EnumConstant | null)[])[]) {
    return this.setLooks(constants, look.directionChange);
  }

  getTextRotation() {
    return this.firstLook(look.rotation);
  }
  getTextRotations() {
    return this.looks(look.rotation);
  }
  setTextRotation(degrees: number | TextRotation) {
    if (typeof degrees !== 'number') throw new NotEmulated('setTextRotation of a TextRotation');
    return this.setLook({ rotation: toInteger(degrees) || undefined });
  }
  setVerticalText(upright: boolean) {
    return this.setLook({ rotation: upright ? 'vertical' : undefined });
  }
  setShowHyperlink(show: boolean) {
    return this.setLook({ showHyperlink: show ? undefined : false });
  }

  protected firstLook<T>(read: (style: Style) => T): T {
    return read(this.sheet.styles.get(this.block.row, this.block.column) ?? {});
  }

  protected looks<T>(read: (style: Style) => T): T[][] {
    const { styles } = this.sheet;
    return this.grid((row, column) => read(styles.get(row, column) ?? {}));
  }

  protected setLook(change: StyleChange): this {
    const changed = styleChanger(change);
    return this.changing((sheet) => sheet.styles.update(this.block, changed));
  }

  protected setLooks<T>(grid: readonly (readonly T[])[], read: (value: T) => StyleChange): this {
    checkDimensions(grid, this.block);
    const changers = new Map<T, ReturnType<typeof styleChanger>>();
    for (const value of grid.flat()) {
      if (!changers.has(value)) changers.set(value, styleChanger(read(value)));
    }
    const changerAt = (row: number, column: number) =>
      changers.get(grid[row - this.block.row]?.[column - this.block.column] as T);
    return this.changing((sheet) =>
      sheet.styles.update(this.block, (style, row, column) => changerAt(row, column)?.(style)),
    );
  }
}
