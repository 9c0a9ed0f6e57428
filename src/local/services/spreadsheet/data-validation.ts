import { ScriptError } from '../../engine/script-error';
import { type EnumConstant, enumOf, ServiceObject } from '../../engine/service-object';
import type { Validation } from './model/rules';
import { fromRuleValue, type GivenValue, toRuleValue } from './rule-values';
import type { RangeLike, SheetSession } from './sheet-session';

interface Draft {
  readonly criteria: string | null;
  readonly values: readonly GivenValue[];
  readonly allowInvalid: boolean;
  readonly helpText: string | null;
}

const EMPTY: Draft = { criteria: null, values: [], allowInvalid: true, helpText: null };

/** Criteria whose last value says whether a dropdown is shown. */
const WITH_DROPDOWN = new Set(['VALUE_IN_LIST', 'VALUE_IN_RANGE']);

/** What a rule and its builder answer alike. */
abstract class ValidationAnswers extends ServiceObject {
  abstract readonly draft: Draft;

  copy() {
    return new DataValidationBuilder(this.draft);
  }
  getAllowInvalid() {
    return this.draft.allowInvalid;
  }
  getCriteriaType() {
    const { criteria } = this.draft;
    return criteria === null ? null : enumOf('Spreadsheet.DataValidationCriteria')[criteria];
  }
  getCriteriaValues() {
    return this.draft.values;
  }
  getHelpText() {
    return this.draft.helpText;
  }
}

export class DataValidation extends ValidationAnswers {
  readonly gasType = 'Spreadsheet.DataValidation';

  constructor(readonly draft: Draft) {
    super();
  }

  /** The rule as the cells of a spreadsheet keep it. */
  toModel(timeZone: string): Validation {
    const { criteria, values, allowInvalid, helpText } = this.draft;
    const dropdown = criteria !== null && WITH_DROPDOWN.has(criteria);
    const listed =
      criteria === 'VALUE_IN_LIST' ? (values[0] as unknown as GivenValue[]) : values.slice(0, 1);
    const kept = dropdown ? listed : values;
    return {
      criteria: criteria ?? '',
      values: kept.map((value) => toRuleValue(value, timeZone)),
      showDropdown: dropdown ? values.at(-1) === true : true,
      allowInvalid,
      helpText,
    };
  }

  static fromModel(rule: Validation, session: SheetSession, bookId: string): DataValidation {
    const values = rule.values.map((value) => fromRuleValue(value, session, bookId));
    const { criteria, allowInvalid, helpText, showDropdown } = rule;
    if (!WITH_DROPDOWN.has(criteria)) {
      return new DataValidation({ criteria, values, allowInvalid, helpText });
    }
    const listed = criteria === 'VALUE_IN_LIST' ? [values as unknown as GivenValue] : values;
    return new DataValidation({
      criteria,
      values: [...listed, showDropdown],
      allowInvalid,
      helpText,
    });
  }
}

export class DataValidationBuilder extends ValidationAnswers {
  readonly gasType = 'Spreadsheet.DataValidationBuilder';

  constructor(public draft: Draft = EMPTY) {
    super();
  }

  build() {
    if (this.draft.criteria === null) {
      throw new ScriptError(
        'You must set the criteria of the data validation rule before building.',
      );
    }
    return new DataValidation(this.draft);
  }
  setAllowInvalid(allowInvalid: boolean) {
    this.draft = { ...this.draft, allowInvalid };
    return this;
  }
  setHelpText(helpText: string | null) {
    this.draft = { ...this.draft, helpText };
    return this;
  }
  withCriteria(criteria: EnumConstant, values: readonly GivenValue[]) {
    return this.require(criteria.name, values);
  }

  requireCheckbox(...values: GivenValue[]) {
    return this.require('CHECKBOX', values);
  }
  requireDate() {
    return this.require('DATE_IS_VALID_DATE', []);
  }
  requireDateAfter(date: Date) {
    return this.require('DATE_AFTER', [date]);
  }
  requireDateBefore(date: Date) {
    return this.require('DATE_BEFORE', [date]);
  }
  requireDateBetween(start: Date, end: Date) {
    return this.require('DATE_BETWEEN', [start, end]);
  }
  requireDateEqualTo(date: Date) {
    return this.require('DATE_EQUAL_TO', [date]);
  }
  requireDateNotBetween(start: Date, end: Date) {
    return this.require('DATE_NOT_BETWEEN', [start, end]);
  }
  requireDateOnOrAfter(date: Date) {
    return this.require('DATE_ON_OR_AFTER', [date]);
  }
  requireDateOnOrBefore(date: Date) {
    return this.require('DATE_ON_OR_BEFORE', [date]);
  }
  requireFormulaSatisfied(formula: string) {
    return this.require('CUSTOM_FORMULA', [formula]);
  }
  requireNumberBetween(start: number, end: number) {
    return this.require('NUMBER_BETWEEN', [start, end]);
  }
  requireNumberEqualTo(number: number) {
    return this.require('NUMBER_EQUAL_TO', [number]);
  }
  requireNumberGreaterThan(number: number) {
    return this.require('NUMBER_GREATER_THAN', [number]);
  }
  requireNumberGreaterThanOrEqualTo(number: number) {
    return this.require('NUMBER_GREATER_THAN_OR_EQUAL_TO', [number]);
  }
  requireNumberLessThan(number: number) {
    return this.require('NUMBER_LESS_THAN', [number]);
  }
  requireNumberLessThanOrEqualTo(number: number) {
    return this.require('NUMBER_LESS_THAN_OR_EQUAL_TO', [number]);
  }
  requireNumberNotBetween(start: number, end: number) {
    return this.require('NUMBER_NOT_BETWEEN', [start, end]);
  }
  requireNumberNotEqualTo(number: number) {
    return this.require('NUMBER_NOT_EQUAL_TO', [number]);
  }
  requireTextContains(text: string) {
    return this.require('TEXT_CONTAINS', [text]);
  }
  requireTextDoesNotContain(text: string) {
    return this.require('TEXT_DOES_NOT_CONTAIN', [text]);
  }
  requireTextEqualTo(text: string) {
    return this.require('TEXT_EQUAL_TO', [text]);
  }
  requireTextIsEmail() {
    return this.require('TEXT_IS_VALID_EMAIL', []);
  }
  requireTextIsUrl() {
    return this.require('TEXT_IS_VALID_URL', []);
  }
  /** The platform turns every value of a list into text. */
  requireValueInList(values: readonly unknown[], showDropdown = true) {
    const words = values.map((value) => String(value));
    return this.require('VALUE_IN_LIST', [words as unknown as GivenValue, showDropdown]);
  }
  requireValueInRange(range: RangeLike, showDropdown = true) {
    return this.require('VALUE_IN_RANGE', [range, showDropdown]);
  }

  private require(criteria: string, values: readonly GivenValue[]): this {
    this.draft = { ...this.draft, criteria, values };
    return this;
  }
}
