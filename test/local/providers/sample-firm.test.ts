import { describe, expect, test } from '@jest/globals';
import { sampleFirm } from '../../../src/local/providers/sample-firm/sample-firm';

const firm = sampleFirm();
const { time_entries: entries, expenses, clients, projects, users } = firm.harvest.lists;
const receipts = Object.values(firm.harvest.receipts).map(({ contentType, base64 }) => ({
  contentType,
  bytes: Buffer.from(base64, 'base64'),
}));

const months = (rows: readonly Record<string, unknown>[]) =>
  new Set(rows.map((row) => String(row['spent_date']).slice(0, 7)));
const idOf = (value: unknown) => (value as { id: number }).id;

test('is the same for the same seed, another for another', () => {
  expect(sampleFirm()).toEqual(firm);
  expect(sampleFirm(1).harvest.lists.time_entries).not.toEqual(entries);
});

test('has two months of work of four people for five clients', () => {
  expect(entries.length).toBeGreaterThanOrEqual(400);
  expect(expenses.length).toBeGreaterThanOrEqual(40);
  expect(months(entries)).toEqual(new Set(['2026-02', '2026-03']));
  expect(months(expenses)).toEqual(new Set(['2026-02', '2026-03']));
  expect(users.map(({ timezone }) => timezone)).toEqual([
    'Eastern Time (US & Canada)',
    'London',
    'Kolkata',
    'Pacific Time (US & Canada)',
  ]);
  expect(clients.map(({ currency }) => currency)).toEqual(['EUR', 'USD', 'USD', 'USD', 'USD']);
});

test('names nothing that it does not have', () => {
  const known = {
    user: new Set(users.map(({ id }) => id)),
    client: new Set(clients.map(({ id }) => id)),
    project: new Set(projects.map(({ id }) => id)),
    task: new Set(firm.harvest.lists.tasks.map(({ id }) => id)),
  };
  for (const entry of entries) {
    for (const [kind, ids] of Object.entries(known)) expect(ids).toContain(idOf(entry[kind]));
  }
  const all = [...entries, ...expenses];
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

test('has the mess of a real month', () => {
  const some = (holds: (entry: Record<string, unknown>) => boolean) => entries.filter(holds).length;
  expect(some(({ is_running }) => is_running === true)).toBe(1);
  expect(some(({ hours }) => hours === 0)).toBe(1);
  expect(some(({ billable, billable_rate }) => billable === true && billable_rate === null)).toBe(
    1,
  );
  expect(some(({ is_billed }) => is_billed === true)).toBe(1);
  expect(some(({ notes }) => /^[=+@-]/.test(String(notes)))).toBe(4);
  expect(some(({ notes }) => String(notes).length > 4000)).toBe(1);
  expect(some(({ approval_status }) => approval_status !== 'approved')).toBeGreaterThan(10);
  expect(some(({ billable }) => billable === false)).toBeGreaterThan(50);
  const names = clients.map(({ name }) => String(name)).join(' ');
  expect(names).toMatch(/ô.*🌊.*Northgate Partners LLC.*Northgate Partners LP/);
});

test('has mostly unbilled work for the foundation', () => {
  const theirs = entries.filter(({ client }) =>
    String((client as { name: string }).name).includes('🌊'),
  );
  const free = theirs.filter(({ billable }) => billable === false);
  expect(theirs.length).toBeGreaterThan(40);
  expect(free.length / theirs.length).toBeGreaterThan(0.5);
});

describe('a receipt', () => {
  test('is a PDF or a JPEG, of the size that its expense names', () => {
    const types = receipts.map(({ contentType }) => contentType);
    expect(new Set(types)).toEqual(new Set(['application/pdf', 'image/jpeg']));
    const sizes = expenses.flatMap(
      ({ receipt }) => (receipt as { file_size: number } | null)?.file_size ?? [],
    );
    expect(sizes).toEqual(receipts.map(({ bytes }) => bytes.length));
  });

  test('that is a PDF has its objects where its table says', () => {
    for (const { bytes } of receipts.filter(
      ({ contentType }) => contentType === 'application/pdf',
    )) {
      const text = bytes.toString('latin1');
      const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
      expect(text.slice(table, table + 9)).toBe('xref\n0 6\n');
      const places = [...text.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) =>
        Number(at),
      );
      expect(places).toHaveLength(5);
      for (const [index, place] of places.entries()) {
        expect(text.slice(place).startsWith(`${index + 1} 0 obj\n`)).toBe(true);
      }
      const [, length = '', rest = ''] = /\/Length (\d+) >>\nstream\n([\s\S]*)/.exec(text) ?? [];
      expect(rest.slice(Number(length)).startsWith('\nendstream')).toBe(true);
    }
  });

  test('that is a JPEG has every block that its size asks for, and nothing else', () => {
    for (const { bytes } of receipts.filter(({ contentType }) => contentType === 'image/jpeg')) {
      const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
      const blocks = (bytes.readUInt16BE(frame + 5) / 8) * (bytes.readUInt16BE(frame + 7) / 8);
      expect(bytes.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
      expect(decodedBlocks(bytes)).toBe(blocks);
    }
  });
});

/** Counts the blocks of a scan whose blocks have only a mean, by reading its bits. */
function decodedBlocks(bytes: Buffer): number {
  const scan = bytes.indexOf(Buffer.from([0xff, 0xda])) + 10;
  const data = [...bytes.subarray(scan, -2)].filter(
    (byte, at, all) => !(byte === 0 && all[at - 1] === 0xff),
  );
  const bits = data.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const lengths = ['00', '010', '011', '100', '101', '110', '1110', '11110', '111110', '1111110'];
  let at = 0;
  let blocks = 0;
  while (/0/.test(bits.slice(at))) {
    const size = lengths.findIndex((code) => bits.startsWith(code, at));
    if (size < 0) throw new Error(`no code at bit ${at}`);
    at += (lengths[size]?.length ?? 0) + size;
    if (bits[at] !== '0') throw new Error(`no end of block at bit ${at}`);
    at += 1;
    blocks += 1;
  }
  return blocks;
}

test('the books have a customer for every client, most under nearly the same name', () => {
  const names = firm.quickbooks.rows.Customer.map(({ DisplayName }) => String(DisplayName));
  const plain = (name: string) => name.toLowerCase().replace(/[^a-zà-ÿ]+/g, '');
  const known = clients.filter(({ name }) =>
    names.some((one) => plain(one).startsWith(plain(String(name)).slice(0, 12))),
  );
  expect(known).toHaveLength(clients.length);
});
