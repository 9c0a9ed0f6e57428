import { enumOf } from '../../engine/service-object';
import type { Condition } from './model/rules';
import { fromRuleValue, type GivenValue, toRuleValue } from './rule-values';
import type { SheetSession } from './sheet-session';

/** A condition of a filter or a conditional format as a script gives it. */
export interface GivenCondition {
  /** Name of a constant of `BooleanCriteria`. */
  readonly criteria: string;
  readonly values: readonly GivenValue[];
}

export function toCondition({ criteria, values }: GivenCondition, timeZone: string): Condition {
  return { criteria, values: values.map((value) => toRuleValue(value, timeZone)) };
}

export function fromCondition(
  { criteria, values }: Condition,
  session: SheetSession,
  bookId: string,
): GivenCondition {
  return { criteria, values: values.map((value) => fromRuleValue(value, session, bookId)) };
}

export const criteriaConstant = (name: string | undefined) =>
  name === undefined ? null : enumOf('Spreadsheet.BooleanCriteria')[name];
