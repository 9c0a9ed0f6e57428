import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { StepName } from '../../src/records/step';
import type { SidebarServer, SidebarState, StepView } from '../../src/sidebar/protocol';
import { describeInBrowser, launchBrowser } from '../support/browser';
import { type Answers, type OpenPage, openPage } from './support/open-page';
import { aState, aView, doneUntil, someDrafts, someProblems, unconnected } from './support/states';

let browser: Browser;
let opened: OpenPage;
let state: SidebarState;

async function open(first: SidebarState, answers: Answers = {}): Promise<void> {
  state = first;
  opened = await openPage(browser, () => state, answers);
}

const find = (selector: string) => opened.page.locator(selector);
const card = (step: StepName) => find(`[data-step=${step}]`);
const run = (step: StepName) => find(`[data-step=${step}] [data-action=run]`);
const enabled = (step: StepName) => run(step).and(find(':enabled:not([aria-disabled=true])'));
const notice = () => find('.notice').textContent();
const statusOf = (step: StepName) => card(step).getAttribute('data-status');
const callsOf = (name: keyof SidebarServer) => opened.calls.filter(([one]) => one === name);

/** The state after a step has ended as `view` says. */
const after = (view: StepView): SidebarState => ({
  ...state,
  steps: state.steps.map((one) => (one.step === view.step ? view : one)),
});

