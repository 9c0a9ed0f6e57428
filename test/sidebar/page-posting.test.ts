import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { StepName } from '../../src/records/step';
import type { SidebarServer, SidebarState } from '../../src/sidebar/protocol';
import { describeInBrowser, launchBrowser } from '../support/browser';
import { type Answers, type OpenPage, openPage } from './support/open-page';
import { aState, aView, doneUntil, someDrafts, steps } from './support/states';

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
const callsOf = (name: keyof SidebarServer) => opened.calls.filter(([one]) => one === name);

const NOTHING = {
  status: 'done',
  message: 'Nothing to post: no approved draft waits.',
  counts: [{ label: 'posted', value: 0 }],
} as const;

describeInBrowser('posting in the sidebar', () => {
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  afterEach(() => opened?.page.close());

  test('says why a role may not post, approve or give roles, and presses nothing', async () => {
    const refused = { post: 'E-403 post', approve: 'E-403 approve', roles: 'E-403 roles' };
    const given = [{ person: 'ana@example.com', role: 'admin' as const }];
    const roles = { given, mine: 'operator' as const, refused };
    await open(aState({ steps: doneUntil(4), drafts: someDrafts(4, 3, 1), roles }));
    await run('post').waitFor();
    expect(await run('post').isDisabled()).toBe(true);
    expect(await run('pull').isDisabled()).toBe(false);
    expect(await find('[data-action=approve-drafts]').isDisabled()).toBe(true);
    expect(await card('post').textContent()).toContain('E-403 post');
    expect(await card('draft').textContent()).toContain('E-403 approve');
    expect(await find('[data-part=roles]').textContent()).toContain('you are operator');
  });

  test('gives a role', async () => {
    await open(aState(), { giveRole: () => ({ ok: true, message: 'Given.' }) });
    await find('[data-part=roles] summary').click();
    await find('[name=person]').fill('ben@example.com');
    await find('[name=role]').selectOption('approver');
    await find('[data-action=give-role]').click();
    await opened.page.getByText('Given.').first().waitFor();
    expect(callsOf('giveRole')).toEqual([['giveRole', 'ben@example.com', 'approver']]);
  });

  test('approves drafts, then says what posting will do', async () => {
    await open(
      aState({
        steps: doneUntil(4),
        drafts: someDrafts(4, 3, 0),
      }),
      {
        approveDrafts: () => {
          state = {
            ...state,
            drafts: someDrafts(1, 0, 3),
          };
          return { ok: true, message: '3 invoices approved.' };
        },
      },
    );
    await find('[data-action=approve-drafts]').click();
    await run('post').and(find('.primary')).waitFor();
    expect(await run('post').textContent()).toBe('Post 3 invoices to The Books');
    expect(callsOf('runStep')).toEqual([]);
    await opened.page.waitForFunction(
      () => document.activeElement?.closest('li')?.dataset['step'] === 'post',
    );
  });

  test('shows what will be sent, opens its tab, and posts nothing', async () => {
    await open(
      aState({
        steps: doneUntil(4),
        drafts: someDrafts(0, 0, 3),
      }),
      {
        dryRun: () => ({ ok: true, message: '3 invoices will be sent: 1,200.00 USD.' }),
        showTab: () => ({ ok: true, message: '' }),
      },
    );
    await card('post').locator('[data-action=dry-run]').click();
    await opened.page.getByText('3 invoices will be sent: 1,200.00 USD.').waitFor();
    expect(callsOf('showTab')).toEqual([['showTab', 'What will be sent', '']]);
    expect(callsOf('runStep')).toEqual([]);
  });

  test('takes back what is fixed and not sent yet', async () => {
    await open(aState({ steps: doneUntil(4), waiting: 2 }), {
      unfreeze: () => {
        state = { ...state, waiting: 0 };
        return { ok: true, message: '2 invoices taken back: nothing of it was sent.' };
      },
    });
    const button = card('post').locator('[data-action=unfreeze]');
    await button.click();
    await button.waitFor({ state: 'detached' });
    expect(callsOf('unfreeze')).toEqual([['unfreeze', '']]);
  });

  test('says so where another window has posted what it wanted to post', async () => {
    await open(aState({ steps: doneUntil(4), drafts: someDrafts(0, 0, 3) }), {
      runStep: () => {
        state = { ...state, drafts: someDrafts(0, 0, 0), steps: steps({ post: NOTHING }) };
        return aView('post', NOTHING);
      },
    });
    await run('post').click();
    const notice = find('.notice');
    await notice.waitFor();
    expect(await notice.textContent()).toMatch(
      /^Another window, or somebody else, has just posted/,
    );
  });

  test('sees what was ticked and chosen in the tabs when the person comes back', async () => {
    await open(aState({ steps: doneUntil(6), drift: { open: 4, chosen: 0 } }));
    await card('tieout').getByText('4 differences after posting wait').waitFor();
    const apply = find('[data-action=apply-decisions]');
    expect(await apply.count()).toBe(0);
    state = { ...state, drift: { open: 4, chosen: 2 }, drafts: someDrafts(0, 0, 1) };
    await opened.page.mouse.move(150, 300);
    await apply.getByText('Apply 2 decisions').waitFor();
    expect(await run('post').textContent()).toBe('Post 1 invoice to The Books');
    const asked = callsOf('sidebarState').length;
    await opened.page.mouse.move(400, 300);
    await opened.page.mouse.move(150, 300);
    expect(callsOf('sidebarState')).toHaveLength(asked);
  });

  test('says that another run is at it until that run is through', async () => {
    const busy = { status: 'busy', message: 'Post is running in this workbook.' } as const;
    const drafts = someDrafts(0, 0, 3);
    await open(aState({ steps: doneUntil(4), drafts }), {
      runStep: () => {
        state = aState({ steps: steps({ post: { status: 'busy' } }), drafts });
        return aView('post', busy);
      },
    });
    await run('post').click();
    await find('.notice.bad').getByText(busy.message).waitFor();
    state = aState({ steps: steps({ post: { status: 'done', message: '3 invoices posted.' } }) });
    await opened.page.clock.runFor(5_000);
    await card('post').getByText('3 invoices posted.').waitFor();
    await find('.notice').waitFor({ state: 'detached' });
  });

  test('says nothing of another window where its own run has kept something back', async () => {
    const counts = [{ label: 'kept back', value: 3 }];
    const view = { status: 'done', message: '3 documents kept back.', counts } as const;
    await open(aState({ steps: doneUntil(4), drafts: someDrafts(0, 0, 3) }), {
      runStep: () => {
        state = { ...state, steps: steps({ post: view }) };
        return aView('post', view);
      },
    });
    await run('post').click();
    await card('post').getByText(view.message).waitFor();
    expect(await find('.notice').count()).toBe(0);
  });

  test('no longer says that nothing waits once something is approved', async () => {
    await open(aState({ steps: steps({ post: NOTHING }), drafts: someDrafts(1, 1, 0) }), {
      approveDrafts: () => {
        state = { ...state, drafts: { ...someDrafts(0, 0, 1), approvedAs: '1 credit note' } };
        return { ok: true, message: '1 credit note approved.' };
      },
    });
    expect(await card('post').textContent()).toContain(NOTHING.message);
    await find('[data-action=approve-drafts]').click();
    await run('post').filter({ hasText: 'Post 1 credit note to The Books' }).waitFor();
    expect(await card('post').textContent()).not.toContain(NOTHING.message);
  });
});
