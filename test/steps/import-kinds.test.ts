import { describe, expect, test } from '@jest/globals';
import { importCsv } from '../../src/steps/import-csv';
import { bankLinesTab } from '../../src/tabs/bank-lines-tab';
import { clientsTab } from '../../src/tabs/clients-tab';
import { eventLogTab } from '../../src/tabs/event-log-tab';
import { payrollLinesTab } from '../../src/tabs/payroll-lines-tab';
import { peopleTab } from '../../src/tabs/people-tab';
import { problemsTab } from '../../src/tabs/problems-tab';
import { projectsTab } from '../../src/tabs/projects-tab';
import type { Tab } from '../../src/tabs/tab';
import { timeTab } from '../../src/tabs/time-tab';
import { bytes, time } from '../support/csv';
import { aClient } from '../support/sample-records';
import { aWorld, fill, nextRun, type TestWorld } from './support/a-world';

const bring = (world: TestWorld, lines: readonly string[], name = 'file.csv') =>
  importCsv(nextRun(world), { name, bytes: bytes(lines.join('\n')) }, { mapping: null });

const rows = <R>(world: TestWorld, tab: Tab<R>): readonly R[] =>
  nextRun(world).workbook.records(tab);

const codes = (world: TestWorld) => rows(world, problemsTab).map(({ code }) => code);

describe('bank lines', () => {
  const file = [
    'Booking date;Amount (EUR);Balance;Counterparty;Text;Reference',
    '01.03.2026;1.250,00;1.250,00;Acme GmbH;Invoice;INV-1001',
    '02.03.2026;-45,50;1.204,50;Taxi;Ride;',
    '02.03.2026;-45,50;1.159,00;Taxi;Ride;',
  ];

  test('arrive as records, each with an id of its own, and once', () => {
    const world = aWorld();
    expect(bring(world, file).message).toBe('3 bank lines read, 3 new.');
    const lines = rows(world, bankLinesTab);
    expect(lines).toMatchObject([
      { bookedOn: '2026-03-01', amount: '1250.00', currency: 'EUR', balance: '1250.00' },
      { amount: '-45.50', counterparty: 'Taxi', text: 'Ride', balance: '1204.50' },
      { amount: '-45.50', file: 'file.csv' },
    ]);
    expect(new Set(lines.map(({ bankLineId }) => bankLineId)).size).toBe(3);
    expect(bring(world, file)).toMatchObject({ added: 0 });
    expect(bring(world, [...file, '03.03.2026;10,00;1.169,00;Acme GmbH;;'])).toMatchObject({
      added: 1,
    });
  });

  test('say where the balance does not follow, from old to new and from new to old', () => {
    const [header = '', first = '', , third = ''] = file;
    for (const lines of [
      [header, first, third],
      [header, third, first],
    ]) {
      const world = aWorld();
      expect(bring(world, lines).findings).toMatchObject([{ code: 'W-315', field: 'Balance' }]);
      expect(rows(world, bankLinesTab)).toHaveLength(2);
    }
  });

  test('come with money in and money out in two columns', () => {
    const world = aWorld();
    const two = [
      'Date,Description,Money in,Money out,Currency',
      '2026-03-01,Acme,1250.00,,USD',
      '2026-03-02,Taxi,,45.50,USD',
      '2026-03-03,Both,1,2,USD',
      '2026-03-03,None,,,USD',
    ];
    expect(bring(world, two).findings.map(({ code, line }) => [line, code])).toEqual([
      [4, 'E-208'],
      [5, 'E-208'],
    ]);
    expect(rows(world, bankLinesTab).map(({ amount }) => amount)).toEqual(['1250.00', '-45.50']);
  });
});

