import type { LocalDate } from '../calendar/local-date';
import {
  compare,
  type Decimal,
  decimalOf,
  equal,
  isNegative,
  isZero,
  ZERO,
} from '../money/decimal';
import type { Problem } from '../records/problem';
import type { TaxCode } from '../records/tax-code';
import type { TaxKind, TaxRule } from '../records/tax-rule';
import { plainName } from './plain-name';
import { problem } from './problem';

/** A line whose tax is asked for. */
export interface TaxedWork {
  readonly client: string;
  readonly taxCodeId: string;
}

/** How a line is taxed beyond the rates of its code. */
export interface TaxTreatment {
  /** The price contains the tax. */
  readonly isIncluded: boolean;
  /** Percentage that the customer keeps back; null: nothing. */
  readonly withheld: Decimal | null;
  /** The rows that say so, in words, as the line records it. */
  readonly terms: string;
  /** What the customer must read. */
  readonly notes: readonly string[];
}

/** Why a line cannot be taxed as the Taxes tab says; no full stop. */
export interface TaxFault {
  readonly taxRuleId: string;
  readonly what: string;
}

export interface TaxRules {
  readonly treatmentOf: (work: TaxedWork, taxPoint: LocalDate) => TaxTreatment | TaxFault;
  readonly problems: readonly Problem[];
}

const PLAIN: TaxTreatment = { isIncluded: false, withheld: null, terms: '', notes: [] };

/**
 * Reads the Taxes tab. The row that names client and tax code goes before one that names the client,
 * and that before one that names the code; what is withheld comes on top of how a line is taxed.
 */
export function taxRuleFinder(
  rows: readonly TaxRule[],
  {
    taxCodes,
    ledger,
  }: { readonly taxCodes: ReadonlyMap<string, TaxCode>; readonly ledger: string },
): TaxRules {
  const codes = [...taxCodes.values()];
  const problems = [
    ...rows.flatMap((row) => faultsOf(row, { codes, ledger })),
    ...overlaps(rows, codes),
  ];
  const wrong = new Set(problems.map(({ key }) => key));
  const ranked = rows
    .filter(({ taxRuleId }) => !wrong.has(taxRuleId))
    .map((row) => ({ row, client: plainName(row.client), code: codeNamed(row.taxCode, codes) }))
    .sort((a, b) => rankOf(b.row) - rankOf(a.row));
  return {
    problems,
    treatmentOf: ({ client, taxCodeId }, taxPoint) => {
      if (ranked.length === 0) return PLAIN;
      const who = plainName(client);
      const own = ranked
        .filter((one) => one.client === '' || one.client === who)
        .filter((one) => one.code === undefined || one.code.taxCodeId === taxCodeId)
        .filter(({ row }) => holdsOn(row, taxPoint))
        .map(({ row }) => row);
      const main = own.find(({ kind }) => kind !== 'withheld');
      const kept = own.find(({ kind }) => kind === 'withheld');
      const fault = main && mismatch(main, taxCodes.get(taxCodeId));
      return fault ?? treatment(main, kept);
    },
  };
}

const codeNamed = (name: string, codes: readonly TaxCode[]): TaxCode | undefined =>
  name.trim() === ''
    ? undefined
    : codes.find((one) => plainName(one.name) === plainName(name) || one.taxCodeId === name.trim());

const rankOf = ({ client, taxCode }: TaxRule): number =>
  (client.trim() === '' ? 0 : 2) + (taxCode.trim() === '' ? 0 : 1);

const holdsOn = ({ from, to }: TaxRule, day: LocalDate): boolean =>
  (from === null || from <= day) && (to === null || day <= to);

const UNTAXED: Readonly<Partial<Record<TaxKind, string>>> = {
  exempt: 'exempt',
  reverseCharge: 'reverse charge',
  zero: 'zero-rated',
};

/** The code of the line must be taxed as its row says. */
function mismatch(row: TaxRule, code: TaxCode | undefined): TaxFault | null {
  const { taxRuleId, kind, percent } = row;
  const [name, rate] = [code?.name ?? 'none', code?.percent ?? ZERO];
  const said = kind === null ? undefined : UNTAXED[kind];
  if (said !== undefined && !isZero(rate)) {
    return { taxRuleId, what: `it is ${said} (${taxRuleId}), but tax code ${name} has ${rate} %` };
  }
  if (said !== undefined || percent === null || equal(percent, rate)) return null;
  const from = row.source.trim();
  const what = `${taxRuleId} says ${percent} % (${from}), but tax code ${name} has ${rate} %`;
  return { taxRuleId, what };
}

