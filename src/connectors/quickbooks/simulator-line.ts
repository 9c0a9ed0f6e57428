import { compare, type Decimal, decimalOf, multiply, negate, ZERO } from '../../money/decimal';
import { roundTo } from '../../money/rounding';
import { Fault, inactive, missing, noReference } from './simulator-fault';
import {
  asObject,
  type Json,
  type QuickBooksEntity,
  type QuickBooksState,
  referredTo,
  rowsIn,
} from './simulator-state';
import type { SoldLine } from './simulator-tax';

/** A line as it is booked, and what it sells where it sells anything. */
export interface BookedLine {
  readonly booked: Json;
  readonly sale?: SoldLine;
}

/**
 * One line of an invoice. A line that names no item is taken as text, and its amount is ignored.
 * Throws a Fault for an amount that is not quantity times price.
 */
export function soldLine(line: Json, { state, index, digits, taxes, included }: Place): BookedLine {
  checkProperties(line, 'Line');
  const detail = asObject(line['SalesItemLineDetail']);
  checkProperties(detail, 'SalesItemLineDetail');
  const numbered = { ...line, Id: String(index + 1), LineNum: index + 1 };
  const itemId = referredTo(detail['ItemRef']);
  if (line['DetailType'] === undefined) throw missing('DetailType');
  if (itemId === undefined) {
    const { Amount: _ignored, SalesItemLineDetail: _sale, ...text } = numbered as Json;
    return { booked: { ...text, DetailType: 'DescriptionOnly', DescriptionLineDetail: {} } };
  }
  const item = state.rows.Item.find(({ Id }) => Id === itemId);
  if (!item) throw noReference('Item', itemId);
  if (item['Active'] === false) throw inactive('ItemRef');
  checkReference(detail['ClassRef'], 'Class', state);
  if (line['Amount'] === undefined) throw missing('Line.Amount');
  const amount = decimalOf(Number(line['Amount']));
  checkProduct(detail, { amount, digits });
  const gross = included ? grossOf(detail, amount) : undefined;
  const usual = taxes && item['Taxable'] === true ? 'TAX' : 'NON';
  const taxCode = referredTo(detail['TaxCodeRef']) ?? usual;
  return {
    booked: {
      ...numbered,
      SalesItemLineDetail: {
        ...detail,
        ItemRef: { value: itemId, name: item['Name'] },
        ItemAccountRef: item['IncomeAccountRef'],
        TaxCodeRef: { value: taxCode },
      },
    },
    sale: { amount, taxCode, gross },
  };
}

/** Throws a Fault for a record that a reference names and that is not there, or is inactive. */
export function checkReference(
  reference: unknown,
  entity: QuickBooksEntity,
  state: QuickBooksState,
): void {
  const id = referredTo(reference);
  if (id === undefined) return;
  const row = rowsIn(state, entity).find(({ Id }) => Id === id);
  if (!row) throw noReference(entity, id);
  if (row['Active'] === false) throw inactive(`${entity}Ref`);
}

interface Place {
  readonly state: QuickBooksState;
  readonly index: number;
  readonly digits: number;
  /** Whether the company collects sales tax. */
  readonly taxes: boolean;
  /** Whether the prices of the document contain the tax. */
  readonly included: boolean;
}

/** Amount of a line with its tax, where it says one. Throws a Fault for one below the amount. */
function grossOf(detail: Json, amount: Decimal): Decimal | undefined {
  const stated = detail['TaxInclusiveAmt'];
  if (stated === undefined) return undefined;
  const gross = decimalOf(Number(stated));
  if (compare(absolute(gross), absolute(amount)) >= 0) return gross;
  throw new Fault(
    '6000',
    `Business Validation Error: TaxInclusiveAmt ${gross} is less than the amount ${amount}.`,
  );
}

const absolute = (value: Decimal): Decimal => (compare(value, ZERO) < 0 ? negate(value) : value);

function checkProduct(detail: Json, { amount, digits }: { amount: Decimal; digits: number }): void {
  const { Qty: quantity, UnitPrice: price } = detail;
  if (quantity === undefined || price === undefined) return;
  const product = multiply(decimalOf(Number(quantity)), decimalOf(Number(price)));
  if (compare(roundTo(product, digits), amount) === 0) return;
  const shown = Number(amount).toLocaleString('en-US');
  throw new Fault('6070', `Amount is not equal to UnitPrice * Qty. Supplied value:${shown}`);
}

/** What an invoice and a credit memo have alike. */
const sales = {
  Id: 'string',
  SyncToken: 'string',
  sparse: 'any',
  domain: 'string',
  MetaData: 'any',
  DocNumber: 'string',
  TxnDate: 'string',
  CustomerRef: 'any',
  CustomerMemo: 'any',
  CurrencyRef: 'any',
  ExchangeRate: 'number',
  PrivateNote: 'string',
  Line: 'any',
  TxnTaxDetail: 'any',
  GlobalTaxCalculation: 'string',
  SalesTermRef: 'any',
  BillEmail: 'any',
  BillAddr: 'any',
  ShipAddr: 'any',
  ClassRef: 'any',
  DepartmentRef: 'any',
  CustomField: 'any',
  TotalAmt: 'number',
  Balance: 'number',
  HomeTotalAmt: 'number',
  HomeBalance: 'number',
  ApplyTaxAfterDiscount: 'any',
  PrintStatus: 'string',
  EmailStatus: 'string',
} as const;

/** Properties that are taken, and which of them are numbers; of the published schema, what matters. */
const properties: Readonly<Record<string, Readonly<Record<string, 'number' | 'string' | 'any'>>>> =
  {
    Invoice: {
      ...sales,
      DueDate: 'string',
      LinkedTxn: 'any',
      AllowIPNPayment: 'any',
      AllowOnlinePayment: 'any',
      AllowOnlineCreditCardPayment: 'any',
      AllowOnlineACHPayment: 'any',
      Deposit: 'number',
    },
    CreditMemo: { ...sales, LinkedTxn: 'any', RemainingCredit: 'number', InvoiceRef: 'any' },
    Line: {
      Id: 'string',
      LineNum: 'number',
      Description: 'string',
      Amount: 'number',
      DetailType: 'string',
      SalesItemLineDetail: 'any',
      SubTotalLineDetail: 'any',
      DescriptionLineDetail: 'any',
      LinkedTxn: 'any',
    },
    SalesItemLineDetail: {
      ItemRef: 'any',
      ItemAccountRef: 'any',
      ClassRef: 'any',
      Qty: 'number',
      UnitPrice: 'number',
      TaxCodeRef: 'any',
      ServiceDate: 'string',
      TaxInclusiveAmt: 'number',
    },
  };

/** Throws a Fault for a property that QuickBooks does not know, or of another type. */
export function checkProperties(body: Json, of: string): void {
  const known = properties[of] ?? {};
  for (const [name, value] of Object.entries(body)) {
    const type = known[name];
    if (type !== undefined && (type === 'any' || typeof value === type)) continue;
    const names = Object.keys(known).map((one) => `"${one}"`);
    throw new Fault(
      '2010',
      `Property Name:Unrecognized field "${name}" (class com.intuit.schema.finance.v3.${of}), ` +
        `not marked as ignorable (${names.length} known properties: ${names.join(', ')}) specified is unsupported or invalid`,
    );
  }
}
