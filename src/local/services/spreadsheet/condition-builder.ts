import {
  EnumConstant as Constant,
  type EnumConstant,
  ServiceObject,
} from '../../engine/service-object';
import type { GivenCondition } from './conditions';
import type { GivenValue } from './rule-values';

/** The `when…` methods that filters and conditional formats share. */
export abstract class ConditionBuilder extends ServiceObject {
  protected condition: GivenCondition | null = null;

  whenCellEmpty() {
    return this.when('CELL_EMPTY');
  }
  whenCellNotEmpty() {
    return this.when('CELL_NOT_EMPTY');
  }
  whenDateAfter(date: Date | EnumConstant) {
    return this.whenDate('DATE_AFTER', date);
  }
  whenDateBefore(date: Date | EnumConstant) {
    return this.whenDate('DATE_BEFORE', date);
  }
  whenDateEqualTo(date: Date | EnumConstant) {
    return this.whenDate('DATE_EQUAL_TO', date);
  }
  whenFormulaSatisfied(formula: string) {
    return this.when('CUSTOM_FORMULA', formula);
  }
  whenNumberBetween(start: number, end: number) {
    return this.when('NUMBER_BETWEEN', start, end);
  }
  whenNumberEqualTo(number: number) {
    return this.when('NUMBER_EQUAL_TO', number);
  }
  whenNumberGreaterThan(number: number) {
    return this.when('NUMBER_GREATER_THAN', number);
  }
  whenNumberGreaterThanOrEqualTo(number: number) {
    return this.when('NUMBER_GREATER_THAN_OR_EQUAL_TO', number);
  }
  whenNumberLessThan(number: number) {
    return this.when('NUMBER_LESS_THAN', number);
  }
  whenNumberLessThanOrEqualTo(number: number) {
    return this.when('NUMBER_LESS_THAN_OR_EQUAL_TO', number);
  }
  whenNumberNotBetween(start: number, end: number) {
    return this.when('NUMBER_NOT_BETWEEN', start, end);
  }
  whenNumberNotEqualTo(number: number) {
    return this.when('NUMBER_NOT_EQUAL_TO', number);
  }
  whenTextContains(text: string) {
    return this.when('TEXT_CONTAINS', text);
  }
  whenTextDoesNotContain(text: string) {
    return this.when('TEXT_DOES_NOT_CONTAIN', text);
  }
  whenTextEndsWith(text: string) {
    return this.when('TEXT_ENDS_WITH', text);
  }
  whenTextEqualTo(text: string) {
    return this.when('TEXT_EQUAL_TO', text);
  }
  whenTextStartsWith(text: string) {
    return this.when('TEXT_STARTS_WITH', text);
  }
  withCriteria(criteria: EnumConstant, values: readonly GivenValue[]) {
    return this.when(criteria.name, ...values);
  }

  private whenDate(criteria: string, date: Date | EnumConstant): this {
    return this.when(date instanceof Constant ? `${criteria}_RELATIVE` : criteria, date);
  }

  private when(criteria: string, ...values: readonly GivenValue[]): this {
    this.condition = { criteria, values };
    return this;
  }
}
