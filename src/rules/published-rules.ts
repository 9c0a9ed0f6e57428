import { localDateOf } from '../calendar/local-date';
import { dayBounds as boundsOf, localDayOf, resolveWall } from '../calendar/zone';
import { allocate as allocateOver } from '../money/allocation';
import { currencyOf, minorUnits as digitsOf } from '../money/currency';
import { compare, decimalOf, isNegative, isZero } from '../money/decimal';
import { exactBase, type RateQuote } from '../money/exchange';
import { roundTo } from '../money/rounding';
import { deferOver } from './deferral';
import type { Difference } from './document-differences';
import type { DocumentTotals } from './document-totals';
import { type FxEvent, type FxResult, fxLedger as followFx } from './fx-ledger';
import { type HeldResult, holdback as holdBills } from './holdback';
import { similarNames as compareNames, type NameLikeness } from './names';
import {
  documentIdFrom as idFrom,
  documentKeyText as keyText,
  recomputeDocument as recomputeExport,
} from './published-document';
import {
  decimalField,
  decimalFields,
  type Input,
  modeField,
  objectField,
  objectFields,
  positiveField,
  textField,
  wholeField,
  wordField,
} from './published-input';
import { computeInvoice as compute } from './published-invoice';
import { priceOfTime } from './time-amount';
import { roundSeconds } from './time-rounding';

/**
 * The rules of the add-on as functions of plain JSON, for an auditor who recomputes a document
 * outside Sheets: `dist/rules.mjs`. Figures are decimal strings, durations whole seconds, days
 * `YYYY-MM-DD`. Bad input throws an `Error` whose message names the field.
 */

const quotes: readonly RateQuote[] = ['basePerForeign', 'foreignPerBase'];

/** Rounds a figure: `roundAmount("2.345", 2, "halfUp")` is `"2.35"`. */
export function roundAmount(value: string, digits: number, mode: string): string {
  return roundTo(
    decimalField('value', value),
    wholeField('digits', digits, 0),
    modeField('mode', mode),
  );
}

/** Decimals of a currency by ISO 4217. */
export function minorUnits(currency: string): number {
  return digitsOf(currencyOf(textField('currency', currency)));
}

/** Splits a total by weights so that the parts add up to it. */
export function allocate(
  total: string,
  weights: readonly string[],
  digits: number,
): readonly string[] {
  const parts = decimalFields('weights', weights);
  return allocateOver(decimalField('total', total), parts, wholeField('digits', digits, 0));
}

/** Rounds pools of raw seconds, each once. */
export function roundTime(pools: readonly number[], input: Input): readonly number[] {
  const how = objectField('how', input);
  const rounding = {
    incrementSeconds: wholeField('incrementSeconds', how['incrementSeconds'], 0),
    direction: wordField('mode', how['mode'], ['nearest', 'up', 'down'] as const),
    tie: wordField('tie', how['tie'] ?? 'up', ['up', 'down', 'even'] as const),
    minimumSeconds: wholeField('minimumSeconds', how['minimumSeconds'] ?? 0, 0),
  };
  if (!Array.isArray(pools)) throw new Error('pools: a list is expected');
  return pools.map((pool, index) => roundSeconds(wholeField(`pools[${index}]`, pool), rounding));
}

/** The price of some seconds at an hourly rate. */
export function amountForTime(input: Input): string {
  const of = objectField('of', input);
  return priceOfTime(
    wholeField('seconds', of['seconds']),
    decimalField('hourlyRate', of['hourlyRate']),
    {
      digits: wholeField('digits', of['digits'], 0),
      mode: modeField('mode', of['mode'] ?? 'halfUp'),
      hours: wordField('hours', of['hours'] ?? 'exact', ['exact', 'twoDecimals'] as const),
    },
  );
}

/** Adds up a document: lines, taxes per line or per document, prepaid, rounding, payable. */
export function computeInvoice(document: Input): DocumentTotals {
  return compute(document);
}

/** Counts an exported document again; lists every figure that differs. */
export function recomputeDocument(exported: Input): readonly Difference[] {
  return recomputeExport(exported);
}

/** Text whose SHA-256 gives the id of an exported document. */
export function documentKeyText(exported: Input): string {
  return keyText(exported);
}

