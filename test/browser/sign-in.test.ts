import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { RunningWorkbook } from '../local/support/running-workbook';
import { describeInBrowser, launchBrowser } from '../support/browser';

describeInBrowser('a sign-in in the local workbook', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sign-in-'));
  let workbook: RunningWorkbook;
  let browser: Browser;
  let page: Page;
  const visited: string[] = [];
  const ledger = (is: 'true' | 'false') =>
    page
      .frameLocator('.sidebar iframe')
      .locator(`[data-provider=quickbooks][data-connected=${is}]`);
  const press = (is: 'true' | 'false', action: string) =>
    ledger(is).locator(`[data-action=${action}]`).click();

  beforeAll(async () => {
    workbook = await RunningWorkbook.start('--data', folder);
    browser = await launchBrowser();
    const context = await browser.newContext();
    context.on('request', (request) => visited.push(request.url()));
    page = await context.newPage();
    await page.goto(workbook.url.href);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await workbook?.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  test('leads through the simulated provider and back to a connected sidebar', async () => {
    await page.frameLocator('.sidebar iframe').locator('.connections summary').first().click();
    await press('true', 'disconnect');
    await press('true', 'disconnect-now');
    const form = ledger('false');
    await form.locator('[name=clientId]').fill('sample-app');
    await form.locator('[name=clientSecret]').fill('sample-app-secret');
    await press('false', 'begin-sign-in');
    const opening = page.context().waitForEvent('page');
    await press('false', 'sign-in');
    const tab = await opening;
    await tab.getByRole('button', { name: 'Connect' }).click();
    await tab.getByText('You can close this tab.').waitFor();
    expect(await tab.textContent('body')).toContain('is connected to Larkspur & Finch LLC');
    await tab.close();
    await ledger('true').waitFor({ state: 'attached', timeout: 15_000 });
    await ledger('true').getByText('Larkspur & Finch LLC').waitFor({ state: 'attached' });
    expect(visited.filter((url) => !/^(http:\/\/127\.0\.0\.1:|data:)/.test(url))).toEqual([]);
    expect(visited.join('\n')).not.toMatch(/sample-app-secret|access-\d|refresh-\d/);
  }, 60_000);
});