test('payroll lines arrive for their period, with the person that the workbook knows', () => {
  const world = aWorld();
  bring(world, ['Name,Email', 'Ana Whitlock,ana@x.example']);
  const file = [
    'Employee,Period start,Period end,Hours,Gross pay,Currency',
    'Ana Whitlock,2026-03-01,2026-03-15,80.00,"4,000.00",USD',
    'Ben,2026-03-15,2026-03-01,80,1.00,USD',
  ];
  expect(bring(world, file).findings).toMatchObject([
    { line: 3, code: 'E-101', field: 'Period end' },
  ]);
  expect(rows(world, payrollLinesTab)).toMatchObject([
    {
      personId: 'csv:ana whitlock',
      periodFrom: '2026-03-01',
      periodTo: '2026-03-15',
      seconds: 288_000,
      gross: '4000.00',
    },
  ]);
  expect(bring(world, file)).toMatchObject({ added: 0 });
  const months = ['Employee,Month,Gross,Currency', 'Ana Whitlock,March 2026,4000,USD'];
  bring(world, months);
  expect(rows(world, payrollLinesTab)[1]).toMatchObject({
    periodFrom: '2026-03-01',
    periodTo: '2026-03-31',
    seconds: null,
  });
});

describe('lists', () => {
  test('of people, projects and clients become their tabs, once', () => {
    const world = aWorld();
    bring(world, [
      'Number,Client,Currency,Address,Email,VAT number',
      '70001,Acme,EUR,1 Main St,Acme@x.example,DE811569869',
      ',Beta,GBP,,,',
    ]);
    bring(world, ['Project,Client,Code', 'Alpha,Acme,A-1', 'Nobody,,']);
    bring(world, ['Name,Email,Time zone,Contractor', 'Ana,ANA@x.example,Europe/Berlin,yes']);
    expect(rows(world, clientsTab)).toMatchObject([
      { clientId: 'csv:acme', currency: 'EUR', address: '1 Main St' },
      { clientId: 'csv:beta', currency: 'GBP' },
    ]);
    expect(rows(world, projectsTab)).toMatchObject([
      { projectId: 'csv:acme/alpha', clientId: 'csv:acme', code: 'A-1' },
    ]);
    expect(rows(world, peopleTab)).toMatchObject([
      { email: 'ana@x.example', zone: 'Europe/Berlin', contractor: true },
    ]);
    expect(bring(world, ['Client,Currency', 'ACME,EUR'])).toMatchObject({ added: 0 });
  });

  test('E-116: one id for two things is refused, E-115: a project of nobody', () => {
    const world = aWorld();
    bring(world, ['ID,Client,Currency', '1,Acme,EUR', '1,Beta,EUR', '2,Total Energies,EUR']);
    bring(world, ['Project,Client', 'Alpha,', 'Beta,Acme'], 'projects.csv');
    expect(codes(world)).toEqual(['E-116', 'E-115']);
    expect(rows(world, clientsTab).map(({ name }) => name)).toEqual(['Acme', 'Total Energies']);
    expect(rows(world, projectsTab)).toHaveLength(1);
  });

  test('leave what the tracker has as it is', () => {
    const world = aWorld();
    fill(world, clientsTab, [aClient({ name: 'Acme', address: 'Old' })]);
    bring(world, ['Client,Currency,Address', 'acme,EUR,New']);
    expect(rows(world, clientsTab)).toMatchObject([{ clientId: 'harvest:c1', address: 'Old' }]);
  });
});

describe('what the workbook knows by name', () => {
  test('is what the work of a file is for', () => {
    const world = aWorld();
    fill(world, clientsTab, [aClient({ name: 'Acme' })]);
    const file = ['Date,Person,Client,Project,Hours', '2026-03-02,Ana,acme,Alpha,1.5'];
    expect(bring(world, file)).toMatchObject({ ok: true, added: 1 });
    expect(rows(world, timeTab)).toMatchObject([{ clientId: 'harvest:c1' }]);
    expect(rows(world, clientsTab)).toHaveLength(1);
  });
});

