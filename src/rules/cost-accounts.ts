import type { Account } from '../records/account';
import type { Mapping } from '../records/mapping';

/** Whether costs are posted to an account, as both ledgers class it: `Expense`, `EXPENSE`. */
export const takesCosts = ({ kind }: Pick<Account, 'kind'>): boolean =>
  kind.toLowerCase() === 'expense';

/**
 * The account of costs that a person confirmed for an expense category, by the id of the category.
 * A category that is mapped to another kind of account has none.
 */
export function costAccounts(
  mappings: readonly Mapping[],
  accounts: readonly Account[],
): ReadonlyMap<string, Account> {
  const usable = new Map(
    accounts.filter((one) => one.active && takesCosts(one)).map((one) => [one.accountId, one]),
  );
  return new Map(
    mappings.flatMap(({ kind, confirmed, sourceId, targetId }) => {
      const account = usable.get(targetId);
      const isChosen = kind === 'Expense category → account' && confirmed;
      return isChosen && account ? [[sourceId, account] as const] : [];
    }),
  );
}