/** The id that a document has by the SHA-256 of its key text, in hexadecimal. */
export function documentIdFrom(sha256: string): string {
  return idFrom(textField('sha256', sha256));
}

/** Converts foreign money into base money, rounded once. */
export function toBase(input: Input): string {
  const of = objectField('of', input);
  const amount = decimalField('amount', of['amount']);
  const rate = positiveField('rate', of['rate']);
  const quote = wordField('quote', of['quote'], quotes);
  return roundTo(exactBase(amount, { rate, quote }), wholeField('digits', of['digits'], 0));
}

/** Follows an open item in foreign money: base, relieved, realised and unrealised amounts. */
export function fxLedger(input: Input): readonly FxResult[] {
  const of = objectField('of', input);
  const events = objectFields('events', of['events']);
  const quote = wordField('quote', of['quote'], quotes);
  return followFx(events.map(fxEvent), { quote, digits: wholeField('digits', of['digits'], 0) });
}

function fxEvent(event: Input, index: number): FxEvent {
  const at = `events[${index}]`;
  const ev = wordField(`${at}.ev`, event['ev'], ['invoice', 'payment', 'revalue'] as const);
  const d = localDateOf(textField(`${at}.d`, event['d']));
  const rate = positiveField(`${at}.rate`, event['rate']);
  if (ev === 'revalue') return { ev, d, rate };
  return { ev, d, rate, foreign: decimalField(`${at}.foreign`, event['foreign']) };
}

/** Spreads an amount over periods; the last takes what is left. */
export function defer(input: Input): readonly string[] {
  const of = objectField('of', input);
  const periods = objectFields('periods', of['periods']);
  const weights = periods.map((period, index) =>
    decimalField(`periods[${index}].weight`, period['weight']),
  );
  if (weights.some(isNegative) || (weights.length > 0 && weights.every(isZero))) {
    throw new Error('periods: no weight may be below zero, and one must be above it');
  }
  return deferOver(
    decimalField('amount', of['amount']),
    weights,
    wholeField('digits', of['digits'], 0),
  );
}

/** Retention on the bills of a contract. */
export function holdback(input: Input): readonly HeldResult[] {
  const of = objectField('of', input);
  const held = objectFields('bills', of['bills']).map((bill, index) => ({
    gross: decimalField(`bills[${index}].gross`, bill['gross']),
    release: decimalField(`bills[${index}].release`, bill['release'] ?? '0'),
  }));
  const percent = decimalField('percent', of['percent']);
  if (isNegative(percent) || compare(percent, decimalOf('100')) > 0) {
    throw new Error(`percent: a percentage from 0 to 100 is expected, not "${percent}"`);
  }
  return holdBills(held, { percent, digits: wholeField('digits', of['digits'], 0) });
}

/** What a wall time in a zone means; a gap is read later, an overlap earlier. */
export function resolveLocal(input: Input): { kind: string; instants: string[]; chosen: string } {
  const of = objectField('of', input);
  const { kind, instants, chosen } = resolveWall(
    textField('zone', of['zone']),
    textField('wall', of['wall']),
  );
  return { kind, instants: instants.map(utc), chosen: utc(chosen) };
}

/** When a day begins in a zone, and its length. */
export function dayBounds(input: Input): { startOfDay: string; minutesInDay: number } {
  const of = objectField('of', input);
  const date = localDateOf(textField('date', of['date']));
  const { startMs, minutes } = boundsOf(textField('zone', of['zone']), date);
  return { startOfDay: utc(startMs), minutesInDay: minutes };
}

/** The day of an instant in a zone. */
export function localDay(input: Input): string {
  const of = objectField('of', input);
  const instant = textField('instant', of['instant']);
  const ms = Date.parse(instant);
  if (!/(Z|[+-]\d\d:\d\d)$/.test(instant) || Number.isNaN(ms)) {
    throw new Error(`instant: ISO 8601 with an offset is expected, not ${JSON.stringify(instant)}`);
  }
  return localDayOf(textField('zone', of['zone']), ms);
}

/** Whether two names are worth a look, or the same. */
export function similarNames(a: string, b: string): Omit<NameLikeness, 'score'> {
  const { suggest, same } = compareNames(textField('a', a), textField('b', b));
  return { suggest, same };
}

const utc = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
