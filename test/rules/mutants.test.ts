import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';

test('every broken rule of money and time is noticed by a figure that was worked out by hand', () => {
  const command = 'test/rules/mutants/mutants-command.mjs';
  const { status, stdout, stderr } = spawnSync('node', [command], { encoding: 'utf8' });
  expect(stderr).toBe('');
  const lines = stdout.trim().split('\n');
  const killed = lines.filter((line) => line.startsWith('killed')).length;
  expect(killed).toBeGreaterThanOrEqual(27);
  const rest = lines.filter((line) => !line.startsWith('killed'));
  expect(rest).toEqual([`${killed} of ${killed} mutants killed`]);
  expect(status).toBe(0);
}, 60_000);
