import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'acorn';
import { ScriptError } from './script-error';

/** Beside the installed packages, as other tools keep what they worked out. */
const KEPT = join(dirname(require.resolve('acorn/package.json')), '../.cache/tieout');

const BIG = 100_000;

/**
 * Names of the functions that a file declares at its top. Throws the platform's SyntaxError for what
 * its editor refuses. A text that was read once is known by its digest: a big one takes long to read.
 */
export function topLevelFunctions(source: string, file: string): readonly string[] {
  if (source.length < BIG) return declaredIn(source, file);
  const digest = createHash('sha256').update(source).digest('hex');
  const path = join(KEPT, `functions-${digest}.json`);
  const known = keptAt(path);
  if (known) return known;
  const names = declaredIn(source, file);
  keepAt(path, names);
  return names;
}

function keptAt(path: string): readonly string[] | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as readonly string[];
  } catch {
    return undefined;
  }
}

/** Where nothing can be written, it is read again next time. */
function keepAt(path: string, names: readonly string[]): void {
  try {
    mkdirSync(KEPT, { recursive: true });
    const own = `${path}.${process.pid}`;
    writeFileSync(own, JSON.stringify(names));
    renameSync(own, path);
  } catch {
    // as if it had not been read
  }
}

/**
 * Parses as the platform's editor does: a classic script without class fields, private or static
 * members (apps-script.md 1.1: "cause parsing errors").
 */
function declaredIn(source: string, file: string): string[] {
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
