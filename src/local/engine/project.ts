import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { ScriptError } from './script-error';
import { topLevelFunctions } from './top-level-functions';

// The files of a project are run anew by every execution: what was compiled once is not thrown away.
setFlagsFromString('--no-flush-bytecode');

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
  const manifest = readManifest(folder);
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
    manifest,
    scripts,
    source: sources.join('\n'),
    html: new Map(html),
    functionNames,
  };
}

/** The manifest of a folder alone. Throws a ScriptError where there is none. */
export function readManifest(folder: string): Manifest {
  const path = join(folder, 'appsscript.json');
  if (!existsSync(path)) throw new ScriptError(`No appsscript.json in ${folder}`);
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Partial<Manifest>;
  return { ...manifest, timeZone: manifest.timeZone ?? 'Etc/GMT' };
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !path.includes('node_modules'))
    .sort();
}