function treatment(main: TaxRule | undefined, kept: TaxRule | undefined): TaxTreatment {
  const said = main?.kind ? UNTAXED[main.kind] : undefined;
  const isIncluded = main?.kind === 'included';
  const reason = main?.reason.trim() ?? '';
  const terms = [
    ...(main && said ? [`${main.taxRuleId}: ${said}${reason === '' ? '' : `, ${reason}`}`] : []),
    ...(main && isIncluded ? [`${main.taxRuleId}: prices contain the tax`] : []),
    ...(main?.kind === 'standard' ? [`${main.taxRuleId}: ${main.source.trim()}`] : []),
    ...(kept ? [`${kept.taxRuleId}: ${kept.percent} % withheld, ${kept.reason.trim()}`] : []),
  ];
  return {
    isIncluded,
    withheld: kept?.percent ?? null,
    terms: terms.join('; '),
    notes: [
      ...(said !== undefined && reason !== '' ? [reason] : []),
      ...(kept ? [kept.reason] : []),
    ],
  };
}

type Fault = Pick<Problem, 'code' | 'message' | 'fix'> & { readonly field: keyof TaxRule };

function faultsOf(
  row: TaxRule,
  terms: { readonly codes: readonly TaxCode[]; readonly ledger: string },
): readonly Problem[] {
  const fault = codeFault(row, terms) ?? faultOf(row);
  if (!fault) return [];
  const { taxRuleId: key } = row;
  const message = `Tax ${key}: ${fault.message}.`;
  return [problem({ step: 'draft', tab: 'Taxes', key, ...fault, message })];
}

function codeFault(
  { taxCode }: TaxRule,
  { codes, ledger }: { readonly codes: readonly TaxCode[]; readonly ledger: string },
): Fault | null {
  if (taxCode.trim() === '' || codeNamed(taxCode, codes)) return null;
  const message = `tax '${taxCode}' is not in ${ledger}`;
  return { code: 'E-211', field: 'taxCode', message, fix: 'Choose a tax code from the list.' };
}

const HUNDRED = decimalOf('100');

function faultOf(row: TaxRule): Fault | null {
  if (row.kind === null) {
    return { code: 'E-405', field: 'kind', message: 'its kind is missing', fix: 'Choose one.' };
  }
  const { from, to } = row;
  if (from !== null && to !== null && from > to) {
    const message = `it begins on ${from} and ends before, on ${to}`;
    return { code: 'E-502', field: 'from', message, fix: 'Put the days in order.' };
  }
  return rateFault(row) ?? wordsFault(row);
}

function rateFault({ kind, percent }: TaxRule): Fault | null {
  if (percent !== null && (isNegative(percent) || compare(percent, HUNDRED) > 0)) {
    const message = `${percent} % is no rate of a tax`;
    return { code: 'E-210', field: 'percent', message, fix: 'Type a percentage from 0 to 100.' };
  }
  const needsRate = kind === 'withheld' || kind === 'standard';
  if (!needsRate || (percent !== null && !isZero(percent))) return null;
  const message = kind === 'withheld' ? 'it withholds nothing' : 'it states no rate';
  return { code: 'E-210', field: 'percent', message, fix: 'Type the percentage.' };
}

const WITH_REASON: readonly (TaxKind | null)[] = ['withheld', 'exempt', 'reverseCharge'];

function wordsFault({ kind, percent, reason, source }: TaxRule): Fault | null {
  if (WITH_REASON.includes(kind) && reason.trim() === '') {
    const message = 'it has no reason, and the invoice must state one';
    return { code: 'E-501', field: 'reason', message, fix: 'Fill in the law that says so.' };
  }
  if (percent === null || source.trim() !== '') return null;
  const message = `nobody knows where its ${percent} % comes from`;
  return { code: 'E-501', field: 'source', message, fix: 'Name a law or a letter as its source.' };
}

/** Rows for the same work whose days overlap: nobody can tell which one holds. */
function overlaps(rows: readonly TaxRule[], codes: readonly TaxCode[]): readonly Problem[] {
  const keyOf = ({ taxCode }: TaxRule) =>
    codeNamed(taxCode, codes)?.taxCodeId ?? plainName(taxCode);
  return rows.flatMap((row, index) => {
    const other = rows
      .slice(0, index)
      .find((one) => keyOf(one) === keyOf(row) && sameWork(one, row) && meet(one, row));
    if (!other) return [];
    const { taxRuleId: key } = row;
    const message = `Taxes ${other.taxRuleId} and ${key} hold for the same work on the same days.`;
    const fix = 'End one of them on the day before the other begins.';
    const found = { code: 'E-401', field: 'from', message, fix };
    return [problem({ step: 'draft', tab: 'Taxes', key, ...found })];
  });
}

const sameWork = (a: TaxRule, b: TaxRule): boolean =>
  plainName(a.client) === plainName(b.client) &&
  (a.kind === 'withheld') === (b.kind === 'withheld');

const meet = (a: TaxRule, b: TaxRule): boolean =>
  (a.from === null || b.to === null || a.from <= b.to) &&
  (b.from === null || a.to === null || b.from <= a.to);
