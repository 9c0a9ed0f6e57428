import { ScriptError } from '../../engine/script-error';
import type { EnumConstant } from '../../engine/service-object';
import { type Color, readColor } from './color';
import { ConditionBuilder } from './condition-builder';
import { BooleanCondition, type Gradient, GradientCondition } from './conditional-conditions';
import { fromCondition, type GivenCondition, toCondition } from './conditions';
import type { ConditionalFormat, ConditionalLook } from './model/rules';
import type { SheetModel } from './model/sheet-model';
import type { RangeLike, SheetSession } from './sheet-session';

interface RuleParts {
  readonly ranges: readonly RangeLike[];
  readonly condition: GivenCondition | null;
  readonly look: ConditionalLook;
  readonly gradient: Partial<Gradient>;
}

const EMPTY: RuleParts = { ranges: [], condition: null, look: {}, gradient: {} };

abstract class RuleAnswers extends ConditionBuilder {
  abstract readonly parts: RuleParts;

  getRanges() {
    return this.parts.ranges;
  }
  getBooleanCondition() {
    const { condition, look } = this.parts;
    return condition && new BooleanCondition(condition, look);
  }
  getGradientCondition() {
    const { min, max, mid = null } = this.parts.gradient;
    return min && max ? new GradientCondition({ min, mid, max }) : null;
  }
  copy() {
    return new ConditionalFormatRuleBuilder(this.parts);
  }
}

/** How cells look that fulfil a condition, or by their value. */
export class ConditionalFormatRule extends RuleAnswers {
  readonly gasType = 'Spreadsheet.ConditionalFormatRule';

  constructor(readonly parts: RuleParts) {
    super();
  }

  static fromModel(rule: ConditionalFormat, session: SheetSession, sheet: SheetModel) {
    const place = { bookId: sheet.parent.id, sheetId: sheet.id };
    return new ConditionalFormatRule({
      ranges: rule.ranges.map((block) => session.make.range(place, block)),
      condition: rule.condition && fromCondition(rule.condition, session, sheet.parent.id),
      look: rule.condition?.look ?? {},
      gradient: rule.gradient ?? {},
    });
  }

  toModel(sheet: SheetModel): ConditionalFormat {
    const { ranges, condition, look, gradient } = this.parts;
    if (ranges.some(({ place }) => place.sheetId !== sheet.id)) {
      throw new ScriptError('Conditional format rule cannot reference a different sheet.');
    }
    const { min, max, mid = null } = gradient;
    return {
      ranges: ranges.map(({ block }) => block),
      condition: condition && { ...toCondition(condition, sheet.parent.timeZone), look },
      gradient: min && max ? { min, mid, max } : null,
    };
  }
}

export class ConditionalFormatRuleBuilder extends RuleAnswers {
  readonly gasType = 'Spreadsheet.ConditionalFormatRuleBuilder';
  private ranges: readonly RangeLike[];
  private look: ConditionalLook;
  private gradient: Partial<Gradient>;

  constructor(from: RuleParts = EMPTY) {
    super();
    this.ranges = from.ranges;
    this.condition = from.condition;
    this.look = from.look;
    this.gradient = from.gradient;
  }

  get parts(): RuleParts {
    const { ranges, condition, look, gradient } = this;
    return { ranges, condition, look, gradient };
  }

  build() {
    const { min, max } = this.gradient;
    if (!this.condition && !(min && max)) {
      throw new ScriptError('Conditional format rule must have a boolean or a gradient condition.');
    }
    if (this.ranges.length === 0) {
      throw new ScriptError('Conditional format rule must have at least one range.');
    }
    return new ConditionalFormatRule(this.parts);
  }
  setRanges(ranges: readonly RangeLike[]) {
    this.ranges = ranges;
    return this;
  }
  setBackground(color: string | null) {
    return this.withLook('background', readColor(color));
  }
  setFontColor(color: string | null) {
    return this.withLook('fontColor', readColor(color));
  }
  setBackgroundObject(color: Color | null) {
    return this.withLook('background', color?.color.hex);
  }
  setFontColorObject(color: Color | null) {
    return this.withLook('fontColor', color?.color.hex);
  }
  setBold(on: boolean | null) {
    return this.withLook('bold', on ?? undefined);
  }
  setItalic(on: boolean | null) {
    return this.withLook('italic', on ?? undefined);
  }
  setStrikethrough(on: boolean | null) {
    return this.withLook('strikethrough', on ?? undefined);
  }
  setUnderline(on: boolean | null) {
    return this.withLook('underline', on ?? undefined);
  }
  setGradientMinpoint(color: string) {
    return this.withPoint('min', color, 'MIN', '');
  }
  setGradientMaxpoint(color: string) {
    return this.withPoint('max', color, 'MAX', '');
  }
  setGradientMinpointWithValue(color: string, type: EnumConstant, value: string) {
    return this.withPoint('min', color, type.name, value);
  }
  setGradientMidpointWithValue(color: string, type: EnumConstant, value: string) {
    return this.withPoint('mid', color, type.name, value);
  }
  setGradientMaxpointWithValue(color: string, type: EnumConstant, value: string) {
    return this.withPoint('max', color, type.name, value);
  }

  setGradientMinpointObject(color: Color) {
    return this.withPoint('min', color.color.hex, 'MIN', '');
  }
  setGradientMaxpointObject(color: Color) {
    return this.withPoint('max', color.color.hex, 'MAX', '');
  }
  setGradientMinpointObjectWithValue(color: Color, type: EnumConstant, value: string) {
    return this.withPoint('min', color.color.hex, type.name, value);
  }
  setGradientMidpointObjectWithValue(color: Color, type: EnumConstant, value: string) {
    return this.withPoint('mid', color.color.hex, type.name, value);
  }
  setGradientMaxpointObjectWithValue(color: Color, type: EnumConstant, value: string) {
    return this.withPoint('max', color.color.hex, type.name, value);
  }

  private withLook(key: keyof ConditionalLook, value: string | boolean | undefined): this {
    const { [key]: _, ...rest } = this.look;
    this.look = value === undefined ? rest : { ...rest, [key]: value };
    return this;
  }

  private withPoint(key: keyof Gradient, color: string, type: string, value: string): this {
    const point = { color: readColor(color) ?? '#000000', type, value: String(value) };
    this.gradient = { ...this.gradient, [key]: point };
    this.condition = null;
    return this;
  }
}
