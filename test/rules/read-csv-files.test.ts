import { describe, expect, test } from '@jest/globals';
import { bytes, read, time } from '../support/csv';

const TIME = 'Date,Who,Client,Project,Notes,Hours,From,To,Billable,Rate';
const GOOD = '2026-03-02,Ana,Acme,Alpha,ok,1,,,yes,120';

describe('a file that cannot be read says why', () => {
  const row = GOOD;
  test.each<[string, string | Uint8Array, string]>([
    ['E-307', '', 'The file has no rows.'],
    ['E-307', TIME, 'The file has no rows.'],
    ['E-307', `${TIME}\n\n \n`, 'The file has no rows.'],
    ['E-302', 'a,b;c\n1,2;3', 'which sign separates the columns'],
    ['E-306', `${TIME}\n${row}\n2026-03-02,"Ana,Acme`, 'A quote opened on line 3 never closes.'],
    ['E-303', `Date,Who\n2026-03-02,Ana`, "Column 'Client' not found; found: Date, Who."],
    ['E-303', `${TIME},Hours\n${row},1`, "Column 'Hours' stands there twice."],
    ['E-309', '<!DOCTYPE html><p>Sign in', 'This is a HTML file, not CSV.'],
    ['E-309', Uint8Array.from([0x50, 0x4b, 3, 4, 0]), 'This is a ZIP or XLSX file, not CSV.'],
    ['E-309', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), 'This is a XLS file, not CSV.'],
    ['E-301', Uint8Array.from([0x61, 0x2c, 0x62, 0x0a, 0x81]), 'It is not UTF-8 at byte 4.'],
    ['E-308', `${TIME}\n${`${row}\n`.repeat(20_001)}`, 'larger than 20,000 rows'],
  ])('%s', (code, file, message) => {
    const reading = read(file, time);
    expect(reading).toMatchObject({ time: [], refused: [{ code }], mapping: null });
    expect(reading.refused[0]?.message).toContain(message);
    expect(reading.refused[0]?.fix).not.toBe('');
  });
});

describe('bytes become text', () => {
  const text = 'Date,Who,Client,Hours,Billable\n2026-03-02,José,Größe & Söhne,1,yes\n';
  const columns = { date: 'Date', person: 'Who', client: 'Client', duration: 'Hours' };
  const utf16 = Buffer.from(text, 'utf16le');
  test.each<[string, Uint8Array]>([
    ['UTF-8', bytes(text)],
    ['UTF-8 with its mark', bytes(`\ufeff${text}`)],
    ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
    ['UTF-16 without a mark', utf16],
    ['UTF-16 with the high byte first', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]).swap16()],
    ['Windows-1252', Buffer.from(text, 'latin1')],
  ])('of %s', (_, file) => {
    const { time: rows } = read(new Uint8Array(file), { ...time, columns });
    expect(rows).toMatchObject([{ person: 'José', client: 'Größe & Söhne', seconds: 3600 }]);
  });
});

describe('rows are found', () => {
  const columns = { date: 'Date', notes: 'Notes', duration: 'Hours' };
  const rows = (file: string) => read(file, { ...time, columns }).time;

  test.each([
    ['commas', 'Date,Notes,Hours\n2026-03-02,a,1'],
    ['semicolons', 'Date;Notes;Hours\n2026-03-02;a;1'],
    ['tabs', 'Date\tNotes\tHours\n2026-03-02\ta\t1'],
    ['bars', 'Date|Notes|Hours\n2026-03-02|a|1'],
    ['a hint', 'sep=;\nDate;Notes;Hours\n2026-03-02;a;1'],
    ['quoted headers', '"Date";"Notes";"Hours"\n"2026-03-02";"a";"1"'],
    ['carriage returns', 'Date,Notes,Hours\r2026-03-02,a,1\r'],
    ['mixed line ends', 'Date,Notes,Hours\r\n\n2026-03-02,a,1\r'],
    ['spaces and other cases', ' date , NOTES ,hours\n2026-03-02,a,1'],
    ['missing last columns', 'Date,Notes,Hours,Tags,Other\n2026-03-02,a,1'],
  ])('between %s', (_, file) => {
    expect(rows(file)).toMatchObject([{ notes: 'a', seconds: 3600 }]);
  });

  test('with quotes, delimiters and line ends inside, and lines are counted as an editor does', () => {
    const file = 'Date,Notes,Hours\n2026-03-02,"a ""b"", c\nd",1\n2026-03-03,x,?\n';
    const { time: found, refused } = read(file, { ...time, columns });
    expect(found[0]?.notes).toBe('a "b", c\nd');
    expect(refused[0]?.message).toContain('Line 4:');
  });
});

