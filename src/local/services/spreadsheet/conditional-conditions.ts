import { enumOf, ServiceObject } from '../../engine/service-object';
import { colorObject } from './color';
import { criteriaConstant, type GivenCondition } from './conditions';
import type { ConditionalLook, GradientPoint } from './model/rules';

export interface Gradient {
  readonly min: GradientPoint;
  readonly mid: GradientPoint | null;
  readonly max: GradientPoint;
}

/** What a rule asks of a cell, and the look that it then gives. */
export class BooleanCondition extends ServiceObject {
  readonly gasType = 'Spreadsheet.BooleanCondition';

  constructor(
    private readonly condition: GivenCondition,
    private readonly look: ConditionalLook,
  ) {
    super();
  }
  /** As it prints on the live platform. */
  override toString(): string {
    return 'ConditionalFormatBooleanCondition';
  }
  getCriteriaType() {
    return criteriaConstant(this.condition.criteria);
  }
  getCriteriaValues() {
    return this.condition.values;
  }
  getBackground() {
    return this.look.background ?? null;
  }
  getFontColor() {
    return this.look.fontColor ?? null;
  }
  getBackgroundObject() {
    return colorObject(this.look.background);
  }
  getFontColorObject() {
    return colorObject(this.look.fontColor);
  }
  getBold() {
    return this.look.bold ?? null;
  }
  getItalic() {
    return this.look.italic ?? null;
  }
  getStrikethrough() {
    return this.look.strikethrough ?? null;
  }
  getUnderline() {
    return this.look.underline ?? null;
  }
}

/** Colours of a rule between its smallest and its largest value. */
export class GradientCondition extends ServiceObject {
  readonly gasType = 'Spreadsheet.GradientCondition';

  constructor(private readonly gradient: Gradient) {
    super();
  }
  override toString(): string {
    return 'ConditionalFormatGradientCondition';
  }
  getMinColor() {
    return this.gradient.min.color;
  }
  getMinColorObject() {
    return colorObject(this.gradient.min.color);
  }
  getMidColorObject() {
    return colorObject(this.gradient.mid?.color);
  }
  getMaxColorObject() {
    return colorObject(this.gradient.max.color);
  }
  getMinType() {
    return interpolation(this.gradient.min);
  }
  getMinValue() {
    return this.gradient.min.value;
  }
  getMidColor() {
    return this.gradient.mid?.color ?? '';
  }
  getMidType() {
    return interpolation(this.gradient.mid);
  }
  getMidValue() {
    return this.gradient.mid?.value ?? '';
  }
  getMaxColor() {
    return this.gradient.max.color;
  }
  getMaxType() {
    return interpolation(this.gradient.max);
  }
  getMaxValue() {
    return this.gradient.max.value;
  }
}

const interpolation = (point: GradientPoint | null) =>
  point ? enumOf('Spreadsheet.InterpolationType')[point.type] : null;
