// Each mutant breaks one rule of the protocol in its source; the simulation must notice.
import { creditMutants, NO_CLAIM } from './mutants-credits.mjs';
import { mishapMutants } from './mutants-mishaps.mjs';

const posting = (name) => `src/steps/posting/${name}.ts`;

/** What is sent is not looked for before. */
const SENT_UNSEEN = [
  posting('send'),
  "const finding = lookUp(desk, posting, content);\n  switch (finding.kind) {\n    case 'found':\n      return adopt(desk, posting, { content, document: finding.document });\n    case 'trouble':\n      return giveBackOrPark",
  "const finding = { kind: 'absent' } as ReturnType<typeof lookUp>;\n  switch (finding.kind) {\n    case 'found':\n      return adopt(desk, posting, { content, document: finding.document });\n    case 'trouble':\n      return giveBackOrPark",
];

/** `edits`: what is replaced in which file; each text must stand there exactly once. */
export const mutants = [
  ...creditMutants,
  ...mishapMutants,
  {
    name: 'no write-ahead',
    rule: 1,
    edits: [
      [
        posting('send'),
        'const sending = changePosting(host, posting, (seen) => begun(seen, now, deadAt));',
        'const sending: Posting | null = begun(posting, now, deadAt);',
      ],
    ],
  },
  {
    name: 'record before its payload',
    rule: 2,
    edits: [
      [
        posting('freeze'),
        'const { posting, chunks, earlier } = plan;',
        'const { posting, chunks, earlier } = plan;\n    writePosting(host, posting);',
      ],
    ],
  },
  {
    name: 'no claim',
    rule: 2,
    edits: [...NO_CLAIM],
  },
  {
    name: 'a timeout is a failure',
    rule: 3,
    edits: [[posting('send'), 'return refusal &&', 'return status === 0 || refusal &&']],
  },
  {
    name: '5xx is definite',
    rule: 3,
    edits: [[posting('send'), 'return refusal &&', 'return status >= 500 || refusal &&']],
  },
  {
    name: 'garbage is a failure',
    rule: 3,
    edits: [
      [posting('send'), 'return refusal &&', "return kind === 'unexpectedAnswer' || refusal &&"],
    ],
  },
  {
    name: 'sends again after a crash',
    rule: 4,
    edits: [
      [
        posting('carry'),
        "doubted(seen, 'the run that sent it was cut off', promises),",
        "({ ...seen, state: promises ? 'frozen' : 'unknown' }),",
      ],
      SENT_UNSEEN,
    ],
  },
  {
    name: 'no quiet time',
    rule: 6,
    edits: [
      [
        'src/rules/posting-times.ts',
        'return Math.max(deadAt, lastSentAt) + serverMaxMs + Math.max(readLagMs, LEAST_LAG_MS);',
        'return Math.max(deadAt * 0, lastSentAt) + 0 * (serverMaxMs + Math.max(readLagMs, LEAST_LAG_MS));',
      ],
    ],
  },
  {
    name: 'a short quiet time',
    rule: 6,
    edits: [
      [
        'src/rules/posting-times.ts',
        'return Math.max(deadAt, lastSentAt) + serverMaxMs + Math.max(readLagMs, LEAST_LAG_MS);',
        'return lastSentAt + 30_000 + 0 * (deadAt + serverMaxMs + Math.max(readLagMs, LEAST_LAG_MS));',
      ],
    ],
  },
  {
    name: 'one look-up is proof everywhere',
    rule: 7,
    edits: [
      [
        'src/rules/posting-times.ts',
        'return enforcesUniqueNumber ? 1 : 2;',
        'return enforcesUniqueNumber ? 1 : 1;',
      ],
    ],
  },
  {
    name: 'no taint',
    rule: 8,
    edits: [
      [
        'src/rules/posting-changes.ts',
        "state: 'unknown',\n    tainted: true,",
        "state: 'unknown',\n    tainted: false,",
      ],
    ],
  },
  {
    name: 'repeats at once everywhere',
    rule: 9,
    edits: [
      [
        posting('send'),
        'capabilities.enforcesUniqueNumber &&\n    desk.facts.takesNumbers',
        '(capabilities.enforcesUniqueNumber || true || desk.facts.takesNumbers)',
      ],
    ],
  },
  {
    name: 'no compare-and-set',
    rule: 10,
    edits: [[posting('change-posting'), 'current.revision !== seen.revision', 'seen.revision < 0']],
  },
  {
    name: 'adopts by number',
    rule: 12,
    edits: [
      [
        'src/rules/posting-answers.ts',
        '({ marker, ledgerId }) =>\n      marker === markerOf(posting.key) &&',
        '({ marker, ledgerId, number }) =>\n      (marker === markerOf(posting.key) || number === posting.number) &&',
      ],
    ],
  },
  {
    name: "takes another's document",
    rule: 12,
    edits: [
      [
        posting('send'),
        'if (isOurs(reply.value, sending, content.invoice)) {',
        'if (isOurs(reply.value, sending, content.invoice) || reply.value) {',
      ],
      [posting('verify'), 'if (differences.length === 0 ||', 'if (differences.length >= 0 ||'],
    ],
  },
  {
    name: 'no lock',
    rule: 13,
    edits: [
      [
        posting('change-posting'),
        'try {\n      return host.alone(work);',
        'try {\n      return work();',
      ],
    ],
  },
  {
    name: 'no comparison',
    rule: 15,
    edits: [
      [posting('verify'), 'if (differences.length === 0 ||', 'if (differences.length >= 0 ||'],
    ],
  },
  {
    name: 'no daily look',
    rule: 16,
    edits: [
      [
        posting('scan'),
        'if (documents === null) return;\n',
        'if (documents !== undefined) return;\n',
      ],
    ],
  },
  {
    name: 'a copy posts',
    rule: 17,
    edits: [
      [
        'src/steps/post.ts',
        "if (standing === 'copy' || standing === 'moved') requireJournal(world);",
        "if (standing === 'copy') markOwn(world);",
      ],
    ],
  },
  {
    name: 'a lost journal begins anew',
    rule: 18,
    edits: [
      [
        'src/steps/post.ts',
        "if (standing === 'lost') recoverJournal(desk);",
        "if (standing === 'lost') markOwn(desk);",
      ],
    ],
  },
  {
    name: 'a lost number is not looked for',
    rule: 18,
    edits: [
      [
        posting('look-up'),
        '...(documents.changed ? forgotten : []),\n    ...(documents.changed || !documents.ofCustomer ? []',
        '...(documents.changed ? forgotten.slice(0, 0) : []),\n    ...(documents.find || !documents.ofCustomer ? []',
      ],
    ],
  },
  {
    name: 'no look-up before creating',
    rule: 'look-up',
    edits: [SENT_UNSEEN],
  },
  {
    name: 'no look-up in doubt',
    rule: 'look-up',
    edits: [
      [
        posting('look-up'),
        'const finding = lookUp(desk, posting, content);',
        "const finding = { kind: 'absent' } as LookUp;",
      ],
    ],
  },
  {
    name: 'trusts the sheet',
    rule: 'journal',
    edits: [
      [
        posting('drafts'),
        'invoice.approved && !taken.has(invoice.documentId)',
        "invoice.approved && taken && (invoice.state === 'draft' || invoice.state === 'rejected')",
      ],
      ...NO_CLAIM,
      [
        posting('claim-check'),
        "if (same) return claimed('its work', same.number);",
        "if (same?.number === '') return claimed('its work', same.number);",
      ],
    ],
  },
  {
    name: 'old chunks go first',
    rule: 'journal',
    edits: [
      [
        posting('close'),
        'return patiently(host, () => {',
        'dropContent(host, posting);\n  return patiently(host, () => {',
      ],
    ],
  },
  {
    name: 'receipts are not looked for',
    rule: 'receipts',
    edits: [
      [
        'src/rules/posting-receipts.ts',
        'if (isThere[index]) return attached;',
        'if (isThere[-1 - index]) return attached;',
      ],
    ],
  },
  {
    name: 'refused documents are sent again and again',
    rule: 'states',
    edits: [
      [
        posting('project'),
        "workbook.put(invoicesTab, { owner: 'user', values, mode: 'merge' });",
        "workbook.put(invoicesTab, { owner: 'user', values: values && new Map(), mode: 'merge' });",
      ],
    ],
  },
  {
    name: 'a key that forgets what it bills',
    rule: 'keys',
    edits: [
      [
        'src/rules/bill-key.ts',
        '[...new Set(entryIds)].sort()',
        '[...new Set(entryIds)].sort().slice(0, 1)',
      ],
    ],
  },
];
