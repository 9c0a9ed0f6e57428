import { expect, test } from '@jest/globals';
import { forgetConnection, saveConnection } from '../../src/connectors/connection';
import { connectorOf } from '../../src/connectors/registry';
import { otherTrackers } from '../../src/local/providers/providers-state';
import { SimulatedFirm } from '../support/simulated-firm';

const trackers = Object.keys(otherTrackers(new SimulatedFirm().state));

test.each(trackers)('a month tracked in %s is pulled, billed, posted and ties out', (id) => {
  const firm = new SimulatedFirm();
  forgetConnection(firm.host, connectorOf('harvest'));
  saveConnection(firm.host, connectorOf(id), otherTrackers(firm.state)[id] ?? {});
  const records = firm.runAll();
  expect(records.map(({ outcome }) => outcome)).toEqual(Array(7).fill('done'));
  expect(records[6]?.message).toBe('All 5 clients tie out to the second and the cent.');
});
