import { beforeEach, describe, expect, test } from '@jest/globals';
import { type StepName, stepNames } from '../../src/records/step';
import { problem } from '../../src/rules/problem';
import type { StepView } from '../../src/sidebar/protocol';
import { sidebarServer } from '../../src/sidebar/sidebar-server';
import { reportProblems } from '../../src/steps/problems';
import { type StepRecord, saveStepRecord } from '../../src/steps/step-record';
import { Workbook } from '../../src/steps/workbook';
import { mappingTab } from '../../src/tabs/mapping-tab';
import { MemoryHost, response } from '../support/memory-host';
import { platform } from './support/platform';

let host: MemoryHost;
let opened: [string, number | null][];
const server = () =>
  sidebarServer({
    host,
    workbookName: 'March',
    signIn: platform,
    open: (tab, row) => {
      opened.push([tab, row]);
      return host.tabs.has(tab);
    },
  });

beforeEach(() => {
  host = new MemoryHost();
  opened = [];
});

const ran = (step: StepName, record: Partial<StepRecord> = {}) =>
  saveStepRecord(host.journal, step, {
    runId: step,
    startedAt: host.clock,
    endedAt: host.clock,
    outcome: 'done',
    deadAt: host.clock + 1,
    cursor: null,
    counts: [],
    errors: 0,
    warnings: 0,
    message: 'Done.',
    changedAt: null,
    ...record,
  });

const statusOf = (step: StepName) =>
  server()
    .stepProgress()
    .find((view: StepView) => view.step === step)?.status;

describe('the state of an empty workbook', () => {
  test('has six steps that never ran, and makes no tab', () => {
    const { steps, problems, mapping, drafts } = server().sidebarState();
    expect(steps.map(({ step, status }) => [step, status])).toEqual(
      stepNames.map((step) => [step, 'never']),
    );
    expect([problems, mapping.open, drafts.open]).toEqual([[], 0, 0]);
    expect(host.tabs.size).toBe(0);
  });

  test('can be sent as it is: nothing but plain values', () => {
    ran('pull', { counts: [{ label: 'time entries', value: 3 }] });
    const state = server().sidebarState();
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });
});

describe('a step', () => {
  test('is out of date once an earlier one has changed something since', () => {
    ran('review', { endedAt: host.clock });
    ran('pull', { changedAt: host.clock - 1 });
    expect(statusOf('review')).toBe('done');
    ran('pull', { changedAt: host.clock + 1 });
    expect([statusOf('review'), statusOf('pull')]).toEqual(['stale', 'done']);
  });

  test('that was killed can be gone on with once it must be dead', () => {
    ran('pull', { outcome: 'running', endedAt: null, deadAt: host.clock + 1 });
    expect(statusOf('pull')).toBe('busy');
    host.clock += 1;
    expect(statusOf('pull')).toBe('continues');
  });

  test('that cannot begin says what is missing', () => {
    expect(server().runStep('pull')).toMatchObject({
      status: 'failed',
      message: 'No time tracker is connected. Connect one under Set-up, then pull.',
    });
  });

  test('is busy while another runs', () => {
    ran('price', { outcome: 'running', endedAt: null, deadAt: host.clock + 60_000 });
    expect(server().runStep('pull')).toMatchObject({
      status: 'busy',
      message: expect.stringMatching(/^Price is running in this workbook\. Wait/),
    });
  });

  test.each(['', 'constructor', 'payroll'])('that does not exist is refused: %j', (name) => {
    expect(server().runStep(name as StepName)).toMatchObject({ status: 'failed' });
    expect(host.tabs.size).toBe(0);
  });

  test('that fails by our mistake says so in the card and in the log', () => {
    host.tabs.set('Settings', null as never);
    const broken = server();
    host.readTab = () => {
      throw new TypeError('x is not a function');
    };
    const { status, message } = broken.runStep('price');
    expect([status, message]).toEqual(['failed', expect.stringContaining('Nothing is lost')]);
    expect(host.logged.map(({ event }) => event)).toContain('failure');
  });
});

const rowOf = (id: string, fields: { suggestion?: string; target?: string; confirmed?: boolean }) =>
  [
    `Task → item|${id}`,
    {
      mappingId: `Task → item|${id}`,
      kind: 'Task → item' as const,
      sourceId: id,
      source: id,
      suggestion: '',
      reason: '',
      target: '',
      confirmed: false,
      targetId: '',
      ...fields,
    },
  ] as const;

