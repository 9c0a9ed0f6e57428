import { durationText } from '../calendar/seconds';
import type { PriceEffect } from '../records/price-effect';
import type { Problem } from '../records/problem';
import { counted } from '../rules/counted';
import { priceWork } from '../rules/price';
import { priceEffects } from '../rules/price-effect';
import { whatIfTab } from '../tabs/what-if-tab';
import { distinctProblems } from './cell-problems';
import { priceChecks } from './price-checks';
import { policiesOf, priceInputOf } from './price-input';
import { soundSettings } from './settings';
import type { World } from './world';

export interface WhatIf {
  readonly effects: readonly PriceEffect[];
  /** A few sentences for the person. */
  readonly message: string;
}

/** Clients that are named one by one; the tab has all of them. */
const NAMED = 5;

/**
 * Shows on the What-if tab what Price would change, by client in hours and money, and changes no
 * price. Documents that were approved keep theirs, and the policy that they were made with.
 */
export function previewPrices(world: World): WhatIf {
  const { settings } = soundSettings(world);
  const input = priceInputOf(world, settings);
  const prices = priceWork(input);
  const effects = priceEffects(input, prices, policiesOf(world, settings).policyOf);
  world.workbook.put(whatIfTab, {
    owner: 'price',
    values: new Map(effects.map((effect) => [effect.effectId, effect])),
    mode: 'replace',
  });
  const problems = distinctProblems([...priceChecks(world, input), ...prices.problems]);
  return {
    effects,
    message: [...changes(effects), ...kept(effects), ...faults(problems)].join(' '),
  };
}

function changes(effects: readonly PriceEffect[]): readonly string[] {
  const changed = effects.filter(({ rows }) => rows > 0);
  if (changed.length === 0) return ['Price would change nothing.'];
  const rows = changed.reduce((sum, effect) => sum + effect.rows, 0);
  const named = changed.slice(0, NAMED).map(({ client, secondsNow, secondsThen, ...effect }) => {
    const hours = signed(durationText(secondsThen - secondsNow));
    return `${client} ${hours} h and ${signed(effect.difference)} ${effect.currency}`;
  });
  const more = changed.length - named.length;
  const rest = more > 0 ? [`${more} more on the tab`] : [];
  return [
    `Price would change ${counted(rows, 'row')}: ${[...named, ...rest].join('; ')}. See the What-if tab.`,
  ];
}

const signed = (figure: string): string => (figure.startsWith('-') ? figure : `+${figure}`);

function kept(effects: readonly PriceEffect[]): readonly string[] {
  const entries = effects.reduce((sum, effect) => sum + effect.kept, 0);
  if (entries === 0) return [];
  const [keep, their] = entries === 1 ? ['keeps', 'its'] : ['keep', 'their'];
  return [
    `${counted(entries, 'entry', 'entries')} on documents ${keep} ${their} price and policy.`,
  ];
}

/** What is wrong with the terms themselves: work under such a row would get no price. */
function faults(problems: readonly Problem[]): readonly string[] {
  const [first, ...others] = problems.filter(({ tab }) => tab !== 'Time' && tab !== 'Expenses');
  if (!first) return [];
  const more = others.length > 0 ? [`Price has ${others.length} more to say.`] : [];
  return [first.message, first.fix, ...more];
}
