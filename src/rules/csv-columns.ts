import { isCurrencyCode } from '../money/currency';
import { anyFile } from './csv-any-file';
import { CsvFault } from './csv-finding';
import { csvKindForms, missingFields } from './csv-kinds';
import { type CsvField, type CsvForm, type CsvMapping, csvFields } from './csv-mapping';

/** Where each field stands in a row, from 0. */
export type CsvPlaces = Readonly<Partial<Record<CsvField, number>>>;

/**
 * The mapping of a file whose headers nobody has mapped: that of the first known export whose
 * signature it has, else whatever the known headers find; its columns are those that are there.
 */
export function guessMapping(headers: readonly string[], forms: readonly CsvForm[]): CsvMapping {
  const known = forms.find(({ signature }) =>
    signature.every((header) => findColumn(headers, header) !== null),
  );
  return mappingBy(headers, known ?? anyFile((header) => findColumn(headers, header) !== null));
}

/** The columns of a form that are there, the likeliest header of each. */
export function mappingBy(headers: readonly string[], form: CsvForm): CsvMapping {
  const found = csvFields.flatMap((field) => {
    const header = (form.headers[field] ?? []).find((one) => findColumn(headers, one) !== null);
    const place = header === undefined ? null : findColumn(headers, header);
    return place === null ? [] : [[field, headers[place] ?? ''] as const];
  });
  const { title: _, headers: __, signature: ___, ...rest } = form;
  const columns: CsvMapping['columns'] = Object.fromEntries(found);
  return { ...rest, columns, currency: rest.currency || currencyInHeaders(headers) };
}

/**
 * Finds the columns of a mapping. Throws a CsvFault E-303 for one that is not there, stands twice,
 * or without which nothing can be read.
 */
export function placesOf(headers: readonly string[], { kind, columns }: CsvMapping): CsvPlaces {
  const places: Partial<Record<CsvField, number>> = {};
  for (const field of csvFields) {
    const wanted = columns[field];
    if (wanted === undefined || wanted === '') continue;
    const place = findColumn(headers, wanted);
    if (place === null) throw missing(wanted, headers);
    const again = headers.findIndex((one, at) => at > place && same(one, headers[place] ?? ''));
    if (again >= 0) {
      const fix = 'Rename one of the two, then import again.';
      throw new CsvFault('E-303', `column '${wanted}' stands there twice`, fix);
    }
    places[field] = place;
  }
  const [lacking] = missingFields(kind, (field) => places[field] !== undefined);
  if (lacking) throw missing(csvKindForms[kind].fields[lacking] ?? lacking, headers);
  return places;
}

/** The currency in brackets behind headers, `"EUR"` of `Amount (EUR)`; empty for none or several. */
function currencyInHeaders(headers: readonly string[]): string {
  const codes = new Set(
    headers.flatMap((header) => {
      const [, code = ''] = /\(([A-Z]{3})\)\s*$/.exec(header) ?? [];
      return isCurrencyCode(code) ? [code] : [];
    }),
  );
  const [only = '', another] = codes;
  return another === undefined ? only : '';
}

function findColumn(headers: readonly string[], wanted: string): number | null {
  const [before = '', after] = wanted.split('*');
  const place = headers.findIndex((header) => {
    if (after === undefined) return same(header, wanted);
    const plain = tidy(header);
    return plain.startsWith(tidy(before)) && plain.endsWith(tidy(after)) && plain !== tidy(before);
  });
  return place < 0 ? null : place;
}

const tidy = (header: string): string => header.trim().replace(/\s+/g, ' ').toLowerCase();

const same = (a: string, b: string): boolean => tidy(a) === tidy(b);

function missing(wanted: string, headers: readonly string[]): CsvFault {
  return new CsvFault(
    'E-303',
    `column '${wanted}' not found; found: ${headers.filter((one) => one !== '').join(', ')}`,
    'Choose the column for it, or export the file again with it.',
  );
}
