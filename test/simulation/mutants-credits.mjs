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
