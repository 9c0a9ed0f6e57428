import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One parameter of a documented method; `type` is the text of its TypeScript type. */
export interface Parameter {
  readonly type: string;
  readonly optional: boolean;
  readonly rest: boolean;
}

/** A documented member: a method with its overloads, or a property such as an enum. */
export type Member =
  | { readonly kind: 'method'; readonly overloads: readonly (readonly Parameter[])[] }
  | { readonly kind: 'property'; readonly type: string };

/** What `@types/google-apps-script` documents. Names are `Namespace.Name`, as `Spreadsheet.Range`. */
export interface TypeCatalogue {
  readonly interfaces: ReadonlyMap<string, ReadonlyMap<string, Member>>;
  /** Constants of each enum in their documented order. */
  readonly enums: ReadonlyMap<string, readonly string[]>;
  /** Global name → interface, as `SpreadsheetApp` → `Spreadsheet.SpreadsheetApp`. */
  readonly globals: ReadonlyMap<string, string>;
}

let loaded: TypeCatalogue | undefined;

/** The catalogue of the installed `@types/google-apps-script`, read once. */
export function typeCatalogue(): TypeCatalogue {
  loaded ??= readCatalogue();
  return loaded;
}

interface Declared {
  readonly parents: readonly string[];
  readonly members: Map<string, Member>;
}

