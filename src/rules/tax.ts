import type { Decimal } from '../money/decimal';

/** A tax as a percentage of its base. */
export interface PercentTax {
  readonly kind: 'percent';
  /** `"8.875"` is 8.875 %. */
  readonly rate: Decimal;
  /** The price contains it already. */
  readonly included?: boolean | undefined;
  /** Later taxes of the line are counted on top of it. */
  readonly includeInNextBase?: boolean | undefined;
  /** false: earlier taxes never enter its base, even those that enter the next one. */
  readonly basedOnPrevious?: boolean | undefined;
  /** Kept back by the customer: it lowers what is payable, not what is taxed. */
  readonly withholding?: boolean | undefined;
}

/** A tax of so much per unit of quantity. */
export interface FixedTax {
  readonly kind: 'fixed';
  readonly amount: Decimal;
  readonly includeInNextBase?: boolean | undefined;
}

export type Tax = PercentTax | FixedTax;

/** Whether tax is rounded on every line and added up, or added up and rounded once per tax. */
export type TaxLevel = 'perLine' | 'perInvoice';
