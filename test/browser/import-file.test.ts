import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { RunningWorkbook } from '../local/support/running-workbook';
import { describeInBrowser, launchBrowser } from '../support/browser';

/** Where pictures of the panel go; unset, none is taken. */
const PICTURES = process.env['TIEOUT_PICTURES'];

const FILE = [
  'Tag;Wer;Kunde;Projekt;Dauer;Notiz',
  '03/04/2026;Ana;Acme GmbH;Alpha;1,5;Entwurf',
  '04/04/2026;Ana;Acme GmbH;Alpha;soon;Kaputt',
  '05/04/2026;Ben;Acme GmbH;Alpha;2:15;=Formel()',
].join('\r\n');

describeInBrowser('a CSV file in the local workbook', () => {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-'));
  let workbook: RunningWorkbook;
  let browser: Browser;
  let page: Page;
  let sidebar: FrameLocator;
  const troubles: string[] = [];
  const cell = (name: string) => page.locator(`[data-a1="${name}"]`);
  const tab = (name: string) => page.locator(`[role=tab][data-sheet="${name}"]`);
  const action = (name: string) => sidebar.locator(`[data-action=${name}]`);
  const column = (header: string) => sidebar.locator(`[data-column="${header}"]`);
  const choose = (name: string, text: string) =>
    action('choose-file').setInputFiles({
      name,
      mimeType: 'text/csv',
      buffer: Buffer.from(text, 'latin1'),
    });
  const picture = async (name: string) => {
    if (PICTURES === undefined) return;
    await page.setViewportSize({ width: 1200, height: 1900 });
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, `${name}.png`) });
  };

  beforeAll(async () => {
    workbook = await RunningWorkbook.start('--data', folder);
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1200, height: 1000 } });
    page.on('pageerror', (error) => troubles.push(String(error)));
    await page.goto(workbook.url.href);
    await cell('A1').waitFor();
    sidebar = page.frameLocator('.sidebar iframe');
    await sidebar.getByText('Import and export files').click();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await workbook?.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  test('is shown as it was understood, and an unclear day is asked', async () => {
    await choose('april.csv', FILE);
    await sidebar.getByText('Columns:').waitFor();
    await sidebar.getByText("column 'Date' not found").waitFor();
    await column('Tag').selectOption('date');
    await sidebar.getByText('Which day is 03/04/2026?').waitFor();
    await column('Wer').selectOption('person');
    await column('Notiz').selectOption('notes');
    expect(await action('import').count()).toBe(0);
    await picture('asked');
    await sidebar.locator('[data-setting=dateOrder]').selectOption('dmy');
    await sidebar.locator('[data-setting=durationForm]').selectOption('hours');
    await sidebar.locator('[data-setting=currency]').selectOption('EUR');
    await sidebar.getByText('2026-04-03 · 1:30 · Ana · Acme GmbH · Alpha').waitFor();
    await sidebar.getByText("duration 'soon' is no duration").waitFor();
    await picture('understood');
    const width = await sidebar.locator('html').evaluate((html) => html.scrollWidth);
    expect(width).toBeLessThanOrEqual(300);
  }, 60_000);

  test('comes into the sheet, its bad row onto the Problems tab', async () => {
    await action('import').filter({ hasText: 'Import 2 time entries' }).click();
    await sidebar.getByText('2 time entries read, 2 new, 1 row not readable.').waitFor();
    await tab('Time').click();
    await cell('A2').filter({ hasText: '2026-04-03' }).waitFor();
    await cell('F3').filter({ hasText: '=Formel()' }).waitFor();
    await tab('Problems').click();
    const message = page.locator('[data-row="2"]').filter({ hasText: 'april.csv, line 3:' });
    await message.first().waitFor();
    await picture('imported');
  }, 60_000);

  test('is read without a question the next time, and brings nothing twice', async () => {
    await choose('april.csv', FILE);
    await sidebar.getByText('Its columns are known from an earlier file.').waitFor();
    expect(await sidebar.locator('.asked').count()).toBe(0);
    await action('import').click();
    await sidebar.getByText('This file was imported on 2026-04-02 already; 0 new rows.').waitFor();
    expect(troubles).toEqual([]);
  }, 60_000);

  test('a tab is saved as a file that is safe to open', async () => {
    await sidebar.locator('[data-part=export-tab] select').selectOption('Time');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      action('export-tab').click(),
    ]);
    expect(download.suggestedFilename()).toBe('Time.csv');
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).toContain("'=Formel()");
    expect(text.startsWith('\ufeffDate,Person,Client')).toBe(true);
  }, 60_000);
});
