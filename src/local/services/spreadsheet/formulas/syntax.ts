import { type AstExpression, parse, type Token, tokenize } from '@borgar/fx';

/** A formula as a tree; array literals are calls of `{}` over calls of `{,}`. */
export type Node = AstExpression;

export const ARRAY_OF_ROWS = 'ARRAYROWS_';
export const ARRAY_ROW = 'ARRAYROW_';

const cache = new Map<string, Node | null>();

/** The tokens of a formula, references as wholes. */
export function tokensOf(formula: string, r1c1 = false): Token[] {
  return tokenize(formula, {
    withLocation: false,
    allowTernary: true,
    negativeNumbers: false,
    r1c1,
  });
}

/**
 * Reads a formula, or null where Sheets says "Formula parse error". In locales with a decimal comma
 * arguments are parted by semicolons; elsewhere a semicolon stands for a comma.
 */
export function parseFormula(formula: string, decimal: string): Node | null {
  const key = `${decimal}${formula}`;
  let node = cache.get(key);
  if (node === undefined) {
    node = parseAnew(formula, decimal);
    if (cache.size > 20_000) cache.clear();
    cache.set(key, node);
  }
  return node;
}

function parseAnew(formula: string, decimal: string): Node | null {
  try {
    const tokens = tokensOf(decimal === ',' ? withBackslashes(formula) : formula);
    if (tokens.some((token) => token.unterminated)) return null;
    const plain = decimal === ',' ? withDecimalCommas(tokens) : tokens;
    return plain && parse(withArrayCalls(plain), { looseRefCalls: true });
  } catch {
    return null;
  }
}

/** `\` parts the columns of an array literal where the comma is taken. */
const withBackslashes = (formula: string): string =>
  formula.replace(/"[^"]*"|'[^']*'|\\/g, (text) => (text === '\\' ? '|' : text));

const isOperator = (token: Token | undefined, value: string): boolean =>
  token?.value === value && token.type === 'operator';

function withDecimalCommas(tokens: readonly Token[]): Token[] | null {
  const out: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    const next = tokens[index + 2];
    if (token.type === 'number' && isOperator(tokens[index + 1], ',') && next?.type === 'number') {
      out.push({ type: 'number', value: `${token.value}.${next.value}` });
      index += 2;
    } else if (isOperator(token, ',') || (token.type === 'number' && token.value.includes('.'))) {
      return null;
    } else if (token.value === '|') {
      out.push({ type: 'operator', value: ',' });
    } else out.push(token);
  }
  return out;
}

/** Rewrites `{1,2;3,4}` as calls, so that any expression may stand in it, as Sheets allows. */
function withArrayCalls(tokens: readonly Token[]): Token[] {
  const open: string[] = [];
  return tokens.flatMap((token): Token[] => {
    const { value, type } = token;
    if (type !== 'operator' && type !== 'func') return [token];
    if (value === '{') {
      open.push('{');
      return [...callOf(ARRAY_OF_ROWS), ...callOf(ARRAY_ROW)];
    }
    if (value === '}') {
      open.pop();
      return [operator(')'), operator(')')];
    }
    if (value === '(') open.push('(');
    if (value === ')') open.pop();
    if (value !== ';') return [token];
    if (open.at(-1) !== '{') return [operator(',')];
    return [operator(')'), operator(','), ...callOf(ARRAY_ROW)];
  });
}

const operator = (value: string): Token => ({ type: 'operator', value });
const callOf = (name: string): Token[] => [{ type: 'func', value: name }, operator('(')];
