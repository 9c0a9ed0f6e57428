import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { virtualClock } from '../../../src/local/engine/clock';
import type { Caller } from '../../../src/local/engine/execution';
import {
  LocalAppsScript,
  type Outcome,
  type Parts,
} from '../../../src/local/engine/local-apps-script';
import { noNetwork } from '../../../src/local/engine/network';
import { loadProject, type Project } from '../../../src/local/engine/project';
import { defaultSwitches } from '../../../src/local/engine/switches';
import { nobody } from '../../../src/local/engine/ui-host';
import { World } from '../../../src/local/engine/world';

export const editor: Caller = {
  cause: 'editor',
  authMode: 'FULL',
  user: 'ana@example.com',
  documentId: null,
};

/** A project from the texts of its files; a manifest is added where none is given. */
export function projectOf(files: Readonly<Record<string, string>>): Project {
  const folder = mkdtempSync(join(tmpdir(), 'project-'));
  try {
    const manifest = JSON.stringify({ timeZone: 'Etc/GMT', runtimeVersion: 'V8' });
    for (const [name, text] of Object.entries({ 'appsscript.json': manifest, ...files })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return loadProject(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A local Apps Script over one `Code.js`; `parts` replaces what a test wants otherwise. */
export function localAppsScript(code: string, parts: Partial<Parts> = {}): LocalAppsScript {
  return new LocalAppsScript({
    project: projectOf({ 'Code.js': code }),
    world: new World(),
    clock: virtualClock(Date.UTC(2026, 3, 1, 15)),
    network: noNetwork,
    switches: defaultSwitches,
    ui: nobody,
    services: {},
    gates: [],
    ...parts,
  });
}

/** Runs `code` as the body of a function and gives what it returned; throws what it threw. */
export function runCode(code: string, parts: Partial<Parts> = {}): unknown {
  return returnedBy(
    localAppsScript(`function main() {\n${code}\n}`, parts).run('main', [], editor),
  );
}

export function returnedBy(outcome: Outcome): unknown {
  if (outcome.kind === 'returned') return outcome.value;
  throw Object.assign(new Error(outcome.message), { name: outcome.name, stack: outcome.stack });
}
