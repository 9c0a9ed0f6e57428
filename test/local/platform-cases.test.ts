import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { sharedPath } from '../support/shared-data';

const RUNNER = 'platform/run.mjs';

/** Cases of what the live platform answers, each with its source, kept beside this checkout. */
function checkCases(runner: string): void {
  const { stdout, status } = spawnSync('node', [runner, 'node run-local.mjs gas'], {
    encoding: 'utf8',
  });
  expect(stdout.split('\n').filter((line) => line.startsWith('  '))).toEqual([]);
  expect(stdout).toMatch(/\d+ passed, 0 failed\n$/);
  expect(status).toBe(0);
}

const runner = sharedPath(RUNNER);
if (runner === undefined) test.skip(`platform cases (no ${RUNNER} beside this checkout)`, () => {});
else test('the local Apps Script answers as the platform does', () => checkCases(runner), 240_000);
