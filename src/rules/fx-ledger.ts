import {
  absolute,
  add,
  compare,
  type Decimal,
  divide,
  equal,
  isNegative,
  multiply,
  subtract,
  ZERO,
} from '../money/decimal';
import { exactBase, type RateQuote } from '../money/exchange';
import { roundTo } from '../money/rounding';

/** What happens to one open item in foreign money, in the order of time. */
export type FxEvent =
  | {
      readonly ev: 'invoice' | 'payment';
      readonly d: string;
      readonly foreign: Decimal;
      readonly rate: Decimal;
    }
  | { readonly ev: 'revalue'; readonly d: string; readonly rate: Decimal };

export type FxResult =
  | { readonly ev: 'invoice'; readonly base: Decimal }
  | {
      readonly ev: 'payment';
      readonly base: Decimal;
      readonly relieved: Decimal;
      readonly realised: Decimal;
    }
  | {
      readonly ev: 'revalue';
      readonly openForeign: Decimal;
      readonly carrying: Decimal;
      readonly closing: Decimal;
      readonly unrealised: Decimal;
    };

/**
 * Follows a foreign receivable from invoice to last payment in the books' currency (rules.md 3.5).
 * A payment relieves the carrying amount in proportion, and all of it when it closes the item;
 * what it brings beyond that is the realised gain. A revaluation compares the carrying amount
 * with the closing rate and changes neither, because it is reversed on the first of the month.
 */
export function fxLedger(
  events: readonly FxEvent[],
  { quote, digits }: { readonly quote: RateQuote; readonly digits: number },
): readonly FxResult[] {
  const toBase = (foreign: Decimal, rate: Decimal) =>
    roundTo(exactBase(foreign, { rate, quote }), digits);
  let open = ZERO;
  let carrying = ZERO;
  return events.map((event, index): FxResult => {
    if (event.ev === 'revalue') {
      const closing = toBase(open, event.rate);
      const unrealised = roundTo(subtract(closing, carrying), digits);
      return {
        ev: 'revalue',
        openForeign: open,
        carrying: roundTo(carrying, digits),
        closing,
        unrealised,
      };
    }
    const base = toBase(event.foreign, event.rate);
    if (event.ev === 'invoice') {
      open = add(open, event.foreign);
      carrying = add(carrying, base);
      return { ev: 'invoice', base };
    }
    if (isNegative(multiply(open, event.foreign)) || exceeds(event.foreign, open)) {
      throw new RangeError(
        `events[${index}].foreign: ${event.foreign} is paid, and ${open} is open`,
      );
    }
    const relieved = equal(event.foreign, open)
      ? roundTo(carrying, digits)
      : roundTo(divide(multiply(carrying, event.foreign), open), digits);
    open = subtract(open, event.foreign);
    carrying = subtract(carrying, relieved);
    return { ev: 'payment', base, relieved, realised: roundTo(subtract(base, relieved), digits) };
  });
}

const exceeds = (paid: Decimal, open: Decimal): boolean =>
  compare(absolute(paid), absolute(open)) > 0;
