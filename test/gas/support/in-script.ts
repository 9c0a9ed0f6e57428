import { buildSync } from 'esbuild';
import type { Caller } from '../../../src/local/engine/execution';
import type { LocalAppsScript, Outcome, Parts } from '../../../src/local/engine/local-apps-script';
import type { Project } from '../../../src/local/engine/project';
import { World } from '../../../src/local/engine/world';
import { gates, services } from '../../../src/local/services/all-services';
import { Documents } from '../../../src/local/services/spreadsheet/model/documents';
import { localAppsScript, projectOf, returnedBy } from '../../local/support/run-code';

/** Where the scripts of these tests run: opened from a menu of one workbook, by one person. */
export const inWorkbook: Caller = {
  cause: 'menu',
  authMode: 'FULL',
  user: 'ana@example.com',
  documentId: 'book-1',
};

/**
 * A script made of parts of the add-on. `code` is a TypeScript module as it would stand in
 * `src/gas/`; each function that it exports becomes a global of the script.
 */
export function scriptOf(code: string, parts: Partial<Parts> = {}): LocalAppsScript {
  const project = projects.get(code) ?? projectOf({ 'Code.js': bundled(code) });
  projects.set(code, project);
  return localAppsScript('', { project, services, gates, ...parts });
}

const projects = new Map<string, Project>();

function bundled(code: string): string {
  const { outputFiles } = buildSync({
    stdin: { contents: code, resolveDir: 'src/gas', loader: 'ts' },
    bundle: true,
    format: 'iife',
    globalName: 'Tested',
    target: 'es2019',
    charset: 'utf8',
    write: false,
  });
  const names = [...code.matchAll(/^ *export function (\w+)/gm)].map((match) => match[1]);
  const globals = names.map(
    (name) => `function ${name}(...args) { return Tested.${name}(...args); }`,
  );
  return [outputFiles[0]?.text ?? '', ...globals].join('\n');
}

/** A script in a workbook of its own. */
export class InWorkbook {
  readonly script: LocalAppsScript;
  readonly documentId: string;

  constructor(
    code: string,
    {
      timeZone = 'America/New_York',
      locale = 'en_US',
      ...parts
    }: Partial<Parts> & { timeZone?: string; locale?: string } = {},
  ) {
    const world = parts.world ?? new World();
    this.documentId = Documents.of(world).create({
      name: 'Book',
      owner: inWorkbook.user,
      timeZone,
      locale,
    }).id;
    this.script = scriptOf(code, { world, ...parts });
  }

  run(name: string, args: readonly unknown[] = [], caller: Partial<Caller> = {}): Outcome {
    return this.script.run(name, args, { ...inWorkbook, documentId: this.documentId, ...caller });
  }

  call<T>(name: string, ...args: readonly unknown[]): T {
    return returnedBy(this.run(name, args)) as T;
  }

  /** Names of the service calls of a run, as `Range.setValues`. */
  callsOf(name: string, ...args: readonly unknown[]): readonly string[] {
    const calls: string[] = [];
    const { observer } = this.script;
    this.script.observer = {
      before: ({ gasType, method }) => calls.push(`${gasType.split('.')[1]}.${method}`),
    };
    try {
      this.call(name, ...args);
    } finally {
      this.script.observer = observer;
    }
    return calls;
  }
}

/** What a function of a script returns; throws what it threw. */
export function resultOf(
  script: LocalAppsScript,
  name: string,
  ...args: readonly unknown[]
): unknown {
  return returnedBy(outcomeOf(script, name, ...args));
}

export function outcomeOf(
  script: LocalAppsScript,
  name: string,
  ...args: readonly unknown[]
): Outcome {
  return script.run(name, args, inWorkbook);
}
