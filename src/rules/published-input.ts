import { compare, type Decimal, decimalOf, isDecimal, ZERO } from '../money/decimal';
import { type RoundingMode, roundingModes } from '../money/rounding';

/** Reads a decimal string of an auditor's input; throws an error that names the field. */
export function decimalField(field: string, value: unknown): Decimal {
  if (typeof value !== 'string' || !isDecimal(value)) {
    throw new Error(`${field}: a decimal string is expected, not ${JSON.stringify(value)}`);
  }
  return decimalOf(value);
}

export function decimalFields(field: string, values: unknown): readonly Decimal[] {
  if (!Array.isArray(values)) throw new Error(`${field}: a list is expected`);
  return values.map((value, index) => decimalField(`${field}[${index}]`, value));
}

/** Reads a figure that must be above zero, as a rate. */
export function positiveField(field: string, value: unknown): Decimal {
  const read = decimalField(field, value);
  if (compare(read, ZERO) > 0) return read;
  throw new Error(`${field}: a figure above zero is expected, not ${JSON.stringify(value)}`);
}

/** An object of an auditor's input. */
export type Input = Readonly<Record<string, unknown>>;

export function objectField(field: string, value: unknown): Input {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Input;
  throw new Error(`${field}: an object is expected`);
}

export function objectFields(field: string, values: unknown): readonly Input[] {
  if (!Array.isArray(values)) throw new Error(`${field}: a list is expected`);
  return values.map((value, index) => objectField(`${field}[${index}]`, value));
}

/** Reads true or false; what is left out is `otherwise`. */
export function flagField(field: string, value: unknown, otherwise: boolean): boolean {
  if (value === undefined || value === null) return otherwise;
  if (typeof value === 'boolean') return value;
  throw new Error(`${field}: true or false is expected, not ${JSON.stringify(value)}`);
}

/** Reads a whole number from `least` on, as a number of decimals or of seconds. */
export function wholeField(field: string, value: unknown, least = Number.MIN_SAFE_INTEGER): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least) {
    const from = least === Number.MIN_SAFE_INTEGER ? '' : ` from ${least} on`;
    throw new Error(`${field}: a whole number${from} is expected, not ${JSON.stringify(value)}`);
  }
  return value;
}

export function textField(field: string, value: unknown): string {
  if (typeof value !== 'string') throw new Error(`${field}: a text is expected`);
  return value;
}

/** Reads one of a closed list of words. */
export function wordField<T extends string>(field: string, value: unknown, words: readonly T[]): T {
  const word = words.find((one) => one === value);
  if (word === undefined) {
    throw new Error(
      `${field}: one of ${words.join(', ')} is expected, not ${JSON.stringify(value)}`,
    );
  }
  return word;
}

export const modeField = (field: string, value: unknown): RoundingMode =>
  wordField(field, value, roundingModes);
