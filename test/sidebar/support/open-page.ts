import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { SidebarServer, SidebarState } from '../../../src/sidebar/protocol';

/** What the server side answers; an answer may come late, or be thrown as the platform would. */
export type Answers = { [Name in keyof SidebarServer]?: (...args: never[]) => unknown };

/** The built page in a browser, at the width of a sidebar. */
export interface OpenPage {
  readonly page: Page;
  /** What the page has called, in order. */
  readonly calls: readonly (readonly [keyof SidebarServer, ...unknown[]])[];
  /** Addresses that the page has asked for, and errors that it has thrown. */
  readonly noise: readonly string[];
}

/** Serves `google.script.run` of the page from here; `state` is asked anew at every call. */
export async function openPage(
  browser: Browser,
  state: () => SidebarState,
  answers: Answers = {},
): Promise<OpenPage> {
  const calls: [keyof SidebarServer, ...unknown[]][] = [];
  const noise: string[] = [];
  const page = await browser.newPage({ viewport: { width: 300, height: 900 } });
  await page.clock.install({ time: new Date('2026-04-02T13:00:00Z') });
  page.on('request', (request) => noise.push(request.url()));
  page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
  const all: Answers = { sidebarState: state, stepProgress: () => state().steps, ...answers };
  await page.exposeFunction('serve', async (name: keyof SidebarServer, args: never[]) => {
    calls.push([name, ...args]);
    try {
      return { value: await all[name]?.(...args) };
    } catch (error) {
      return { error: (error as Error).message };
    }
  });
  await page.addInitScript(RUNNER);
  await page.goto(pathToFileURL('dist/Sidebar.html').href);
  return { page, calls, noise };
}

/** As the platform's: each handler gives a new runner, every other name is a function to call. */
const RUNNER = `
  const runner = (good, bad) => new Proxy({}, { get: (_, name) => {
    if (name === 'withSuccessHandler') return (handler) => runner(handler, bad);
    if (name === 'withFailureHandler') return (handler) => runner(good, handler);
    return (...args) => serve(name, args).then(({ value, error }) =>
      error === undefined ? good(value === undefined ? null : value) : bad(new Error(error)));
  } });
  globalThis.google = { script: { run: runner(() => {}, () => {}) } };
`;
