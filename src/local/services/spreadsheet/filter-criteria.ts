import { ServiceObject } from '../../engine/service-object';
import { ConditionBuilder } from './condition-builder';
import { criteriaConstant, fromCondition, type GivenCondition, toCondition } from './conditions';
import type { FilterRule } from './model/rules';
import type { SheetSession } from './sheet-session';

interface Criteria {
  readonly hiddenValues: readonly string[] | null;
  readonly visibleValues: readonly string[] | null;
  readonly condition: GivenCondition | null;
}

/** What a column of a filter lets through. */
export class FilterCriteria extends ServiceObject {
  readonly gasType = 'Spreadsheet.FilterCriteria';

  constructor(readonly criteria: Criteria) {
    super();
  }

  static fromModel(rule: FilterRule, session: SheetSession, bookId: string): FilterCriteria {
    const condition = rule.condition && fromCondition(rule.condition, session, bookId);
    return new FilterCriteria({ ...rule, condition });
  }

  toModel(timeZone: string): FilterRule {
    const { condition } = this.criteria;
    return { ...this.criteria, condition: condition && toCondition(condition, timeZone) };
  }

  copy() {
    return new FilterCriteriaBuilder(this.criteria);
  }
  getCriteriaType() {
    return criteriaConstant(this.criteria.condition?.criteria);
  }
  getCriteriaValues() {
    return this.criteria.condition?.values ?? [];
  }
  getHiddenValues() {
    return this.criteria.hiddenValues ?? [];
  }
  getVisibleValues() {
    return this.criteria.visibleValues ?? [];
  }
}

export class FilterCriteriaBuilder extends ConditionBuilder {
  readonly gasType = 'Spreadsheet.FilterCriteriaBuilder';
  private hiddenValues: readonly string[] | null;
  private visibleValues: readonly string[] | null;

  constructor(from: Criteria = { hiddenValues: null, visibleValues: null, condition: null }) {
    super();
    this.hiddenValues = from.hiddenValues;
    this.visibleValues = from.visibleValues;
    this.condition = from.condition;
  }

  build() {
    const { hiddenValues, visibleValues, condition } = this;
    return new FilterCriteria({ hiddenValues, visibleValues, condition });
  }
  copy() {
    return this.build().copy();
  }
  getCriteriaType() {
    return criteriaConstant(this.condition?.criteria);
  }
  getCriteriaValues() {
    return this.condition?.values ?? [];
  }
  getHiddenValues() {
    return this.hiddenValues ?? [];
  }
  getVisibleValues() {
    return this.visibleValues ?? [];
  }
  setHiddenValues(values: readonly unknown[]) {
    this.hiddenValues = values.map(String);
    this.visibleValues = null;
    return this;
  }
  setVisibleValues(values: readonly unknown[]) {
    this.visibleValues = values.map(String);
    this.hiddenValues = null;
    return this;
  }
}