describe('suggestions', () => {
  beforeEach(() => {
    const values = new Map([
      rowOf('a', { suggestion: 'Consulting' }),
      rowOf('b', { suggestion: 'Design', target: 'Development' }),
      rowOf('c', {}),
      rowOf('d', { suggestion: 'Travel', confirmed: true }),
    ]);
    new Workbook(host).put(mappingTab, { owner: 'review', values, mode: 'merge' });
  });

  test('are counted among the open rows', () => {
    expect(server().sidebarState().mapping).toEqual({ open: 3, suggested: 1 });
  });

  test('are accepted where a person has chosen nothing else, once', () => {
    expect(server().acceptSuggestions()).toEqual({ ok: true, message: '1 suggestion accepted.' });
    const rows = new Workbook(host).records(mappingTab);
    expect(rows.map(({ target, confirmed }) => [target, confirmed])).toEqual([
      ['Consulting', true],
      ['Development', false],
      ['', false],
      ['', true],
    ]);
    expect(server().acceptSuggestions().message).toBe('0 suggestions accepted.');
  });

  test('wait while somebody else holds the workbook', () => {
    host.busy = true;
    expect(server().acceptSuggestions()).toEqual({
      ok: false,
      message: expect.stringContaining('Try again in a minute'),
    });
  });
});

describe('problems', () => {
  const found = (code: string, key: string) =>
    problem({ code, step: 'review', tab: 'Time', key, message: `${code} ${key}`, fix: 'Mend it.' });

  test('are shown errors first, counted in full and cut to what a sidebar can hold', () => {
    const warnings = Array.from({ length: 30 }, (_, index) => found('W-119', `w${index}`));
    reportProblems(new Workbook(host), 'review', [...warnings, found('E-127', 'e')]);
    const { problems, problemCount } = server().sidebarState();
    expect(problemCount).toEqual({ errors: 1, warnings: 30 });
    expect(problems).toHaveLength(25);
    expect(problems[0]).toMatchObject({ severity: 'error', code: 'E-127', key: 'e', tab: 'Time' });
  });

  test('lead to their row wherever it stands', () => {
    host.tabs.set('Time', [['Entry ID'], ['harvest:1'], ['harvest:2']]);
    expect(server().showTab('Time', 'harvest:2')).toEqual({ ok: true, message: '' });
    expect(server().showTab('Time', '')).toEqual({ ok: true, message: '' });
    expect(server().showTab('Time', 'harvest:9').message).toContain('no longer on the tab');
    expect(server().showTab('Bills', '').message).toContain("no tab 'Bills'");
    expect(opened).toEqual([
      ['Time', 3],
      ['Time', null],
      ['Time', null],
      ['Bills', null],
    ]);
  });
});

describe('a connection', () => {
  const [source] = new Set(
    sidebarServer({
      host: new MemoryHost(),
      workbookName: '',
      signIn: platform,
      open: () => true,
    })
      .sidebarState()
      .connections.filter(({ role }) => role === 'source')
      .map(({ provider }) => provider),
  );
  const provider = source ?? '';
  const fields = { token: 'secret-token-1', tenant: '1234' };
  const COMPANY = { name: 'Blackwood', full_domain: 'b.example.com', approval_feature: false };
  const connectionOf = () =>
    server()
      .sidebarState()
      .connections.find((one) => one.provider === provider);

  test('is kept once the provider has let us in, and names its account', () => {
    host = new MemoryHost(() => response(200, JSON.stringify(COMPANY)));
    expect(server().connect(provider, fields).message).toMatch(/is connected to Blackwood\.$/);
    expect(connectionOf()).toMatchObject({ connected: true, account: 'Blackwood' });
    expect(server().testConnection(provider).message).toMatch(/answers to Blackwood\.$/);
    expect(server().disconnect(provider).ok).toBe(true);
    expect(connectionOf()).toMatchObject({ connected: false, account: '' });
    expect([...host.secrets.values.keys()]).toEqual([]);
  });

  test('is not kept where the provider refuses, and never shows the secret again', () => {
    host = new MemoryHost(() => response(401, '{"error":"invalid_token"}'));
    const answer = server().connect(provider, fields);
    expect(answer).toEqual({ ok: false, message: expect.stringContaining('does not accept') });
    expect(connectionOf()?.connected).toBe(false);
    const said = JSON.stringify([answer, server().sidebarState(), host.logged]);
    expect(said).not.toContain('secret-token-1');
  });

  test.each([null, undefined, 7, 'text', { token: 5 }, [], { token: 'a b', tenant: '1' }])(
    'made of %j is refused with a sentence',
    (entered) => {
      const answer = server().connect(provider, entered as never);
      expect(answer).toEqual({ ok: false, message: expect.stringMatching(/\.$/) });
      expect(host.requests).toEqual([]);
    },
  );

  test('with nobody is none', () => {
    expect(server().connect('acme', fields)).toMatchObject({ ok: false });
    expect(server().testConnection(provider)).toMatchObject({ ok: false });
  });
});