describeInBrowser('the sidebar', () => {
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  afterEach(() => opened?.page.close());

  test.each<[string, SidebarState]>([
    ['nothing connected', aState({ connections: unconnected })],
    ['nothing run', aState()],
    [
      'long words',
      aState({
        problems: someProblems('Donau'.repeat(60)),
        problemCount: { errors: 1, warnings: 99 },
        doubtfulFiles: [{ name: `${'Donaudampfschiff'.repeat(9)}.csv`, problems: 7 }],
      }),
    ],
    ['mapping open', aState({ steps: doneUntil(2), mapping: { open: 9, suggested: 4 } })],
    [
      'audit proposed',
      aState({ steps: doneUntil(1), audit: { ran: false, open: 0, decided: 0, cleanUp: 0 } }),
    ],
    [
      'audit decided',
      aState({ steps: doneUntil(1), audit: { ran: true, open: 4812, decided: 99, cleanUp: 3 } }),
    ],
    [
      'drafts open',
      aState({
        steps: doneUntil(4),
        drafts: someDrafts(4, 3, 2),
      }),
    ],
    ['all done', aState({ steps: doneUntil(6) })],
    ['a policy changed', aState({ steps: doneUntil(6), termsChanged: true })],
  ])('keeps to its width, to itself and to one blue button: %s', async (_, shown) => {
    await open(shown);
    await run('tieout').waitFor();
    expect(await opened.page.evaluate(() => document.documentElement.scrollWidth)).toBe(300);
    expect(await find('.button.primary').count()).toBeLessThanOrEqual(1);
    expect(await find('[data-action=run]').count()).toBe(6);
    expect(opened.noise).toEqual([expect.stringMatching(/^file:.*Sidebar\.html$/)]);
  });

  test('proposes the audit after the first pull, and takes what was decided to the next review', async () => {
    const audit = { ran: false, open: 0, decided: 0, cleanUp: 0 };
    await open(aState({ steps: doneUntil(1), audit }), {
      audit: () => {
        state = aState({ steps: doneUntil(1), audit: { ...audit, ran: true, decided: 2 } });
        return { ok: true, message: '2 findings to decide about on the Audit tab.' };
      },
      applyAudit: () => ({ ok: true, message: '2 decisions applied.' }),
      runStep: (step: StepName) => {
        const view = aView(step, { status: 'done' });
        state = after(view);
        return view;
      },
      showTab: () => ({ ok: true, message: '' }),
    });
    await find('[data-step=pull] [data-action=audit]').click();
    await find('[data-step=review] [data-action=apply-audit]').click();
    await find('[data-step=review][data-status=done]').waitFor();
    expect(callsOf('runStep')).toEqual([['runStep', 'review']]);
    expect(callsOf('showTab')).toContainEqual(['showTab', 'Audit', '']);
    expect(callsOf('applyAudit')).toHaveLength(1);
  });

  test('runs a step once however often it is pressed, and goes on until it is through', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const statuses: StepView['status'][] = ['continues', 'continues', 'done'];
    await open(aState(), {
      runStep: async (step: StepName) => {
        await held;
        const view = aView(step, { status: statuses.shift() ?? 'failed', message: 'Read.' });
        state = after(view);
        return view;
      },
    });
    await run('pull').dblclick();
    expect(await statusOf('pull')).toBe('running');
    expect(await run('review').isDisabled()).toBe(true);
    release();
    await enabled('review').waitFor();
    expect(callsOf('runStep')).toEqual([
      ['runStep', 'pull'],
      ['runStep', 'pull'],
      ['runStep', 'pull'],
    ]);
    expect(await statusOf('pull')).toBe('done');
    expect(
      await opened.page.evaluate(() => document.activeElement?.closest('li')?.dataset['step']),
    ).toBe('pull');
  });

  test('shows how far a step is while it runs', async () => {
    await open(aState(), { runStep: () => new Promise(() => {}) });
    await run('pull').click();
    state = after(aView('pull', { status: 'busy', counts: [{ label: 'entries', value: 1200 }] }));
    await opened.page.clock.runFor(5_000);
    await card('pull').getByText('1,200').waitFor();
    expect(await statusOf('pull')).toBe('running');
  });

  test('waits for a step that somebody else runs, and notices its end', async () => {
    await open(aState({ steps: [aView('pull', { status: 'busy' }), ...aState().steps.slice(1)] }));
    await card('pull').getByText('Somebody is running it').waitFor();
    expect(await run('pull').isDisabled()).toBe(true);
    state = aState({ steps: doneUntil(1) });
    await opened.page.clock.runFor(5_000);
    await enabled('pull').waitFor();
  });

  test.each<[string, unknown, RegExp]>([
    ['Exception: Service Spreadsheets timed out', null, /^Service Spreadsheets timed out\./],
    ['NetworkError: Connection failure due to HTTP 0', null, /^The connection to Google broke off/],
    ['', null, /^Google gave no answer\./],
  ])(
    'says what the platform said, and lets the person try again: %j',
    async (message, value, words) => {
      await open(aState(), {
        runStep: () => {
          if (message !== '') throw new Error(message);
          return value;
        },
      });
      await run('pull').click();
      await find('.notice').waitFor();
      expect(await notice()).toMatch(words);
      await enabled('pull').waitFor();
    },
  );

  test('says when the workbook cannot be read, and tries again', async () => {
    let works = false;
    await open(aState(), {
      sidebarState: () => {
        if (!works) throw new Error('Exception: Service Spreadsheets timed out');
        return state;
      },
    });
    await find('[role=alert]').waitFor();
    works = true;
    await find('[data-action=reload]').click();
    await enabled('pull').waitFor();
  });

  test('accepts suggestions and reviews again', async () => {
    await open(aState({ steps: doneUntil(2), mapping: { open: 17, suggested: 14 } }), {
      acceptSuggestions: () => {
        state = aState({ steps: doneUntil(2), mapping: { open: 3, suggested: 0 } });
        return { ok: true, message: '14 suggestions accepted.' };
      },
      runStep: (step: StepName) => aView(step, { status: 'done' }),
    });
    const accept = find('[data-action=accept-suggestions]');
    expect(await accept.textContent()).toBe('Accept 14 suggestions');
    await accept.click();
    await accept.waitFor({ state: 'detached' });
    await enabled('price').waitFor();
    expect(callsOf('runStep')).toEqual([['runStep', 'review']]);
  });

  test('changes customers of the ledger, and tells of conflicts', async () => {
    await open(aState({ steps: doneUntil(2), conflicts: { open: 1, toApply: 2 } }), {
      syncClients: () => {
        state = aState({ steps: doneUntil(2), conflicts: { open: 1, toApply: 0 } });
        return { ok: true, message: '2 changes made in the ledger.' };
      },
    });
    expect(await find('[data-step=review]').textContent()).toContain(
      '1 conflict to decide on the Conflicts tab.',
    );
    const change = find('[data-action=sync-clients]');
    expect(await change.textContent()).toBe('Change 2 customer fields in the ledger');
    await change.click();
    await change.waitFor({ state: 'detached' });
    expect(await notice()).toContain('2 changes made in the ledger.');
  });

  test('asks for the ledger once a tracker is connected, and folds away what is not needed', async () => {
    const [tracker, books, bank] = unconnected;
    if (!tracker || !books || !bank) throw new Error('three are expected');
    const other = { ...tracker, provider: 'other', title: 'Other Tracker' };
    const isOpen = (provider: string) => find(`[data-provider=${provider}][open]`).count();
    await open(aState({ connections: [tracker, other, books, bank] }));
    await find('[data-provider=books]').waitFor();
    expect([await isOpen('tracker'), await isOpen('other'), await isOpen('books')]).toEqual([
      1, 0, 1,
    ]);
    state = aState({ connections: [{ ...tracker, connected: true }, other, books, bank] });
    await opened.page.reload();
    await find('[data-provider=books] .primary').waitFor();
    expect([await isOpen('other'), await isOpen('books')]).toEqual([0, 1]);
    expect(await find('.primary').count()).toBe(1);
  });

  test('connects with what was entered and shows none of it afterwards', async () => {
    await open(aState({ connections: unconnected }), {
      connect: () => ({ ok: false, message: 'Time Tracker does not accept what was entered.' }),
    });
    const connect = find('[data-provider=tracker] [data-action=connect]');
    expect(await connect.isDisabled()).toBe(true);
    await opened.page.getByLabel('Token').first().fill('secret-1');
    await opened.page.getByLabel('Account id').first().fill('77');
    await connect.click();
    await find('.notice.bad').waitFor();
    expect(callsOf('connect')).toEqual([
      ['connect', 'tracker', { token: 'secret-1', tenant: '77' }],
    ]);
    expect(await find('body').textContent()).not.toContain('secret-1');
    expect(await opened.page.getByLabel('Token').first().getAttribute('type')).toBe('password');
  });

  test('asks before it disconnects', async () => {
    await open(aState(), { disconnect: () => ({ ok: true, message: 'Disconnected.' }) });
    await find('.connections > summary').click();
    await find('[data-provider=books] [data-action=disconnect]').click();
    expect(callsOf('disconnect')).toEqual([]);
    await find('[data-action=disconnect-now]').click();
    await find('.notice.good').waitFor();
    expect(callsOf('disconnect')).toEqual([['disconnect', 'books']]);
  });

  test('leads from a problem to its row, whatever its text holds', async () => {
    const text = '<img src=x onerror="document.title=1"> & =HYPERLINK("x")';
    await open(
      aState({ problems: someProblems(text), problemCount: { errors: 1, warnings: 30 } }),
      {
        showTab: () => ({ ok: true, message: '' }),
      },
    );
    expect(await find('.problem-message').first().textContent()).toContain(text);
    await find('[data-action=go-to-row]').first().click();
    await find('[data-action=all-problems]').click();
    expect(callsOf('showTab')).toEqual([
      ['showTab', 'Time', 'e1'],
      ['showTab', 'Problems', ''],
    ]);
    expect(await opened.page.title()).toBe('Tieout');
  });

  test('waits while there is no network', async () => {
    await open(aState());
    await enabled('pull').waitFor();
    await opened.page.context().setOffline(true);
    await find('.notice').waitFor();
    expect(await run('pull').isDisabled()).toBe(true);
    await opened.page.context().setOffline(false);
    await enabled('pull').waitFor();
  });

  test('can be used with the keyboard alone', async () => {
    await open(aState(), { runStep: (step: StepName) => aView(step, { status: 'done' }) });
    await enabled('pull').waitFor();
    for (let presses = 0; presses < 2; presses++) await opened.page.keyboard.press('Tab');
    await opened.page.keyboard.press('Enter');
    await opened.page.waitForFunction(
      () => document.querySelector('[data-step=pull]')?.getAttribute('data-status') !== 'running',
    );
    expect(callsOf('runStep')).toEqual([['runStep', 'pull']]);
  });
});