describe('a file that lacks most of what came before', () => {
  const work = (note: string) =>
    Array.from(
      { length: 24 },
      (_, day) => `2026-03-${day + 1},Ana,Acme,Alpha,${note} ${day},1,USD`,
    );
  const header = 'Date,Person,Client,Project,Notes,Hours,Currency';
  const dated = (line: string) => line.replace(/-(\d),/, '-0$1,');

  test('stops with E-305 and is brought in when a person says so', () => {
    const world = aWorld();
    bring(world, [header, ...work('a').map(dated)]);
    const other = [header, ...work('b').map(dated)];
    const stopped = bring(world, other, 'other.csv');
    expect(stopped).toMatchObject({ ok: false, added: 0, findings: [{ code: 'E-305' }] });
    expect(stopped.message).toContain('24 of 24 rows');
    expect(rows(world, timeTab)).toHaveLength(24);
    const file = { name: 'other.csv', bytes: bytes(other.join('\n')) };
    expect(importCsv(nextRun(world), file, { mapping: null, anyway: true })).toMatchObject({
      ok: true,
      added: 24,
    });
    expect(codes(world)).toEqual([]);
  });

  test('is not stopped where it is of other people, other days or nearly the same', () => {
    const world = aWorld();
    const lines = work('a').map(dated);
    bring(world, [header, ...lines]);
    const ben = lines.map((line) => line.replace('Ana', 'Ben'));
    const april = lines.map((line) => line.replace('2026-03', '2026-02').replace('a ', 'b '));
    for (const other of [ben, april, lines.slice(0, 20)]) {
      expect(bring(world, [header, ...other])).toMatchObject({ ok: true });
    }
  });
});

test('the same work written in another way is the same entry', () => {
  const world = aWorld();
  const header = 'Date,Person,Client,Project,Hours,From,To,Rate,Currency';
  bring(world, [header, '2026-03-02,Ana,Acme,Alpha,1:30,9:00 AM,10:30 AM,120.00,USD']);
  const other = [header, '02.03.2026,Ana,Acme,Alpha,1.5,09:00:00,10:30:00,125,USD'];
  expect(bring(world, other)).toMatchObject({ added: 0 });
  expect(rows(world, timeTab)).toMatchObject([{ sourceRate: '125' }]);
});

test('how a file was read is remembered by its headers, and what it says itself goes before', () => {
  const world = aWorld();
  const header = 'Tag,Wer,Für,Stunden';
  const first = bytes(`${header}\n03/04/2026,Ana,Acme,1`);
  const columns = { date: 'Tag', person: 'Wer', client: 'Für', duration: 'Stunden' };
  const mapping = { ...time, columns, dateOrder: 'dmy', decimalSign: null } as const;
  importCsv(nextRun(world), { name: 'a.csv', bytes: first }, { mapping });
  bring(world, [header.toUpperCase(), '05/04/2026,Ana,Acme,2']);
  bring(world, [header, '12/31/2025,Ana,Acme,3']);
  expect(rows(world, timeTab).map(({ spentOn }) => spentOn)).toEqual([
    '2026-04-03',
    '2026-04-05',
    '2025-12-31',
  ]);
});

test('findings of a file give way to those of the file of the same name', () => {
  const world = aWorld();
  const header = 'Date,Person,Client,Hours,Currency';
  const bad = (name: string, hours: string) =>
    bring(world, [header, '2026-03-02,Ana,Acme,1,USD', `2026-03-02,Ana,Acme,${hours},USD`], name);
  bad('a.csv', 'x');
  bad('b.csv', 'y');
  expect(rows(world, problemsTab).map(({ key, field }) => [key, field])).toEqual([
    ['a.csv, line 3', 'Hours'],
    ['b.csv, line 3', 'Hours'],
  ]);
  bad('a.csv', '2');
  expect(rows(world, problemsTab).map(({ key }) => key)).toEqual(['b.csv, line 3']);
  expect(rows(world, eventLogTab)[0]).toMatchObject({
    action: 'imported a file',
    tab: 'Time',
    key: 'a.csv',
    after: '1 rows, 1 new',
  });
});
