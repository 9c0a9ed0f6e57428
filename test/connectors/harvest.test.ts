import { describe, expect, test } from '@jest/globals';
import { harvest } from '../../src/connectors/harvest/connector';
import type { HarvestList, HarvestRow } from '../../src/connectors/harvest/simulator-state';
import { fetchReceipt } from '../../src/connectors/receipt';
import { callerOf, facts, firm, lists, pull, simulatedHarvest, streams } from './support/harvest';

describe('a pull', () => {
  test.each(lists)('gives every record of %s once', (list) => {
    const pages = pull(simulatedHarvest(), streams[list]);
    expect(pages.flatMap((page) => page.refused)).toEqual([]);
    const ids = pages.flatMap((page) =>
      page.records.map((record) => Object.values(record as object)[0]),
    );
    expect(new Set(ids).size).toBe(firm.harvest.lists[list].length);
    expect(ids).toHaveLength(firm.harvest.lists[list].length);
  });

  test('follows cursors and page numbers to the end', () => {
    const many = (list: HarvestList, count: number): HarvestRow[] => {
      const [row] = firm.harvest.lists[list];
      if (!row) throw new Error('no row');
      return Array.from({ length: count }, (_, index) => ({ ...row, id: index + 1 }));
    };
    const rows = { clients: many('clients', 4001), time_entries: many('time_entries', 4000) };
    const provider = simulatedHarvest({
      ...firm.harvest,
      lists: { ...firm.harvest.lists, ...rows },
    });
    const clients = pull(provider, harvest.source.clients);
    const entries = pull(provider, harvest.source.timeEntries);
    expect(clients.map((page) => page.records.length)).toEqual([2000, 2000, 1]);
    expect(entries.map((page) => page.records.length)).toEqual([2000, 2000]);
    expect(provider.passed.map(({ request }) => request.query.map(([name]) => name))).toEqual([
      ['per_page'],
      ['cursor', 'per_page'],
      ['cursor', 'per_page'],
      ['per_page'],
      ['page', 'per_page'],
    ]);
  });

  test('since an instant gives only what changed at or after it', () => {
    const since = '2026-03-31T00:00:00Z';
    const page = callerOf(simulatedHarvest()).call(
      harvest.source.timeEntries.page({ since, next: null }, facts),
    );
    const changed = firm.harvest.lists.time_entries.filter(({ updated_at }) => updated_at >= since);
    expect(changed.length).toBeGreaterThan(3);
    expect(page.records).toHaveLength(changed.length);
  });

  test('refuses a bad row and gives the others', () => {
    const [first, second, third, ...rest] = firm.harvest.lists.time_entries;
    if (!first || !second || !third) throw new Error('no entries');
    const broken = [
      { ...first, hours: '1,5' },
      { ...second, spent_date: '2026-02-30' },
      { ...third, user: null },
    ];
    const provider = simulatedHarvest({
      ...firm.harvest,
      lists: { ...firm.harvest.lists, time_entries: [...broken, ...rest] },
    });
    const [page] = pull(provider, harvest.source.timeEntries);
    expect(page?.records).toHaveLength(rest.length);
    expect(page?.refused.map(({ key, code, field }) => [key, code, field]).sort()).toEqual(
      [
        [`harvest:${first.id}`, 'E-607', 'hours'],
        [`harvest:${second.id}`, 'E-607', 'date'],
        [`harvest:${third.id}`, 'E-607', 'user'],
      ].sort(),
    );
  });

  test('never follows a next page to another address', () => {
    const next = 'https://evil.example/v2/clients?page=2';
    expect(() => harvest.source.clients.page({ since: null, next }, facts)).toThrow(
      'another address',
    );
  });
});

describe('a time entry', () => {
  const [page] = pull(simulatedHarvest(), harvest.source.timeEntries);
  const entryWith = (notes: string) => page?.records.find((one) => one.notes.startsWith(notes));

  test('keeps its own day, hours and clock times, also across midnight', () => {
    expect(entryWith('Migration night')).toMatchObject({
      spentOn: '2026-02-17',
      seconds: 9612,
      startedTime: '10:40pm',
      endedTime: '1:20am',
      billable: true,
      sourceRate: '104',
      sourceState: 'final',
      approval: 'approved',
    });
  });

  test('across a change of clocks has the hours that were worked', () => {
    expect(entryWith('Watched the cut-over')).toMatchObject({ seconds: 7200, endedTime: '3:30am' });
  });

  test('that is running, without a rate or on an invoice already says so', () => {
    expect(entryWith('Final views')).toMatchObject({ sourceState: 'running', endedTime: '' });
    expect(entryWith('Charts for')).toMatchObject({ billable: true, sourceRate: null });
    expect(entryWith('Kick-off')).toMatchObject({ sourceInvoice: 'H-2217' });
  });

  test('has no approval in an account that does not use it', () => {
    const stream = harvest.source.timeEntries;
    const { records } = callerOf(simulatedHarvest()).call(
      stream.page({ since: null, next: null }, { ...facts, usesApproval: false }),
    );
    expect(new Set(records.map(({ approval }) => approval))).toEqual(new Set(['none']));
  });
});

test('a person has the IANA name of their zone', () => {
  const [page] = pull(simulatedHarvest(), harvest.source.people);
  expect(page?.records.map(({ zone }) => zone).sort()).toEqual([
    'America/Los_Angeles',
    'America/New_York',
    'Asia/Kolkata',
    'Europe/London',
  ]);
});

test('a receipt arrives whole', () => {
  const receipts = firm.harvest.lists.expenses.flatMap(({ receipt }) => receipt ?? []);
  const [{ url, file_size }] = receipts as [{ url: string; file_size: number }];
  expect(fetchReceipt(callerOf(simulatedHarvest()), url)).toHaveLength(file_size);
});
