import {
  parseA1Ref,
  stringifyA1Ref,
  type Token,
  translateFormulaToA1,
  translateFormulaToR1C1,
} from '@borgar/fx';
import { type GridChange, movedIndex, movedSpan } from '../model/grid-change';
import { tokensOf } from './syntax';

/** Limits of an open range such as `A2:A`. */
const OPEN = 18_278_000;

interface Bounds {
  top: number | null;
  left: number | null;
  bottom: number | null;
  right: number | null;
}

type Flags = Readonly<Record<'$top' | '$left' | '$bottom' | '$right', boolean>>;

interface Parsed {
  readonly context: string[];
  readonly bounds: Bounds;
  readonly flags: Flags;
}

const isReference = ({ type }: Token): boolean => /^range/.test(type);

function parsed(text: string): Parsed | null {
  const reference = parseA1Ref(text, { allowNamed: false, allowTernary: true });
  if (!reference || !('range' in reference)) return null;
  const { top, left, bottom, right, $top, $left, $bottom, $right } = reference.range;
  return {
    context: reference.context ?? [],
    bounds: { top, left, bottom: bottom ?? null, right: right ?? null },
    flags: { $top: !!$top, $left: !!$left, $bottom: !!$bottom, $right: !!$right },
  };
}

function written({ context, bounds, flags }: Parsed): string {
  return stringifyA1Ref({ context, range: { ...bounds, ...flags } });
}

/** Rewrites each reference of a formula; other text stays as it was. */
function mapReferences(formula: string, change: (parsed: Parsed) => string | null): string {
  return tokensOf(formula)
    .map((token) => {
      const reference = isReference(token) ? parsed(token.value) : null;
      return (reference && change(reference)) ?? token.value;
    })
    .join('');
}

/** The same formula some cells further: `=A1+$B$1` one row down is `=A2+$B$1`. */
export function movedFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return mapReferences(formula, ({ context, bounds, flags }) => {
    const shift = (at: number | null, fixed: boolean, by: number) =>
      at === null || fixed ? at : at + by;
    const moved: Bounds = {
      top: shift(bounds.top, flags.$top, rows),
      bottom: shift(bounds.bottom, flags.$bottom, rows),
      left: shift(bounds.left, flags.$left, columns),
      right: shift(bounds.right, flags.$right, columns),
    };
    if (Object.values(moved).some((at) => at !== null && at < 0)) return '#REF!';
    return written({ context, bounds: moved, flags });
  });
}

/** Where a formula stands and which sheet has changed. */
export interface ChangedSheet {
  readonly homeName: string;
  readonly changedName: string;
}

/** A formula after rows or columns of a sheet were inserted, deleted or moved. */
export function adjustedFormula(formula: string, change: GridChange, where: ChangedSheet): string {
  return mapReferences(formula, (reference) => {
    const name = reference.context.at(-1) ?? where.homeName;
    if (name.toLowerCase() !== where.changedName.toLowerCase()) return null;
    const bounds = adjustedBounds(reference.bounds, change);
    return bounds ? written({ ...reference, bounds }) : '#REF!';
  });
}

function adjustedBounds(bounds: Bounds, change: GridChange): Bounds | null {
  const [from, to] =
    change.axis === 'rows' ? (['top', 'bottom'] as const) : (['left', 'right'] as const);
  const [first, last] = [bounds[from], bounds[to]];
  if (first === null && last === null) return bounds;
  if (first === last && first !== null) {
    const moved = movedIndex(change, first + 1);
    return moved === null ? null : { ...bounds, [from]: moved - 1, [to]: moved - 1 };
  }
  const start = (first ?? 0) + 1;
  const span = movedSpan(change, start, (last ?? OPEN) + 1 - start + 1);
  if (!span) return null;
  return {
    ...bounds,
    [from]: first === null ? null : span.start - 1,
    [to]: last === null ? null : span.start + span.length - 2,
  };
}

/** A formula after a sheet got another name, or null where it does not name that sheet. */
export function renamedFormula(formula: string, from: string, to: string): string {
  return mapReferences(formula, (reference) => {
    const name = reference.context.at(-1);
    if (name === undefined || name.toLowerCase() !== from.toLowerCase()) return null;
    return written({ ...reference, context: [to] });
  });
}

/** `=B2` in A1 is `=R[1]C[1]`; the row or column of the cell itself is `R[0]`, `C[0]`. */
export function toR1C1(formula: string, cell: string): string {
  const translated = translateFormulaToR1C1(formula, cell, { allowTernary: true });
  return tokensOf(translated, true)
    .map((token) => {
      if (!isReference(token)) return token.value;
      const at = token.value.lastIndexOf('!') + 1;
      const cells = token.value.slice(at);
      const full = cells.replace(/R(?![\d[])/g, 'R[0]').replace(/C(?![\d[])/g, 'C[0]');
      return token.value.slice(0, at) + full;
    })
    .join('');
}

export function fromR1C1(formula: string, cell: string): string {
  return translateFormulaToA1(formula, cell, { allowTernary: true });
}
