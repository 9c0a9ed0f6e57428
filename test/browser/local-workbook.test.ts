import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { RunningWorkbook } from '../local/support/running-workbook';
import { describeInBrowser, launchBrowser } from '../support/browser';

/** Where a new picture for the README goes, as docs/local-workbook.png; unset, none is taken. */
const PICTURE = process.env['TIEOUT_PICTURE'];

describeInBrowser('the local workbook in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-'));
  let workbook: RunningWorkbook;
  let browser: Browser;
  let page: Page;
  let sidebar: FrameLocator;
  const troubles: string[] = [];
  const cell = (name: string) => page.locator(`[data-a1="${name}"]`);
  const tab = (name: string) => page.locator(`[role=tab][data-sheet="${name}"]`);

  beforeAll(async () => {
    workbook = await RunningWorkbook.start('--data', folder);
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith('http://127.0.0.1:')) troubles.push(request.url());
    });
    await page.goto(workbook.url.href);
    await cell('A1').waitFor();
    sidebar = page.frameLocator('.sidebar iframe');
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await workbook?.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  test('the menu of the add-on opens the sidebar', async () => {
    await page.getByLabel('Tieout').getByLabel('Close').click();
    await page.locator('.sidebar').waitFor({ state: 'detached' });
    await page.getByRole('menuitem', { name: 'Extensions' }).click();
    await page.getByRole('menuitem', { name: 'Tieout' }).hover();
    await page.getByRole('menuitem', { name: 'Open sidebar' }).click();
    await sidebar.locator('[data-step=pull]').waitFor();
    expect((await page.locator('.sidebar iframe').boundingBox())?.width).toBe(300);
  });

  test('the six steps end with every client tied out', async () => {
    const press = async (step: string) => {
      await sidebar.locator(`[data-step=${step}] [data-action=run]`).click();
      await done(step);
    };
    const done = (step: string) =>
      sidebar.locator(`[data-step=${step}][data-status=done]`).waitFor({ timeout: 60_000 });
    await press('pull');
    await tab('Time').click();
    await cell('A2')
      .filter({ hasText: /^\d{4}-\d\d-\d\d$/ })
      .waitFor();
    await press('review');
    await sidebar.locator('[data-action=accept-suggestions]').click();
    await sidebar.locator('[data-action=accept-suggestions]').waitFor({ state: 'detached' });
    await done('review');
    await press('price');
    await press('draft');
    await sidebar.locator('[data-action=approve-drafts]').click();
    await sidebar.locator('[data-action=approve-drafts]').waitFor({ state: 'detached' });
    await press('post');
    await press('tieout');
    const told = await sidebar.locator('[data-step=tieout]').textContent();
    expect(told).toContain('All 5 clients tie out to the second and the cent.');
  }, 240_000);

  test('an invoice is saved with all that its figures follow from', async () => {
    await sidebar.getByText('Import and export files').click();
    const part = sidebar.locator('[data-part=export-document]');
    const names = await part.locator('option').allTextContents();
    expect(names).toContain('INV-1002 · Kestrel Robotics Inc');
    await part.locator('select').selectOption({ label: 'INV-1002 · Kestrel Robotics Inc' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      part.locator('[data-action=export-document]').click(),
    ]);
    expect(download.suggestedFilename()).toBe('INV-1002.json');
    const file = await download.path();
    const recompute = spawnSync('node', ['recompute.mjs', file], { encoding: 'utf8' });
    expect(recompute.stderr).toBe('');
    expect(recompute.status).toBe(0);
  }, 60_000);

  test('the Price step leads to the policies', async () => {
    const links = sidebar.locator('[data-step=price] .see-also');
    await links.getByText('Policies', { exact: true }).click();
    await page.locator('[role=tab][data-sheet="Policies"][aria-selected=true]').waitFor();
  });

  test('the grid shows what the steps have written', async () => {
    await tab('Invoices').click();
    await cell('A2').filter({ hasText: 'INV-1001' }).waitFor();
    expect(await page.locator('revo-grid').getAttribute('role')).toBe('treegrid');
    expect(await cell('A2').getAttribute('role')).toBe('gridcell');
    const headers = await page.locator('[data-row="1"]').allTextContents();
    expect(headers).toEqual(expect.arrayContaining(['Number', 'Customer', 'State', 'Total']));
    const state = headers.indexOf('State') + 1;
    const states = page.locator(`[data-column="${state}"]`).filter({ hasText: 'posted' });
    expect(await states.count()).toBe(5);
  });

  test('what a person types is in the sheet, and can be taken back', async () => {
    await tab('Settings').click();
    const name = page.locator('[data-column="1"]').filter({ hasText: 'Days to pay' });
    const row = Number(await name.getAttribute('data-row'));
    const value = cell(`B${row}`);
    await value.click();
    await page.keyboard.type('45');
    await page.keyboard.press('Enter');
    await value.filter({ hasText: '45' }).waitFor();
    const active = page.locator('.rgCell.active');
    expect(await active.getAttribute('data-a1')).toBe(`B${row + 1}`);
    await page.keyboard.press('Control+z');
    await value.filter({ hasText: '30' }).waitFor();
    expect(troubles).toEqual([]);
  });

  test('a protected cell warns first', async () => {
    await tab('Invoices').click();
    await cell('A2').click();
    await page.keyboard.type('X-1');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Leave it' }).click();
    expect(await cell('A2').textContent()).toBe('INV-1001');
  });

  test('a line of an invoice is credited under After posting', async () => {
    await sidebar.getByText('After posting').click();
    const part = sidebar.locator('[data-part=credit]');
    const button = part.locator('[data-action=credit]');
    await part
      .locator('[name=credit-invoice]')
      .selectOption({ label: 'INV-1002 · Kestrel Robotics Inc' });
    await part.locator('[name=credit-what]').selectOption({ label: 'Whole lines' });
    await part.getByLabel('Lines, for example 1, 3').fill('1');
    expect(await button.isDisabled()).toBe(true);
    await part.getByLabel('Reason, which the customer reads').fill('agreed by phone');
    await button.click();
    await sidebar.getByText(/^Credit note of [\d.]+ USD for Kestrel/).waitFor();
    await cell('C7').filter({ hasText: 'credit note' }).waitFor();
    await sidebar.getByText('After posting').click();
  }, 60_000);

  test('a page that is opened again shows the same workbook', async () => {
    await page.reload();
    await tab('Invoices').click();
    await sidebar.locator('[data-step=tieout][data-status=done]').waitFor();
    await cell('A2').filter({ hasText: 'INV-1001' }).waitFor();
    if (PICTURE === undefined) return;
    await cell('B3').click();
    await sidebar.locator('[data-step=post]').evaluate((card) => card.scrollIntoView());
    mkdirSync(dirname(PICTURE), { recursive: true });
    await page.screenshot({ path: PICTURE });
  });
});
