// Counts an exported invoice again, outside Sheets: `npm run recompute -- <export.json>`.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

const [file, ...more] = process.argv.slice(2);
if (!file || more.length > 0) fail('Usage: npm run recompute -- <export.json>');
if (!existsSync('dist/rules.mjs')) {
  const { status } = spawnSync(process.execPath, ['build.mjs', 'rules'], { stdio: 'inherit' });
  if (status !== 0) process.exit(2);
}
const rules = await import('./dist/rules.mjs');

const exported = read(file);
const sha256 = createHash('sha256')
  .update(tried(() => rules.documentKeyText(exported)))
  .digest('hex');
const id = rules.documentIdFrom(sha256);
const { invoice } = exported;
const renamed =
  id === invoice.documentId
    ? []
    : [{ figure: 'invoice, documentId', exported: invoice.documentId, recomputed: id }];
const differences = [...renamed, ...tried(() => rules.recomputeDocument(exported))];
for (const { figure, exported: was, recomputed } of differences) {
  console.log(`${figure}: exported ${was}, recomputed ${recomputed}`);
}
const what = `Invoice ${invoice.number || invoice.documentId}, ${invoice.total} ${invoice.currency}`;
console.log(
  differences.length === 0
    ? `${what}: every figure follows.`
    : `${what}: ${differences.length === 1 ? 'one figure differs' : `${differences.length} figures differ`}.`,
);
process.exit(differences.length === 0 ? 0 : 1);

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return fail(`${path} cannot be read: ${error.message}`);
  }
}

function tried(work) {
  try {
    return work();
  } catch (error) {
    return fail(
      `${file} cannot be counted again (${error.message}). Export the invoice from the sidebar once more, and change nothing in the file.`,
    );
  }
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
