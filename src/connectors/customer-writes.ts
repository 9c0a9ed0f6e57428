import type { Customer } from '../records/customer';
import type { Exchange } from './exchange';
import type { LedgerFacts } from './ledger';

/** What we can say of a customer; a text that is empty says nothing. */
export type CustomerTerms = Pick<Customer, 'name' | 'currency' | 'email' | 'address' | 'termsId'>;

/** A customer as it stands in the ledger now. */
export interface KeptCustomer {
  readonly customer: Customer;
  /** Which state of it this is, where the ledger refuses a change of another one. */
  readonly version: string;
  /** Our mark that names the client it was made for; empty on those of others. */
  readonly marker: string;
}

/**
 * How a ledger takes customers. Each write may be asked for twice: whoever asks again has looked
 * first, by name and mark. What the ledger has no way to take throws a RangeError in words for a
 * person.
 */
export interface CustomerWrites {
  readonly fetch: (customerId: string, facts: LedgerFacts) => Exchange<KeptCustomer>;
  /** Every customer of exactly this name, inactive ones too. */
  readonly find: (name: string, facts: LedgerFacts) => Exchange<readonly KeptCustomer[]>;
  readonly create: (
    wanted: CustomerTerms & { readonly marker: string },
    facts: LedgerFacts,
  ) => Exchange<KeptCustomer>;
  /** Changes these fields of a customer and leaves its others as they are. */
  readonly update: (
    kept: KeptCustomer,
    change: Partial<CustomerTerms>,
    facts: LedgerFacts,
  ) => Exchange<KeptCustomer>;
}

/** What a ledger takes in the fields of a customer. */
export interface CustomerLimits {
  readonly ledger: string;
  readonly nameLength: number;
  readonly emailLength: number;
  readonly lines: number;
  readonly lineLength: number;
}

/** Throws a RangeError in words for a person where the ledger could not take a field. */
export function checkTerms(
  { name, email, address, currency }: Partial<CustomerTerms>,
  { ledger, nameLength, emailLength, lineLength }: CustomerLimits,
  facts: LedgerFacts,
): void {
  if (name !== undefined && name.trim() === '') throw new RangeError('it has no name');
  if (name !== undefined && name.length > nameLength) {
    throw new RangeError(
      `its name has ${name.length} characters, and ${ledger} takes ${nameLength}`,
    );
  }
  if (email && (email.length > emailLength || !/^[^\s@]+@[^\s@]+$/.test(email))) {
    throw new RangeError(`'${email}' is no e-mail address that ${ledger} takes`);
  }
  const long = (address ?? '').split('\n').find((line) => line.length > lineLength);
  if (long !== undefined) {
    throw new RangeError(
      `a line of its address has ${long.length} characters, and ${ledger} takes ${lineLength}`,
    );
  }
  if (currency && currency !== facts.baseCurrency && !facts.multiCurrency) {
    throw new RangeError(
      `${facts.company} has only ${facts.baseCurrency} in ${ledger}, not ${currency}`,
    );
  }
}

/** An address in so many lines at most; what is left over stands in the last one. */
export function linesOf(address: string, most: number): readonly string[] {
  const lines = address
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), lines.slice(most - 1).join(', ')];
}