describe('exports that are known', () => {
  test('of Harvest, with a decimal comma, columns that come and go and a named currency', () => {
    const file = [
      'Date,Client,Project,Project Code,Task,Notes,Hours,Hours Rounded,Billable?,Invoiced?,Approved?,First Name,Last Name,Employee Id,Roles,Employee?,Billable Rate,Billable Amount,Cost Rate,Cost Amount,Currency,External Reference URL',
      '26.01.2015,Acme,Alpha,A,Design,"a, b","20,01","20,25",Yes,No,Yes,Ana,Whitlock,7,,Yes,"120,5","0",0,0,British Pound - GBP,',
      '27.01.2015,Acme,Alpha,A,Design,,"2.001,0","0",No,Yes,No,Ana,Whitlock,7,,Yes,,,,,British Pound - GBP,',
    ].join('\r\n');
    const { time: rows, refused, mapping } = read(file);
    expect(refused).toEqual([]);
    expect(mapping).toMatchObject({ decimalSign: ',', columns: { duration: 'Hours' } });
    expect(rows).toMatchObject([
      {
        spentOn: '2015-01-26',
        person: 'Ana Whitlock',
        seconds: 72_036,
        billable: true,
        approval: 'approved',
        sourceInvoice: '',
        sourceRate: '120.5',
        currency: 'GBP',
      },
      {
        seconds: 7_203_600,
        billable: false,
        approval: 'unsubmitted',
        sourceInvoice: 'marked as invoiced',
      },
    ]);
  });

  test('of Toggl, marked as UTF-8 and fully quoted', () => {
    const file =
      '\ufeff"User","Email","Client","Project","Task","Description","Billable","Start date","Start time","End date","End time","Duration","Tags"\n' +
      '"Ana","a@x.example","Acme","Alpha","","Night","Yes","2026-03-02","22:40:00","2026-03-03","01:20:12","02:40:12",""\n';
    const { time: rows, refused } = read(file);
    expect(refused).toEqual([]);
    expect(rows).toMatchObject([
      { spentOn: '2026-03-02', seconds: 9612, startedTime: '22:40:00', task: '', billable: true },
    ]);
  });

  test('of Clockify, with its currency in a header, a renamed column and a short row', () => {
    const file =
      '"Project","Client","Description","Activity","User","Group","Email","Tags","Billable","Start Date","Start Time","End Date","End Time","Duration (h)","Duration (decimal)","Billable Rate (EUR)","Billable Amount (EUR)"\n' +
      '"Alpha","Acme","x","Design","Ana","","a@x.example","","Yes","03/14/2026","10:23:52 AM","03/14/2026","11:23:52 AM","01:00:00","1.00","120.00","120.00"\n' +
      '"Alpha","Acme","x","Design","Ana","","a@x.example","","No","03/04/2026","10:23 AM","03/04/2026","10:53 AM","00:30:00","0.50","120.00"\n';
    const { time: rows, refused, mapping } = read(file);
    expect(refused).toEqual([]);
    expect(mapping).toMatchObject({
      currency: 'EUR',
      columns: { task: 'Activity' },
      dateOrder: 'mdy',
    });
    expect(rows).toMatchObject([
      { spentOn: '2026-03-14', seconds: 3600, sourceRate: '120', currency: 'EUR', task: 'Design' },
      { spentOn: '2026-03-04', seconds: 1800, billable: false },
    ]);
  });

  test('of nobody known, by headers that anybody would use', () => {
    const file =
      'Datum;Kunde;Projekt;Beschreibung;Stunden;Mitarbeiter\n26.01.2026;Acme;Alpha;x;1,5;Ana\n';
    const { time: rows, mapping } = read(file);
    expect(rows).toMatchObject([{ client: 'Acme', seconds: 5400, person: 'Ana', billable: true }]);
    expect(mapping?.columns).toMatchObject({ date: 'Datum', duration: 'Stunden' });
  });

  test('the mapping that was found reads the file again alike', () => {
    const file = `Date,User,Project,Hours\n13/04/2026,Ana,Alpha,"1,5"\n`;
    const first = read(file);
    expect({ ...read(file, first.mapping), file: null }).toEqual({ ...first, file: null });
  });
});
