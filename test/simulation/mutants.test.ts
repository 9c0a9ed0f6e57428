import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { mutants } from './mutants.mjs';

/** `npm run simulate -- --mutants` plays them; here only that each still has something to break. */
describe.each(mutants)('the mutant of rule $rule, $name', ({ edits }) => {
  test('changes text that stands in its file once', () => {
    for (const [file = '', from = '', to = ''] of edits) {
      expect(readFileSync(file, 'utf8').split(from)).toHaveLength(2);
      expect(to).not.toBe(from);
    }
  });
});
