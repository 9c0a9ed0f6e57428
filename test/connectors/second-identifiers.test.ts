import { expect, test } from '@jest/globals';
import * as clockify from '../../src/connectors/clockify/translate';
import * as kimai from '../../src/connectors/kimai/translate';
import * as quickbooks from '../../src/connectors/quickbooks/translate';
import * as xero from '../../src/connectors/xero/translate';
import { facts } from './support/quickbooks';

test("a tracker's client keeps what else tells it from others", () => {
  const wire = { id: 'c1', name: 'Acme', archived: false, email: 'ap@acme.example' };
  expect(clockify.toClient(wire, { account: '', usesApproval: false, currency: 'USD' })).toEqual(
    expect.objectContaining({ email: 'ap@acme.example', taxNumber: '', number: '' }),
  );
  const customer = { id: 7, name: 'Acme', currency: 'EUR', visible: true, number: '70001' };
  expect(kimai.toClient(customer).number).toBe('70001');
});

test("a ledger's customer keeps its tax number and the firm's number of it", () => {
  const contact = { ContactID: 'x', Name: 'Acme', TaxNumber: 'DE811569869', AccountNumber: 'K-7' };
  expect(xero.toCustomer(contact, facts)).toMatchObject({
    taxNumber: 'DE811569869',
    number: 'K-7',
  });
  const wire = { Id: '1', DisplayName: 'Acme', AcctNum: 'K-7', PrimaryTaxIdentifier: '123456789' };
  expect(quickbooks.toCustomer(wire, facts)).toMatchObject({
    taxNumber: '123456789',
    number: 'K-7',
  });
});

test('a tax number of which only the end is shown tells nobody from another', () => {
  const wire = { Id: '1', DisplayName: 'Acme', PrimaryTaxIdentifier: 'XXXXXXX6789' };
  expect(quickbooks.toCustomer(wire, facts).taxNumber).toBe('');
});
