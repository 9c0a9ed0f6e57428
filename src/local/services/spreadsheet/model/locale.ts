import { getLocale } from 'numfmt';

/** In which order the parts of a numeric date stand. */
export type DateOrder = 'MDY' | 'DMY' | 'YMD';

/** How a spreadsheet of this locale reads and shows values. */
export interface SheetLocale {
  /** As `de_DE`. */
  readonly name: string;
  readonly decimal: string;
  readonly group: string;
  readonly dateOrder: DateOrder;
  /** Format of a date that is written without one. */
  readonly datePattern: string;
  readonly currency: string;
  readonly monthsLong: readonly string[];
  readonly monthsShort: readonly string[];
  readonly daysLong: readonly string[];
  readonly daysShort: readonly string[];
  readonly words: { readonly true: string; readonly false: string };
}

/** What the locale data of numfmt lacks: date order, usual date pattern, currency. */
const REGIONS: Readonly<Record<string, readonly [DateOrder, string, string]>> = {
  en_US: ['MDY', 'M/d/yyyy', '$'],
  en_GB: ['DMY', 'dd/MM/yyyy', '£'],
  en_IE: ['DMY', 'dd/MM/yyyy', '€'],
  en_AU: ['DMY', 'dd/MM/yyyy', '$'],
  en_NZ: ['DMY', 'd/MM/yyyy', '$'],
  en_CA: ['YMD', 'yyyy-MM-dd', '$'],
  en_IN: ['DMY', 'dd/MM/yyyy', '₹'],
  en_ZA: ['YMD', 'yyyy/MM/dd', 'R'],
  de_DE: ['DMY', 'dd.MM.yyyy', '€'],
  de_AT: ['DMY', 'dd.MM.yyyy', '€'],
  de_CH: ['DMY', 'dd.MM.yyyy', 'CHF'],
  fr_FR: ['DMY', 'dd/MM/yyyy', '€'],
  fr_BE: ['DMY', 'd/MM/yyyy', '€'],
  fr_CA: ['YMD', 'yyyy-MM-dd', '$'],
  fr_CH: ['DMY', 'dd.MM.yyyy', 'CHF'],
  es_ES: ['DMY', 'd/M/yyyy', '€'],
  es_MX: ['DMY', 'dd/MM/yyyy', '$'],
  it_IT: ['DMY', 'dd/MM/yyyy', '€'],
  it_CH: ['DMY', 'dd.MM.yyyy', 'CHF'],
  nl_NL: ['DMY', 'd-M-yyyy', '€'],
  nl_BE: ['DMY', 'd/MM/yyyy', '€'],
  pt_BR: ['DMY', 'dd/MM/yyyy', 'R$'],
  pt_PT: ['DMY', 'dd/MM/yyyy', '€'],
  da_DK: ['DMY', 'dd.MM.yyyy', 'kr.'],
  nb_NO: ['DMY', 'dd.MM.yyyy', 'kr'],
  no_NO: ['DMY', 'dd.MM.yyyy', 'kr'],
  fi_FI: ['DMY', 'd.M.yyyy', '€'],
  sv_SE: ['YMD', 'yyyy-MM-dd', 'kr'],
  pl_PL: ['DMY', 'dd.MM.yyyy', 'zł'],
  cs_CZ: ['DMY', 'd.M.yyyy', 'Kč'],
  sk_SK: ['DMY', 'd. M. yyyy', '€'],
  hu_HU: ['YMD', 'yyyy. MM. dd', 'Ft'],
  tr_TR: ['DMY', 'dd.MM.yyyy', '₺'],
  ru_RU: ['DMY', 'dd.MM.yyyy', '₽'],
  ja_JP: ['YMD', 'yyyy/MM/dd', '¥'],
  ko_KR: ['YMD', 'yyyy. M. d', '₩'],
  zh_CN: ['YMD', 'yyyy-MM-dd', '¥'],
  zh_TW: ['YMD', 'yyyy/M/d', '$'],
};

/** Locales that the platform writes without a region. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  en: 'en_US',
  de: 'de_DE',
  fr: 'fr_FR',
  es: 'es_ES',
  it: 'it_IT',
  nl: 'nl_NL',
  pt: 'pt_PT',
  ja: 'ja_JP',
};

const made = new Map<string, SheetLocale>();

/** Data of a locale, or null for one that the local Apps Script does not know. */
export function sheetLocale(name: string): SheetLocale | null {
  const known = made.get(name);
  if (known) return known;
  const region = SHORT_NAMES[name] ?? name;
  const facts = REGIONS[region];
  const data = facts && getLocale(region);
  if (!data) return null;
  const [dateOrder, datePattern, currency] = facts;
  const locale: SheetLocale = {
    name,
    decimal: data.decimal,
    group: data.group,
    dateOrder,
    datePattern,
    currency,
    monthsLong: data.mmmm,
    monthsShort: data.mmm,
    daysLong: data.dddd,
    daysShort: data.ddd,
    words: { true: data.bool[0] ?? 'TRUE', false: data.bool[1] ?? 'FALSE' },
  };
  made.set(name, locale);
  return locale;
}

/** Data of a locale that is known to be known. */
export function localeOf(name: string): SheetLocale {
  const locale = sheetLocale(name);
  if (!locale) throw new Error(`no data of locale ${name}`);
  return locale;
}

/** Format of an instant that is written without a format, as `M/d/yyyy H:mm:ss`. */
export const dateTimePattern = ({ datePattern }: SheetLocale): string => `${datePattern} H:mm:ss`;
