import type { EntryPart } from './factor-words';
import { hasFixedAmount } from './line-key';
import type { SplitsOf } from './line-splits';

const FACETS: Readonly<Record<string, (part: EntryPart) => string>> = {
  rates: ({ entry }) => entry.hourlyRate,
  factors: ({ factors }) => factors,
  items: ({ entry }) => entry.itemId,
  'tax codes': ({ entry }) => entry.taxCodeId,
  policies: ({ entry }) => entry.policy,
};

/**
 * Why the time of an invoice that asks for one line stands on several: `"not on one line, as rates
 * and classes differ"`; empty where nothing keeps it apart.
 */
export function whyApart(parts: readonly EntryPart[], splitsOf: SplitsOf): string {
  const hourly = parts.filter((part) => !hasFixedAmount(part.entry));
  const splits = hourly.map(({ entry }) => splitsOf(entry));
  const terms = (['agreements', 'discounts', 'taxes', 'classes'] as const).filter(
    (term) => new Set(splits.map((one) => one[term])).size > 1,
  );
  const differing = Object.keys(FACETS).filter(
    (name) => new Set(hourly.map((part) => FACETS[name]?.(part))).size > 1,
  );
  const agreed = hourly.length < parts.length && parts.length > 1 ? ['agreed amounts'] : [];
  const added = new Set(parts.map(({ entry }) => entry.addedTo)).size > 1 ? ['additions'] : [];
  const all = [...differing, ...terms, ...agreed, ...added];
  if (all.length === 0) return '';
  const listed = all.length === 1 ? all : [all.slice(0, -1).join(', '), all[all.length - 1]];
  return `not on one line, as ${listed.join(' and ')} differ`;
}
