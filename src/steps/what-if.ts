import type { PriceEffect } from '../records/price-effect';
import { counted } from '../rules/counted';
import { priceWork } from '../rules/price';
import { priceEffects } from '../rules/price-effect';
import { whatIfTab } from '../tabs/what-if-tab';
import { priceInputOf } from './price-input';
import { soundSettings } from './settings';
import type { World } from './world';

export interface WhatIf {
  readonly effects: readonly PriceEffect[];
  /** One sentence for the person. */
  readonly message: string;
}

/**
 * Shows on the What-if tab what Price would change, by client in hours and money, and changes no
 * price. Documents that were approved keep theirs.
 */
export function previewPrices(world: World): WhatIf {
  const { settings } = soundSettings(world);
  const input = priceInputOf(world, settings);
  const effects = priceEffects(input.entries, priceWork(input).time);
  world.workbook.put(whatIfTab, {
    owner: 'price',
    values: new Map(effects.map((effect) => [effect.effectId, effect])),
    mode: 'replace',
  });
  return { effects, message: sentenceOf(effects) };
}

function sentenceOf(effects: readonly PriceEffect[]): string {
  if (effects.length === 0) return 'Price would change nothing.';
  const entries = effects.reduce((sum, effect) => sum + effect.entries, 0);
  const clients = effects.map(({ client, difference, currency }) => {
    const sign = difference.startsWith('-') ? '' : '+';
    return `${client} ${sign}${difference} ${currency}`;
  });
  const count = counted(entries, 'entry', 'entries');
  return `Price would change ${count}: ${clients.join(', ')}. See the What-if tab.`;
}
