import * as formulajs from '@formulajs/formulajs';
import { CellError, type ErrorCode } from '../../model/scalar';
import { msToSerial } from '../../model/wall-clock';
import type { Evaluation, FormulaFunction } from '../evaluation';
import type { Node } from '../syntax';
import { type Cell, FormulaError, fail, Matrix, Reference } from '../values';
import type { Functions } from './kit';

/** Pure functions of numbers that mean the same in Sheets as in the function library. */
const NAMES =
  `ACOS ACOSH ACOT ACOTH ASIN ASINH ATAN ATAN2 ATANH COMBIN COSH COT COTH CSC CSCH EVEN FACT FACTDOUBLE GCD LCM
ODD SEC SECH SINH SQRTPI TANH MULTINOMIAL BASE DECIMAL BIN2DEC BIN2HEX DEC2BIN DEC2HEX HEX2DEC ROMAN ARABIC
AVEDEV AVERAGEA CORREL COVAR DEVSQ FORECAST GEOMEAN HARMEAN INTERCEPT KURT LARGE MAXA MEDIAN MINA PEARSON PERCENTRANK
QUARTILE RSQ SKEW SLOPE SMALL STANDARDIZE STDEVA STDEVPA STEYX TRIMMEAN VARA VARPA
CUMIPMT CUMPRINC DB DDB EFFECT FV IPMT IRR MIRR NOMINAL NPER NPV PMT PPMT PV RATE SLN SYD XIRR XNPV DAYS360 YEARFRAC`.split(
    /\s+/,
  );

/** Sheets' name → path in the library, where they differ. */
const PATHS: Readonly<Record<string, string>> = {
  STDEV: 'STDEV.S',
  'STDEV.S': 'STDEV.S',
  STDEVP: 'STDEV.P',
  'STDEV.P': 'STDEV.P',
  VAR: 'VAR.S',
  'VAR.S': 'VAR.S',
  VARP: 'VAR.P',
  'VAR.P': 'VAR.P',
  PERCENTILE: 'PERCENTILE.INC',
  'PERCENTILE.INC': 'PERCENTILE.INC',
  'PERCENTILE.EXC': 'PERCENTILE.EXC',
  'QUARTILE.INC': 'QUARTILE.INC',
  QUARTILE: 'QUARTILE.INC',
  RANK: 'RANK.EQ',
  'RANK.EQ': 'RANK.EQ',
  'RANK.AVG': 'RANK.AVG',
  MODE: 'MODE.SNGL',
  'MODE.SNGL': 'MODE.SNGL',
};

type Library = (...args: unknown[]) => unknown;

function libraryFunction(path: string): Library | null {
  let found: unknown = formulajs;
  for (const part of path.split('.'))
    found = (found as Record<string, unknown> | undefined)?.[part];
  return typeof found === 'function' ? (found as Library) : null;
}

function argument(node: Node | null, run: Evaluation): unknown {
  const value = run.value(node);
  if (
    value instanceof Matrix ||
    (value instanceof Reference && value.block.rows * value.block.columns > 1)
  ) {
    return run.asMatrix(value).rows.map((row) => row.map(plain));
  }
  return plain(run.single(value));
}

function plain(cell: Cell): unknown {
  if (cell instanceof CellError) throw new FormulaError(cell);
  return cell ?? null;
}

function delegate(work: Library): FormulaFunction {
  return (args, run) => {
    const result = work(...args.map((node) => argument(node, run)));
    if (result instanceof Error) return fail(codeOf(result.message), result.message);
    if (result instanceof Date)
      return msToSerial(result.getTime() - result.getTimezoneOffset() * 60_000);
    if (typeof result === 'number' && !Number.isFinite(result)) return fail('#NUM!');
    if (['number', 'string', 'boolean'].includes(typeof result)) return result as Cell;
    return fail('#VALUE!');
  };
}

const CODES: readonly ErrorCode[] = ['#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A'];

const codeOf = (message: string): ErrorCode =>
  CODES.find((code) => message.startsWith(code)) ?? '#VALUE!';

const paths = { ...Object.fromEntries(NAMES.map((name) => [name, name])), ...PATHS };

/** Mathematical, statistical and financial functions of `@formulajs/formulajs`. */
export const delegated: Functions = Object.fromEntries(
  Object.entries(paths).flatMap(([name, path]) => {
    const work = libraryFunction(path);
    return work ? [[name, delegate(work)]] : [];
  }),
);
