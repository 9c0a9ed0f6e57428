import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { SidebarServer, SidebarState } from '../../src/sidebar/protocol';
import { describeInBrowser, launchBrowser } from '../support/browser';
import { type Answers, type OpenPage, openPage } from './support/open-page';
import { aState, connected, signInAt } from './support/states';

const THERE = 'https://login.books.example/authorise?state=signed';

let browser: Browser;
let opened: OpenPage;
let state: SidebarState;

async function open(first: SidebarState, answers: Answers = {}): Promise<void> {
  state = first;
  opened = await openPage(browser, () => state, answers);
}

const books = (rest: string) => opened.page.locator(`[data-provider=books] ${rest}`);
const action = (name: string) => books(`[data-action=${name}]`);
const callsOf = (name: keyof SidebarServer) => opened.calls.filter(([one]) => one === name);

/** Enters an app and goes on to the link. */
async function begin(): Promise<void> {
  await open(aState({ connections: signInAt() }), {
    beginSignIn: () => {
      state = aState({ connections: signInAt({ begun: true }) });
      return { ok: true, message: '', url: THERE };
    },
  });
  await books('[name=clientId]').fill('app-1');
  await books('[name=clientSecret]').fill('hush-1');
  await books('[type=checkbox]').check();
  await action('begin-sign-in').click();
  await action('sign-in').waitFor();
}

describeInBrowser('the sign-in in the sidebar', () => {
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  afterEach(() => opened?.page.close());

  test('asks for the app, tells what to register, and keeps tokens out of the way', async () => {
    await open(aState({ connections: signInAt() }));
    await books('code').getByText('https://script.google.com/macros/d/abc/usercallback').waitFor();
    expect(await action('begin-sign-in').isDisabled()).toBe(true);
    expect(await books('[name=clientSecret]').getAttribute('type')).toBe('password');
    expect(await books('[name=token]').isVisible()).toBe(false);
    expect(await opened.page.evaluate(() => document.documentElement.scrollWidth)).toBe(300);
  });

  test('asks for no app where there is one', async () => {
    const app = { fields: [], help: '', redirectUri: '', hasSandbox: false };
    await open(aState({ connections: signInAt(app) }));
    expect(await action('begin-sign-in').isEnabled()).toBe(true);
    expect(await books('code').count()).toBe(0);
  });

  test('gives a link that opens a tab of its own, and forgets the secret', async () => {
    await begin();
    expect(callsOf('beginSignIn')).toEqual([
      ['beginSignIn', 'books', { clientId: 'app-1', clientSecret: 'hush-1', sandbox: 'yes' }],
    ]);
    const link = action('sign-in');
    expect(await link.textContent()).toBe('Sign in to Books');
    expect([
      await link.getAttribute('href'),
      await link.getAttribute('target'),
      await link.getAttribute('rel'),
    ]).toEqual([THERE, '_blank', 'noopener']);
    expect(await opened.page.content()).not.toContain('hush-1');
  });

  test.each(['now and then', 'when the page has the focus again'])(
    'notices by itself that it is done: %s',
    async (when) => {
      await begin();
      state = aState();
      if (when === 'now and then') await opened.page.clock.runFor(5_000);
      else await opened.page.evaluate(() => dispatchEvent(new Event('focus')));
      await opened.page.locator('[data-provider=books][data-connected=true]').waitFor({
        state: 'attached',
      });
      const calls = callsOf('sidebarState').length;
      await opened.page.clock.runFor(20_000);
      expect(callsOf('sidebarState')).toHaveLength(calls);
    },
  );

  test('that came to nothing, or is started over, can be begun again', async () => {
    await begin();
    state = aState({ connections: signInAt() });
    await opened.page.clock.runFor(5_000);
    await action('begin-sign-in').waitFor();
    await opened.page.close();
    await begin();
    await action('start-over').click();
    await action('begin-sign-in').waitFor();
  });

  test('lets the person choose among her companies', async () => {
    const companies = [
      { id: 'a', name: 'Anchor Ltd' },
      { id: 'b', name: '<b>Bolt</b> plc' },
    ];
    await open(aState({ connections: signInAt({ companies }) }), {
      chooseCompany: () => {
        state = aState();
        return { ok: true, message: 'The Books is connected.' };
      },
    });
    await action('choose-company').last().waitFor();
    expect(await action('choose-company').allTextContents()).toEqual([
      'Anchor Ltd',
      '<b>Bolt</b> plc',
    ]);
    await action('choose-company').last().click();
    await opened.page.locator('.notice.good').waitFor();
    expect(callsOf('chooseCompany')).toEqual([['chooseCompany', 'books', 'b']]);
  });

  test('is done again where it no longer lets in, without asking for the app', async () => {
    const again = { fields: [], help: '', redirectUri: '', sandbox: true };
    await open(aState({ connections: signInAt(again, connected) }), {
      beginSignIn: () => {
        state = aState({ connections: signInAt({ ...again, begun: true }, connected) });
        return { ok: true, message: '', url: THERE };
      },
    });
    await opened.page.locator('.connections summary').first().click();
    await action('sign-in-again').click();
    await action('begin-sign-in').click();
    await action('sign-in').waitFor();
    expect(callsOf('beginSignIn')).toEqual([['beginSignIn', 'books', { sandbox: 'yes' }]]);
    state = aState({ connections: signInAt(again, connected) });
    await opened.page.clock.runFor(5_000);
    await action('sign-in').waitFor({ state: 'detached' });
    await action('begin-sign-in').waitFor({ state: 'detached' });
  });

  test('never offers an address that is not plain https', async () => {
    await open(aState({ connections: signInAt({ fields: [] }) }), {
      beginSignIn: () => ({ ok: true, message: '', url: 'javascript:alert(1)' }),
    });
    await action('begin-sign-in').click();
    await action('begin-sign-in').and(opened.page.locator(':enabled')).waitFor();
    expect(await action('sign-in').count()).toBe(0);
  });
});
