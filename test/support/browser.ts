import { existsSync } from 'node:fs';
import { describe, test } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  process.env['CHROME_PATH'],
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const chromiumPath = PLACES.find((path) => path !== undefined && existsSync(path));

/** Starts the Chromium of this machine, with nothing of its own that asks the network. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Tests that need a browser; skipped with one line where there is none, but never in CI. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (chromiumPath !== undefined || process.env['CI'] === 'true') describe(name, tests);
  else test.skip(`${name} (no Chromium on this machine)`, () => {});
}
