import { describe, expect, test } from '@jest/globals';
import { readCommandLine } from '../../../src/local/workbook/cli/commands';
import { durationMs } from '../../../src/local/workbook/cli/duration';
import { parseRoutes } from '../../../src/local/workbook/routes';
import { startArguments } from '../../../src/local/workbook/start-arguments';
import { UserError } from '../../../src/local/workbook/user-error';

/** The one line that a bad command line gets, and its exit status. */
function refusal(read: () => unknown): readonly [line: string, status: number] {
  try {
    read();
  } catch (error) {
    if (error instanceof UserError) return [error.message, error.exitCode];
    throw error;
  }
  throw new Error('it was taken');
}

describe('npm start', () => {
  test('takes every option', () => {
    const argv =
      '--fresh --port 8123 --no-open --data d --route https://a.b=http://localhost:1 --route https://c.d=http://127.0.0.1:2';
    expect(startArguments(argv.split(' '))).toEqual({
      fresh: true,
      port: 8123,
      open: false,
      data: 'd',
      help: false,
      routes: [
        { from: 'https://a.b', to: 'http://localhost:1' },
        { from: 'https://c.d', to: 'http://127.0.0.1:2' },
      ],
    });
  });

  test('opens a browser at the usual port when nothing is said', () => {
    expect(startArguments([])).toMatchObject({ fresh: false, open: true, routes: [] });
  });

  test.each([
    [['--port', 'x'], '--port x: a port is a number from 1 to 65535.'],
    [['--port', '0'], '--port 0: a port is a number from 1 to 65535.'],
    [['--port', '65536'], '--port 65536: a port is a number from 1 to 65535.'],
    [['--port'], "Option '--port <value>' argument missing. See npm start -- --help."],
    [['--colour'], "Unknown option '--colour'. See npm start -- --help."],
    [['again'], "Unexpected argument 'again'. See npm start -- --help."],
    [['--data', ' '], '--data: name a folder.'],
  ])('%j is refused in one line', (argv, line) => {
    const [message, status] = refusal(() => startArguments(argv));
    expect(message.split('\n')).toHaveLength(1);
    expect([message.replace(/^Unexpected argument 'again'.*/, line), status]).toEqual([line, 2]);
  });
});

describe('routes', () => {
  test.each([
    ['https://api.example.com', 'write two origins'],
    ['https://api.example.com=127.0.0.1:9000', 'write two origins'],
    ['https://api.example.com/v1=http://127.0.0.1:9000', 'write two origins'],
    ['https://api.example.com=http://127.0.0.1:9000/base', 'write two origins'],
    ['ftp://api.example.com=http://127.0.0.1:9000', 'write two origins'],
    ['https://api.example.com=http://10.0.0.1:9000', 'only servers on this computer'],
    ['https://api.example.com=http://127.0.0.1.evil.example:9000', 'only servers on this computer'],
    ['https://api.example.com=http://user@127.0.0.1:9000', 'write two origins'],
  ])('%s is refused', (text, why) => {
    const [message, status] = refusal(() => parseRoutes([text]));
    expect(message).toContain(why);
    expect(message).toContain(text);
    expect(status).toBe(2);
  });

  test('every name of loopback is taken, and a last slash does not matter', () => {
    const to = [
      'http://127.0.0.1:1',
      'http://localhost:1',
      'http://[::1]:1',
      'http://localhost:1/',
    ];
    expect(parseRoutes(to.map((one) => `https://a.b/=${one}`))).toHaveLength(4);
  });
});

describe('npm run workbook', () => {
  const command = (line: string) => readCommandLine(line.split(' ')).command;

  test.each([
    [
      'run pull review tieout --accept-suggestions',
      { kind: 'run', steps: ['pull', 'review', 'tieout'], acceptSuggestions: true },
    ],
    ['run post', { kind: 'run', steps: ['post'], acceptSuggestions: false }],
    ['show Invoices', { kind: 'show', tab: 'Invoices', form: 'text' }],
    ['show Invoices --csv', { kind: 'show', tab: 'Invoices', form: 'csv' }],
    ['show Invoices --json', { kind: 'show', tab: 'Invoices', form: 'json' }],
    [
      'set Settings Days Value 14',
      { kind: 'set', tab: 'Settings', key: 'Days', column: 'Value', value: '14' },
    ],
    ['forget march.csv', { kind: 'forget', file: 'march.csv' }],
    [
      'role ben@example.com approver',
      { kind: 'role', person: 'ben@example.com', role: 'approver' },
    ],
    ['unfreeze INV-1001', { kind: 'unfreeze', invoice: 'INV-1001' }],
    [
      'run post --ledger xero',
      { kind: 'run', steps: ['post'], acceptSuggestions: false, source: undefined, ledger: 'xero' },
    ],
    ['audit apply', { kind: 'audit', what: 'apply' }],
    ['audit list todo.csv', { kind: 'audit', what: 'list', file: 'todo.csv' }],
    ['advance 24h', { kind: 'advance', ms: 86_400_000 }],
    ['export INV-1001', { kind: 'export', invoice: 'INV-1001' }],
    [
      'import march.csv --as bank --column date=Tag --dates dmy --blank-billable no --anyway',
      {
        kind: 'import',
        file: 'march.csv',
        rows: 'bank',
        columns: { date: 'Tag' },
        settings: { dateOrder: 'dmy', blankBillable: false },
        anyway: true,
      },
    ],
    ['save out Time', { kind: 'save', folder: 'out', tabs: ['Time'] }],
    ['tabs', { kind: 'tabs' }],
    ['help', { kind: 'help' }],
    ['--help', { kind: 'help' }],
    ['run --help', { kind: 'help' }],
  ])('%s', (line, expected) => {
    expect(command(line)).toEqual(expected);
  });

  test.each([
    [
      'press',
      'There is no command "press". Commands are run, show, set, apply, unfreeze, role, audit, credit, void, accept-voided, export, import, forget, save, advance and tabs.',
    ],
    ['audit', 'Write audit apply, or audit list <file>, as audit list clean-up.csv.'],
    [
      'run',
      'Name the steps to press, of pull, audit, review, sync, preview, price, draft, dryrun, approve, post, tieout.',
    ],
    [
      'run pul',
      'There is no step "pul". Steps are pull, audit, review, sync, preview, price, draft, dryrun, approve, post, tieout.',
    ],
    ['show', 'Write show <tab>, as show "Invoices".'],
    ['show A B', 'Write show <tab>, as show "Invoices".'],
    ['show A --csv --json', 'Choose one of --csv and --json.'],
    [
      'set A B C',
      'Write set <tab> <key> <column> <value>, as set "Settings" "Days to pay" "Value" 14.',
    ],
    ['advance soon', '"soon" is no time. Write it as 90m, 24h or 3d, up to 400d.'],
    ['advance 0h', '"0h" is no time. Write it as 90m, 24h or 3d, up to 400d.'],
    ['tabs all', 'tabs takes nothing more, not "all".'],
    ['tabs --csv', '--csv belongs to show.'],
    ['show A --accept-suggestions', '--accept-suggestions belongs to run.'],
    ['tabs --colour', "Unknown option '--colour'. See npm run workbook -- --help."],
  ])('%s is refused', (line, message) => {
    expect(refusal(() => command(line))).toEqual([message, 2]);
  });

  test.each([
    ['90m', 5_400_000],
    ['24h', 86_400_000],
    ['3d', 259_200_000],
  ])('%s is %d milliseconds', (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });
});
