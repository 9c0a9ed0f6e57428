/** Codes that a cell shows instead of a value. */
export type ErrorCode =
  | '#NULL!'
  | '#DIV/0!'
  | '#VALUE!'
  | '#REF!'
  | '#NAME?'
  | '#NUM!'
  | '#N/A'
  | '#ERROR!'
  /** Ours: Sheets could work this out, the local Apps Script cannot. */
  | '#NOT_EMULATED!';

/** An error as the value of a cell; `reason` is what a person reads when pointing at it. */
export class CellError {
  constructor(
    readonly code: ErrorCode,
    readonly reason = '',
  ) {}
}

/** A plain value of a cell. A date is its serial number: days since 1899-12-30 on a wall clock. */
export type Scalar = number | string | boolean | CellError;

/** A formula in its English form, as `=SUM(A1:A3)`. */
export class Formula {
  constructor(readonly text: string) {}
}

/** What a person or a script put into a cell; `undefined` is an empty cell. */
export type Content = Scalar | Formula;
