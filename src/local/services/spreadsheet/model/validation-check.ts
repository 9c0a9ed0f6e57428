import { type Candidate, fulfils } from './conditions';
import { cellName } from './rectangle';
import type { RuleValue, Validation } from './rules';
import type { Scalar } from './scalar';
import type { SheetModel } from './sheet-model';

const plain = (value: RuleValue | undefined): unknown =>
  value?.kind === 'plain' ? value.value : undefined;

/** The values of a ticked and an unticked box. */
export function checkboxValues({ values }: Validation): { on: Scalar; off: Scalar } {
  const [on, off] = values.map(plain) as (Scalar | undefined)[];
  if (on === undefined) return { on: true, off: false };
  return { on, off: off ?? '' };
}

/** Whether a cell may hold a value. An empty cell always may. */
export function isValid(rule: Validation, candidate: Candidate): boolean {
  const { value } = candidate;
  if (value === undefined || value === '') return true;
  if (rule.criteria === 'CUSTOM_FORMULA')
    return asIfWritten(candidate, () => fulfils(rule, candidate));
  if (rule.criteria !== 'CHECKBOX') return fulfils(rule, candidate);
  const { on, off } = checkboxValues(rule);
  return value === on || value === off;
}

/** A formula looks at the cell as it would be. */
function asIfWritten<T>({ sheet, row, column, value }: Candidate, look: () => T): T {
  const old = sheet.contents.get(row, column);
  sheet.contents.set(row, column, value);
  sheet.contentVersion++;
  try {
    return look();
  } finally {
    sheet.contents.set(row, column, old);
    sheet.contentVersion++;
  }
}

/** What the platform says of a value that a cell refuses (apps-script.md E: field reports). */
export function refusalText(rule: Validation, row: number, column: number): string {
  const head = `The data you entered in cell ${cellName(row, column)} violates the data validation rules set on this cell.`;
  if (rule.helpText) return `${head}\n${rule.helpText}`;
  if (rule.criteria !== 'VALUE_IN_LIST') return head;
  const words = rule.values.map((value) => String(plain(value))).join(', ');
  return `${head}\nPlease enter one of the following values: ${words}.`;
}

/** The rule that refuses a value in a cell, or null. */
export function refusingRule(
  sheet: SheetModel,
  at: { readonly row: number; readonly column: number },
  value: Scalar | undefined,
  now: number,
): Validation | null {
  const rule = sheet.validations.get(at.row, at.column);
  if (!rule || rule.allowInvalid) return null;
  return isValid(rule, { sheet, ...at, value, now, anchor: at }) ? null : rule;
}
