import type { Amount } from '../../src/money/amount';
import { decimalOf } from '../../src/money/decimal';

/** A document without discounts, withholding, prepaid money or rounding. */
export const plainTotals = (total: Amount) => ({
  pricesIncludeTax: false,
  rounding: nothing,
  withheld: nothing,
  prepaid: null,
  payable: total,
  taxBase: nothing,
  notice: '',
});

/** A line that is neither discounted nor taxed in any special way. */
export const plainLine = () => ({
  discount: nothing,
  discountTerms: '',
  netBase: decimalOf('0'),
  taxTerms: '',
});

/** Terms of an exported document that has none of its own. */
export const plainTerms = () => ({
  factors: [],
  firmZone: '',
  discounts: [],
  discounted: [],
  taxRules: [],
  cashRounding: null,
});

const nothing = decimalOf('0') as Amount;
