import { durationText } from '../calendar/seconds';
import type { Person } from '../records/person';
import type { Problem } from '../records/problem';
import type { Supplier } from '../records/supplier';
import type { CostedEntry } from './bill-lines';
import { problem } from './problem';
import { sumOf } from './work-line';

/** Somebody whose time costs something and whom nobody in the ledger bills for. */
export function supplierMissing(
  { personId: key, name, supplier }: Person,
  entries: readonly CostedEntry[],
): Problem {
  const time = durationText(sumOf(entries, ({ seconds }) => seconds));
  const what =
    supplier === ''
      ? 'has no supplier'
      : `has the supplier '${supplier}', who is not in the ledger`;
  return problem({
    code: 'E-218',
    step: 'draft',
    tab: 'People',
    key,
    field: 'supplier',
    message: `${name} ${what}: ${time} h of their time is on no bill.`,
    fix: "Choose who bills for them in the column 'Supplier', then run Draft again.",
  });
}

/** The time of a person is not in the currency in which the supplier bills. */
export function otherCurrency(
  { personId: key, name }: Person,
  supplier: Supplier,
  entries: readonly CostedEntry[],
): Problem {
  const found = [...new Set(entries.map(({ costCurrency }) => costCurrency))].join(' and ');
  return problem({
    code: 'E-413',
    step: 'draft',
    tab: 'People',
    key,
    field: 'supplier',
    message: `${name} costs ${found}, and supplier '${supplier.name}' bills in ${supplier.currency}.`,
    fix: 'Enter the cost rate in the currency of the supplier, or choose another supplier.',
  });
}

/** Nobody has said to which account subcontractors' bills are posted. */
export function accountMissing(name: string): Problem {
  const what = name === '' ? 'is empty' : `is '${name}', which is no active account of the ledger`;
  return problem({
    code: 'E-411',
    step: 'draft',
    tab: 'Settings',
    key: 'Account of subcontractors',
    field: 'value',
    message: `Setting 'Account of subcontractors' ${what}: no bill is drafted.`,
    fix: 'Type the name or the number of an account on the Accounts tab.',
  });
}

/** The supplier is taxed at a code that nobody can use. */
export function taxMissing({ supplierId: key, name, taxCodeId }: Supplier): Problem {
  return problem({
    code: 'E-211',
    step: 'draft',
    tab: 'Suppliers',
    key,
    field: 'taxCodeId',
    message: `Tax '${taxCodeId}' of supplier '${name}' is no active tax code of the ledger: their bill is not drafted.`,
    fix: 'Give the supplier another tax code in the ledger, then run Pull and Draft again.',
  });
}
