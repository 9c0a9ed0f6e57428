import type { Host } from '../host';
import type { PriceInput } from '../rules/price';
import { firmPolicy } from '../rules/time-policy';

const KEY = 'price:terms';

type Terms = Pick<PriceInput, 'settings' | 'rates' | 'policies' | 'factors'>;

/** Keeps what the prices of now go by, so that a change is noticed before it is applied. */
export function keepTerms(host: Host, terms: Terms): void {
  const mark = markOf(host, terms);
  if (host.journal.get(KEY) !== mark) host.journal.set(KEY, mark);
}

/** Whether a person has changed what prices go by since they were made. */
export function termsChanged(host: Host, terms: () => Terms): boolean {
  const kept = host.journal.get(KEY);
  return kept !== null && kept !== markOf(host, terms());
}

function markOf(host: Host, { settings, rates, policies, factors }: Terms): string {
  const chosen = [firmPolicy(settings).version, settings.expenseRateOf, settings.groupLinesBy];
  return host.digest(JSON.stringify([chosen, rates, policies, factors]));
}
