import { types } from 'node:util';
import { NotEmulated } from '../../engine/script-error';
import { EnumConstant, enumOf } from '../../engine/service-object';
import type { RuleValue } from './model/rules';
import { wallClock } from './model/wall-clock';
import type { RangeLike, SheetSession } from './sheet-session';

/** A value that a script gives to a rule. Dates keep their instant until a spreadsheet is known. */
export type GivenValue = string | number | boolean | null | Date | EnumConstant | RangeLike;

const isRange = (value: object): value is RangeLike => 'block' in value && 'place' in value;

/** A value of a rule as the model keeps it, in the zone of a spreadsheet. */
export function toRuleValue(value: unknown, timeZone: string): RuleValue {
  if (types.isDate(value)) return { kind: 'date', serial: wallClock(timeZone).serial(value) };
  if (value instanceof EnumConstant) return { kind: 'relativeDate', name: value.name };
  if (value !== null && typeof value === 'object') {
    if (!isRange(value)) throw new NotEmulated('an object as the value of a rule');
    return { kind: 'range', sheetId: value.place.sheetId, block: value.block };
  }
  return { kind: 'plain', value: value as string | number | boolean | null };
}

/** A value of a rule as scripts read it. */
export function fromRuleValue(value: RuleValue, session: SheetSession, bookId: string): GivenValue {
  switch (value.kind) {
    case 'date':
      return wallClock(session.liveBook(bookId).timeZone).instant(value.serial);
    case 'relativeDate':
      return enumOf('Spreadsheet.RelativeDate')[value.name] ?? null;
    case 'range':
      return session.make.range({ bookId, sheetId: value.sheetId }, value.block);
    default:
      return value.value;
  }
}
