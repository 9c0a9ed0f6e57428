declare const currencyBrand: unique symbol;

/** An ISO 4217 alphabetic code, as `"EUR"`. */
export type CurrencyCode = string & { readonly [currencyBrand]: true };

/**
 * Decimals of each currency by ISO 4217 list one (read 2026-11). Never taken from `Intl`, which
 * gives HUF, IDR and a dozen others fewer decimals than the standard.
 */
const codesByMinorUnits: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD
    CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP
    GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD
    MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP
    PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT
    TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const minorUnitsByCode: ReadonlyMap<string, number> = new Map(
  Object.entries(codesByMinorUnits).flatMap(([digits, codes]) =>
    codes.split(/\s+/).map((code) => [code, Number(digits)] as const),
  ),
);

/** Whether a text is a currency that money can be billed in; `"EURO"` and gold (`"XAU"`) are not. */
export function isCurrencyCode(text: string): text is CurrencyCode {
  return minorUnitsByCode.has(text);
}

/** Reads a currency code. Throws for anything that is not in ISO 4217. */
export function currencyOf(text: string): CurrencyCode {
  if (!isCurrencyCode(text)) throw new RangeError(`currency: '${text}' is not an ISO 4217 code`);
  return text;
}

/** Decimals that an amount of the currency has: 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorUnits(currency: CurrencyCode): number {
  return minorUnitsByCode.get(currency) ?? 2;
}
