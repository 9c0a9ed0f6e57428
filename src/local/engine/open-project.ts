import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gates, services } from '../services/all-services';
import { openDataFolder } from './data-folder';
import { LocalAppsScript } from './local-apps-script';
import { noNetwork } from './network';
import { loadProject } from './project';
import { defaultSwitches } from './switches';
import { nobody } from './ui-host';

/** A command line that cannot be followed; its message is the one line to print. */
export class BadArguments extends Error {}

export interface OpenProject {
  readonly script: LocalAppsScript;
  /** Keeps the world in its data folder, where there is one. */
  save(): void;
}

/**
 * Any Apps Script project from its folder, with nobody in front of it and no network. Throws
 * BadArguments where the folder holds none, and what the platform says where it would refuse it.
 */
export function openProject(folder: string, data: string | undefined): OpenProject {
  if (!existsSync(join(folder, 'appsscript.json')))
    throw new BadArguments(`${folder}: no appsscript.json there, so this is no project folder`);
  const project = loadProject(folder);
  const { world, clock, save } = openDataFolder(data);
  const script = new LocalAppsScript({
    project,
    world,
    clock,
    network: noNetwork,
    switches: defaultSwitches,
    ui: nobody,
    services,
    gates,
  });
  return { script, save };
}

/** Prints why a command ended and gives its exit status: 2 for bad arguments, 1 for anything else. */
export function reportFailure(error: unknown): number {
  const { name, message } = error as Error;
  const isUsage = error instanceof BadArguments;
  process.stderr.write(isUsage ? `${message}\n` : `${name}: ${message}\n`);
  return isUsage ? 2 : 1;
}
