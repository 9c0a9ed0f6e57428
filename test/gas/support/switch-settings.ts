import { defaultSwitches, type Switches } from '../../../src/local/engine/switches';

const names = Object.keys(defaultSwitches) as (keyof Switches)[];

/** The default, each disputed behaviour the other way round, and all of them at once. */
export const switchSettings: readonly (readonly [name: string, switches: Switches])[] = [
  ['as assumed', defaultSwitches],
  ...names.map(
    (name) => [`not ${name}`, { ...defaultSwitches, [name]: !defaultSwitches[name] }] as const,
  ),
  [
    'everything the other way round',
    Object.fromEntries(names.map((name) => [name, !defaultSwitches[name]])) as unknown as Switches,
  ],
];
