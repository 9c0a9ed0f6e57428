const posting = (name) => `src/steps/posting/${name}.ts`;

/** What other documents bill is as free as if none of them were there. */
export const NO_CLAIM = [
  [
    posting('claim-check'),
    'const taken = takenBy(desk, book, invoice.kind);',
    'const taken: ReadonlyMap<string, Taken> = new Map(takenBy(desk, book, invoice.kind) && []);',
  ],
  [
    posting('claim-check'),
    'if (claim && !(taken.has(entryId) && open)) return claimed(entryId, claim.number);',
    "if (claim?.number === '' && open) return claimed(entryId, claim.number);",
  ],
];

export const creditMutants = [
  {
    name: 'a key that forgets which credit it is',
    rule: 'credits',
    edits: [
      [
        'src/rules/allocation-note.ts',
        "notes.filter((note) => note !== '' && note !== WRITTEN_OFF)].join('|');",
        "notes.filter((note) => note === '' && note !== WRITTEN_OFF)].join('|');",
      ],
    ],
  },
  {
    name: 'more is credited than is left',
    rule: 'credits',
    edits: [
      [
        posting('claim-check'),
        '? creditFault(draft, credited.original, credited.others)',
        '? creditFault(draft, credited.original, credited.others) && null',
      ],
    ],
  },
  {
    name: 'a second click credits once more',
    rule: 'credits',
    edits: [
      [
        'src/steps/credit.ts',
        'if (!waiting) return;',
        "if (!waiting || waiting.invoice.kind === 'creditNote') return;",
      ],
    ],
  },
  {
    name: 'a part that is credited frees all',
    rule: 'credits',
    edits: [
      [
        'src/rules/work-taken.ts',
        'isFree: timesBack > 0 && isAllBack,',
        'isFree: timesBack > 0 || (isAllBack && timesBack > 0),',
      ],
    ],
  },
];