function readCatalogue(): TypeCatalogue {
  const declared = new Map<string, Declared>();
  const enums = new Map<string, readonly string[]>();
  const globals = new Map<string, string>();
  for (const text of declarationTexts()) {
    for (const [, namespace, body] of blocks(text, /\bnamespace (\w+) \{/g)) {
      if (namespace !== 'GoogleAppsScript') readNamespace(namespace, body, declared, enums);
    }
    for (const [, name = '', type = ''] of text.matchAll(
      /declare var (\w+): GoogleAppsScript\.([\w.]+);/g,
    )) {
      globals.set(name, type);
    }
    readConsole(text, declared, globals);
  }
  for (const [type, text] of Object.entries(NEWER_MEMBERS)) {
    const members = declared.get(type)?.members;
    if (members) addMembers(members, text);
  }
  for (const [name, type] of globals) {
    if (!declared.has(type) || NOT_GLOBAL.includes(name)) globals.delete(name);
  }
  const interfaces = new Map([...declared.keys()].map((name) => [name, inherited(declared, name)]));
  return { interfaces, enums, globals };
}

/** Helps of the type package that are no globals of the platform. */
const NOT_GLOBAL = ['Date2'];

/** `console` stands outside the namespaces. */
function readConsole(
  text: string,
  declared: Map<string, Declared>,
  globals: Map<string, string>,
): void {
  const [found] = blocks(text, /^interface (Console) \{/gm);
  if (!found) return;
  declared.set('Base.console', { parents: [], members: parseMembers(found[2]) });
  globals.set('console', 'Base.console');
}

/** Documented members that the type package does not know yet; `initTemplate` is what `getCode` calls. */
const NEWER_MEMBERS: Readonly<Record<string, string>> = {
  'Script.ScriptApp':
    'getAuthorizationInfo(authMode: AuthMode, oAuthScopes: string[]): AuthorizationInfo;',
  'Script.AuthorizationInfo': 'getAuthorizedScopes(): string[];',
  'HTML.HtmlService': 'initTemplate(): object;',
  'Spreadsheet.Sheet': `getTabColorObject(): Color; setTabColorObject(color: Color | null): Sheet;`,
  'Spreadsheet.BooleanCondition': `getBackgroundObject(): Color; getFontColorObject(): Color;`,
  'Spreadsheet.GradientCondition': `getMinColorObject(): Color; getMidColorObject(): Color; getMaxColorObject(): Color;`,
  'Spreadsheet.ConditionalFormatRuleBuilder': `
    setBackgroundObject(color: Color | null): object; setFontColorObject(color: Color | null): object;
    setGradientMinpointObject(color: Color): object; setGradientMaxpointObject(color: Color): object;
    setGradientMinpointObjectWithValue(color: Color, type: InterpolationType, value: string): object;
    setGradientMidpointObjectWithValue(color: Color, type: InterpolationType, value: string): object;
    setGradientMaxpointObjectWithValue(color: Color, type: InterpolationType, value: string): object;`,
  'Spreadsheet.Banding': `
    getHeaderRowColorObject(): Color;
    setHeaderRowColorObject(color: Color | null): Banding;
    getFirstRowColorObject(): Color;
    setFirstRowColorObject(color: Color | null): Banding;
    getSecondRowColorObject(): Color;
    setSecondRowColorObject(color: Color | null): Banding;
    getFooterRowColorObject(): Color;
    setFooterRowColorObject(color: Color | null): Banding;
    getHeaderColumnColorObject(): Color;
    setHeaderColumnColorObject(color: Color | null): Banding;
    getFirstColumnColorObject(): Color;
    setFirstColumnColorObject(color: Color | null): Banding;
    getSecondColumnColorObject(): Color;
    setSecondColumnColorObject(color: Color | null): Banding;
    getFooterColumnColorObject(): Color;
    setFooterColumnColorObject(color: Color | null): Banding;`,
};

/** Writes out type aliases, as `FontWeight` for `"normal" | "bold"`. */
function withoutAliases(body: string): string {
  const aliases = [...body.matchAll(/^\s*type (\w+) = ([^;{]+);$/gm)];
  return aliases.reduce((text, [whole, name, meaning = '']) => {
    return text.replace(whole, '').replace(new RegExp(`\\b${name}\\b`, 'g'), meaning);
  }, body);
}

function readNamespace(
  namespace: string,
  text: string,
  declared: Map<string, Declared>,
  enums: Map<string, readonly string[]>,
): void {
  const body = withoutAliases(text);
  for (const [head, name, inner] of blocks(body, /\binterface (\w+)[^{]*\{/g)) {
    const parents = /extends ([^{]+)/.exec(head)?.[1] ?? '';
    declared.set(`${namespace}.${name}`, {
      parents: splitTopLevel(parents, ',').map((parent) => qualified(parent, namespace)),
      members: parseMembers(inner),
    });
  }
  for (const [, name, inner] of blocks(body, /\benum (\w+) \{/g)) {
    enums.set(`${namespace}.${name}`, inner.match(/\w+/g) ?? []);
  }
}

function declarationTexts(): string[] {
  const folder = dirname(require.resolve('@types/google-apps-script/package.json'));
  return readdirSync(folder)
    .filter((file) => file.endsWith('.d.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''));
}

function inherited(declared: Map<string, Declared>, name: string): Map<string, Member> {
  const own = declared.get(name);
  if (!own) return new Map();
  return new Map([
    ...own.parents.flatMap((parent) => [...inherited(declared, parent)]),
    ...own.members,
  ]);
}

const qualified = (type: string, namespace: string): string =>
  type.includes('.') ? type : `${namespace}.${type}`;

/** Finds `head {` and yields the head, its name and the text up to the matching brace. */
function* blocks(text: string, head: RegExp): Generator<[string, string, string]> {
  for (const match of text.matchAll(head)) {
    const start = match.index + match[0].length;
    const brace = /[{}]/g;
    brace.lastIndex = start;
    let end = text.length;
    for (let depth = 1; depth > 0; ) {
      const found = brace.exec(text);
      if (!found) break;
      depth += found[0] === '{' ? 1 : -1;
      end = found.index;
    }
    yield [match[0], match[1] ?? '', text.slice(start, end)];
  }
}

function parseMembers(body: string): Map<string, Member> {
  const members = new Map<string, Member>();
  addMembers(members, body);
  return members;
}

function addMembers(members: Map<string, Member>, body: string): void {
  for (const line of splitTopLevel(body, ';')) {
    const method = /^(\w+)(?:<[^(]*>)?\(([\s\S]*)\)\s*:/.exec(line);
    if (method) {
      const [, name = '', inside = ''] = method;
      const known = members.get(name);
      const overloads = known?.kind === 'method' ? known.overloads : [];
      members.set(name, { kind: 'method', overloads: [...overloads, parseParameters(inside)] });
      continue;
    }
    const property = /^(?:readonly )?(\w+)\??:\s*([\s\S]+)$/.exec(line);
    if (property)
      members.set(property[1] ?? '', { kind: 'property', type: (property[2] ?? '').trim() });
  }
}

function parseParameters(inside: string): Parameter[] {
  return splitTopLevel(inside, ',').map((text) => {
    const [, rest = '', optional = '', type = 'any'] =
      /^(\.\.\.)?\w+(\?)?\s*:\s*([\s\S]+)$/.exec(text) ?? [];
    return { type: type.trim(), optional: optional === '?', rest: rest !== '' };
  });
}

/** Splits at a separator that stands outside every bracket; drops empty parts. */
function splitTopLevel(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if ('([{<'.includes(char)) depth++;
    else if (')]}'.includes(char) || (char === '>' && text[at - 1] !== '=')) depth--;
    else if (char === separator && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
