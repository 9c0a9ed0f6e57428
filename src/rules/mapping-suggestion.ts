import { isZero } from '../money/decimal';
import type { Account } from '../records/account';
import type { Client } from '../records/client';
import type { Customer } from '../records/customer';
import type { Item } from '../records/item';
import type { PaymentTerms } from '../records/payment-terms';
import type { TaxCode } from '../records/tax-code';
import type { TrackingClass } from '../records/tracking-class';
import { similarNames } from './names';

/** The lists of the ledger that a mapping chooses from. */
export interface LedgerLists {
  readonly customers: readonly Customer[];
  readonly items: readonly Item[];
  readonly taxCodes: readonly TaxCode[];
  readonly accounts: readonly Account[];
  readonly terms: readonly PaymentTerms[];
  readonly classes: readonly TrackingClass[];
}

/** What the review proposes for a mapping row; an empty `suggestion` says in `reason` why. */
export interface Suggestion {
  readonly suggestion: string;
  readonly reason: string;
}

/**
 * The customer whose name is that of the client. One in another currency is never proposed, and
 * neither is one of two that fit equally well.
 */
export function suggestCustomer(client: Client, customers: readonly Customer[]): Suggestion {
  const active = customers.filter((customer) => customer.active);
  const found = mostAlike(client.name, active, 'customer');
  const [best] = active.filter(({ name }) => name === found.suggestion);
  if (!best || best.currency === client.currency) return found;
  const reason = `'${best.name}' is billed in ${best.currency}, this client in ${client.currency}.`;
  return { suggestion: '', reason };
}

/** The ledger's own tax code of the customer, or the only one that taxes nothing. */
export function suggestTaxCode(
  customer: Customer | undefined,
  taxCodes: readonly TaxCode[],
): Suggestion {
  if (!customer) return { suggestion: '', reason: 'The customer has to be chosen first.' };
  const own = taxCodes.find(({ taxCodeId, active }) => active && taxCodeId === customer.taxCodeId);
  if (own) return { suggestion: own.name, reason: `The ledger taxes '${customer.name}' so.` };
  const untaxed = taxCodes.filter(({ active, percent }) => active && isZero(percent));
  const [only, another] = untaxed;
  if (only && !another) {
    return { suggestion: only.name, reason: `The ledger has no tax for '${customer.name}'.` };
  }
  return { suggestion: '', reason: 'The ledger names no tax code for this customer.' };
}

/** The ledger's own terms of the customer; without any the setting's days count. */
export function suggestTerms(
  customer: Customer | undefined,
  terms: readonly PaymentTerms[],
): Suggestion {
  if (!customer) return { suggestion: '', reason: 'The customer has to be chosen first.' };
  const own = terms.find(({ termsId, active }) => active && termsId === customer.termsId);
  if (own) return { suggestion: own.name, reason: `The ledger gives '${customer.name}' these.` };
  return { suggestion: '', reason: "Empty: 'Days to pay' on the Settings tab." };
}

/** The class whose name is that of the project; without any its lines have none. */
export function suggestClass(name: string, classes: readonly TrackingClass[]): Suggestion {
  const found = classes.filter((one) => one.active && similarNames(name, one.name).same);
  const [only, another] = found;
  if (only && !another) return { suggestion: only.name, reason: 'Same name.' };
  return { suggestion: '', reason: 'Empty: no class.' };
}

/** The item whose name is that of the task or the expense category. */
export function suggestItem(name: string, items: readonly Item[]): Suggestion {
  return mostAlike(
    name,
    items.filter(({ active }) => active),
    'item',
  );
}

/** The income account that the item posts to. */
export function suggestAccount(item: Item | undefined, accounts: readonly Account[]): Suggestion {
  if (!item) return { suggestion: '', reason: 'The item has to be chosen first.' };
  const account = accounts.find(({ accountId }) => accountId === item.incomeAccountId);
  if (!account?.active) {
    return { suggestion: '', reason: `Item '${item.name}' posts to no active account.` };
  }
  return { suggestion: account.name, reason: `Item '${item.name}' posts to it.` };
}

function mostAlike(
  name: string,
  candidates: readonly { readonly name: string }[],
  noun: string,
): Suggestion {
  const ranked = candidates
    .map((candidate) => ({ name: candidate.name, ...similarNames(name, candidate.name) }))
    .filter(({ suggest }) => suggest)
    .sort((a, b) => Number(b.same) - Number(a.same) || b.score - a.score);
  const [best, second] = ranked;
  if (!best) return { suggestion: '', reason: `No ${noun} has a name like this.` };
  if (second && second.same === best.same && second.score === best.score) {
    const reason = `'${best.name}' and '${second.name}' fit equally well.`;
    return { suggestion: '', reason };
  }
  const reason = best.same ? 'Same name.' : `Similar name (${Math.round(best.score * 100)} %).`;
  return { suggestion: best.name, reason };
}
