import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { parse } from 'acorn';
import { ScriptError } from './script-error';

/** The parts of `appsscript.json` that change how a project runs. */
export interface Manifest {
  readonly timeZone: string;
  readonly oauthScopes?: readonly string[];
  readonly urlFetchWhitelist?: readonly string[];
  readonly webapp?: { readonly executeAs?: string; readonly access?: string };
}

/** An Apps Script project as it would stand on the server after a push. */
export interface Project {
  readonly manifest: Manifest;
  /** Compiled files in the order in which the platform runs them. */
  readonly scripts: readonly Script[];
  /** The text of all scripts. */
  readonly source: string;
  /** HTML files by the name that `HtmlService` knows them by, without the ending. */
  readonly html: ReadonlyMap<string, string>;
  /** Functions that menus, triggers and `google.script.run` may name. */
  readonly functionNames: ReadonlySet<string>;
}

/**
 * Reads a folder as the platform would take it: `appsscript.json`, `*.js` and `*.gs` in the order
 * of their names, `*.html`. Throws a ScriptError where the platform would refuse the push.
 */
export function loadProject(folder: string): Project {
  const manifestPath = join(folder, 'appsscript.json');
  if (!existsSync(manifestPath)) throw new ScriptError(`No appsscript.json in ${folder}`);
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as Partial<Manifest>;
  const files = listFiles(folder);
  const code = files.filter((file) => /\.(js|gs)$/.test(file));
  const functionNames = new Set<string>();
  const sources = code.map((file) => readFileSync(join(folder, file), 'utf8'));
  const scripts = code.map((file, index) => {
    const source = sources[index] ?? '';
    for (const name of topLevelFunctions(source, file)) functionNames.add(name);
    return new Script(source, { filename: file });
  });
  const html = files
    .filter((file) => file.endsWith('.html'))
    .map(
      (file) => [file.slice(0, -'.html'.length), readFileSync(join(folder, file), 'utf8')] as const,
    );
  return {
    manifest: { ...manifest, timeZone: manifest.timeZone ?? 'Etc/GMT' },
    scripts,
    source: sources.join('\n'),
    html: new Map(html),
    functionNames,
  };
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !path.includes('node_modules'))
    .sort();
}

/**
 * Parses as the platform's editor does: a classic script without class fields, private or static
 * members (apps-script.md 1.1: "cause parsing errors").
 */
function topLevelFunctions(source: string, file: string): string[] {
  try {
    const program = parse(source, {
      ecmaVersion: 2021,
      sourceType: 'script',
      allowHashBang: false,
    });
    return program.body.flatMap((statement): string[] => {
      if (statement.type === 'FunctionDeclaration') return [statement.id.name];
      if (statement.type !== 'VariableDeclaration') return [];
      return statement.declarations.flatMap(({ id, init }) =>
        id.type === 'Identifier' &&
        (init?.type === 'FunctionExpression' || init?.type === 'ArrowFunctionExpression')
          ? [id.name]
          : [],
      );
    });
  } catch (error) {
    const { message } = error as Error;
    throw new ScriptError(`${message} file: ${file}`, 'SyntaxError');
  }
}
