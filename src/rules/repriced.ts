import { type Billable, billedFigures, roundedTimes } from './billed-time';
import { type Difference, difference } from './document-differences';
import { factorsCover, factorText, readFactorText } from './factor-words';
import { billedPart } from './part-billing';
import { readPolicyVersion } from './policy-version';
import type { PoolTerms } from './time-pools';
import type { PricedEntry } from './work-line';

/** Prices entries again by the policy version, the rate, the factors and the part of each. */
export function repriced(
  entries: readonly PricedEntry[],
  terms: PoolTerms,
): { readonly entries: readonly PricedEntry[] } | Difference {
  const billable: (Billable & { readonly entry: PricedEntry })[] = [];
  for (const entry of entries) {
    const { entryId, hourlyRate, currency } = entry;
    const policy = readPolicyVersion(entry.policy);
    if (!policy) return difference(`entry ${entryId}, policy`, entry.policy, 'unknown');
    const part = billedPart(entry, entry);
    if ('code' in part) return difference(`entry ${entryId}, part`, entry.billPart, 'none');
    const factors = readFactorText(entry.factors);
    if (!factors || !factorsCover(factors, entry.seconds)) {
      return difference(`entry ${entryId}, factors`, entry.factors, 'other time');
    }
    billable.push({ entry, policy, part, hourlyRate, currency, factors });
  }
  const rounded = roundedTimes(billable, terms);
  return {
    entries: billable.map((one, index) => {
      const { entry, part } = one;
      const { billedSeconds, amount, factors } = billedFigures(one, rounded[index] ?? []);
      const writtenOffSeconds = entry.seconds - part.seconds;
      return { ...entry, billedSeconds, writtenOffSeconds, amount, factors: factorText(factors) };
    }),
  };
}

/**
 * Work that was rounded together with other work than stands with it now: lines or the invoice
 * have changed since, by a setting, a term or a hold. What its price rests on has not.
 */
export function poolsChanged(
  entries: readonly PricedEntry[],
  terms: PoolTerms,
): readonly PricedEntry[] {
  const pooled = entries.filter(({ policy }) => {
    const level = readPolicyVersion(policy)?.level;
    return level === 'line' || level === 'invoice';
  });
  const again = repriced(pooled, terms);
  if ('figure' in again) return [];
  return pooled.filter((entry, at) => entry.billedSeconds !== again.entries[at]?.billedSeconds);
}
