import { ScriptError } from '../../engine/script-error';
import { toInteger } from './arguments';
import type { Axis } from './model/axis';

/** Most groups that may enclose a row or column. */
const DEEPEST = 8;

/** Puts rows or columns into more groups, or takes them out of some. */
export function shiftGroupDepth(axis: Axis, start: number, count: number, delta: number): void {
  const by = toInteger(delta);
  for (let index = start; index < start + count; index++) {
    const depth = Math.max(0, axis.depth(index) + by);
    if (depth > DEEPEST) {
      throw new ScriptError(`The depth of a group cannot be greater than ${DEEPEST}.`);
    }
    axis.setDepth(index, depth);
  }
}
