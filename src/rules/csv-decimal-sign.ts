type DecimalSign = '.' | ',';

/**
 * The decimal sign of a column: a cell with both signs decides, as `2.001,50`, and so does one
 * whose sign cannot group thousands, as `20,01`. Null where cells disagree or none decides.
 */
export function decimalSignOf(cells: readonly string[]): DecimalSign | null {
  const [only, other] = [...new Set(cells.map(signOf))].filter((sign) => sign !== null);
  return other === undefined ? (only ?? null) : null;
}

function signOf(cell: string): DecimalSign | null {
  const text = cell.replace(/[^\d.,]/g, '');
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last < 0) return null;
  const sign = text[last] === ',' ? ',' : '.';
  const opposite = sign === ',' ? '.' : ',';
  if (text.includes(opposite)) return sign;
  if (text.split(sign).length > 2) return opposite;
  const couldGroup = /^[1-9]\d{0,2}[.,]\d{3}$/.test(text);
  return couldGroup ? null : sign;
}
