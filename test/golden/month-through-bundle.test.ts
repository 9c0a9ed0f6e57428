import { describe, expect, test } from '@jest/globals';
import { defaultSwitches } from '../../src/local/engine/switches';
import { BundleFirm, type Place } from '../support/bundle-firm';
import { smallFirm } from '../support/small-firm';

/** Every disputed behaviour of the platform, turned the other way by itself. */
const disputed = Object.entries(defaultSwitches).map(
  ([name, value]) =>
    [`${name} ${!value}`, { switches: { ...defaultSwitches, [name]: !value } }] as const,
);

const places: readonly (readonly [name: string, place: Place])[] = [
  ['as expected', {}],
  ...disputed,
  ['a German sheet in Berlin', { locale: 'de_DE', timeZone: 'Europe/Berlin' }],
  ['an Indian sheet in Kolkata', { locale: 'en_IN', timeZone: 'Asia/Kolkata' }],
  ['a French sheet in Auckland', { locale: 'fr_FR', timeZone: 'Pacific/Auckland' }],
];

describe.each(places)('with %s', (_, place) => {
  test('a month is billed once and ties out, and runs again without a change', () => {
    const firm = BundleFirm.connected(smallFirm(), place);
    firm.approveMonth();
    expect(firm.press('post').message).toBe('2 invoices posted.');
    expect(firm.press('tieout').message).toBe('All 2 clients tie out to the second and the cent.');
    // The pull after posting reads what is open of each invoice.
    firm.press('pull');
    firm.press('tieout');
    const tabs = () => firm.tabNames().map((name) => [name, firm.tab(name)]);
    const before = tabs();
    for (const step of ['pull', 'review', 'price', 'draft', 'post', 'tieout'] as const) {
      expect(firm.press(step).status).toBe('done');
    }
    const changed = tabs().filter(
      (tab, index) => JSON.stringify(tab) !== JSON.stringify(before[index]),
    );
    expect(changed.map(([name]) => name)).toEqual(['Run log']);
    expect(firm.formulas()).toEqual([]);
  });
});
