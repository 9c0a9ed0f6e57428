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
        'notes.filter((note) => note !== WRITTEN_OFF),',
        "notes.filter((note) => note === '' && note !== WRITTEN_OFF),",
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
  {
    name: 'credit notes are not looked for before they are sent',
    rule: 'credits',
    edits: [
      [
        posting('send'),
        "const finding = lookUp(desk, posting, content);\n  switch (finding.kind) {\n    case 'found':\n      return adopt(desk, posting, { content, document: finding.document });\n    case 'trouble':\n      return giveBackOrPark",
        "const finding = posting.kind === 'creditNote' ? ({ kind: 'absent' } as ReturnType<typeof lookUp>) : lookUp(desk, posting, content);\n  switch (finding.kind) {\n    case 'found':\n      return adopt(desk, posting, { content, document: finding.document });\n    case 'trouble':\n      return giveBackOrPark",
      ],
      [
        posting('carry'),
        "doubted(seen, 'the run that sent it was cut off', promises),",
        "seen.kind === 'creditNote' ? { ...seen, state: 'frozen' } : doubted(seen, 'the run that sent it was cut off', promises),",
      ],
    ],
  },
  {
    name: 'a credit note gives back work before it has arrived',
    rule: 'credits',
    edits: [
      [
        'src/rules/work-taken.ts',
        "}): boolean => invoice.state === 'posted' && verified;",
        "}): boolean => invoice.state !== 'frozen' && [true, false].includes(verified);",
      ],
    ],
  },
  {
    name: 'a credit note gives back work before it was compared',
    rule: 'credits',
    edits: [
      [
        'src/rules/work-taken.ts',
        "}): boolean => invoice.state === 'posted' && verified;",
        "}): boolean => invoice.state === 'posted' && [true, false].includes(verified);",
      ],
    ],
  },
  {
    name: 'work is billed again under a number that an invoice has',
    rule: 'credits',
    edits: [
      [
        'src/rules/work-taken.ts',
        'again: freeNumber(timesBack, new Set(one.agains.values())),',
        'again: freeNumber(timesBack, new Set([])),',
      ],
    ],
  },
  {
    name: 'work on two invoices is not told',
    rule: 'credits',
    edits: [
      [
        posting('posting-problems'),
        '...billedTwiceRows(desk, book),',
        '...billedTwiceRows(desk, book).slice(0, 0),',
      ],
    ],
  },
  {
    name: 'work that is given up is free',
    rule: 'credits',
    edits: [
      [
        'src/rules/work-taken.ts',
        "if (kind !== 'credited') return;",
        "if (kind === 'billed') return;",
      ],
    ],
  },
  {
    name: 'an hour that is credited frees a second more',
    rule: 'credits',
    edits: [
      [
        'src/rules/credit-shares.ts',
        'const back = shareOf(add(...tracked), ratio, 0);',
        "const back = add(shareOf(add(...tracked), ratio, 0), decimalOf('1'));",
      ],
    ],
  },
  {
    name: 'what was given back is billed again and again',
    rule: 'credits',
    edits: [
      [
        'src/rules/work-taken.ts',
        'freeSeconds: Math.max(0, one.back - one.again),',
        'freeSeconds: Math.max(0, one.back - 0 * one.again),',
      ],
      [
        'src/rules/work-taken.ts',
        'return Math.min(taken.freeSeconds, Math.max(0, tracked - taken.seconds));',
        'return Math.min(taken.freeSeconds, tracked);',
      ],
    ],
  },
  {
    name: 'credits on their way are forgotten',
    rule: 'credits',
    edits: [
      [
        posting('credited'),
        'holdsWork(posting) &&\n    posting.documentId !== documentId',
        "posting.state === 'posted' &&\n    posting.documentId !== documentId",
      ],
    ],
  },
  {
    name: 'a document that is there is accepted as voided',
    rule: 'voids',
    edits: [
      [
        'src/steps/accept-voided.ts',
        'if (ours.some(({ voided }) => !voided)) throw new StepStopped(live);',
        '',
      ],
      [
        'src/steps/accept-voided.ts',
        'if (reply.ok && !reply.value.voided) throw new StepStopped(live);',
        '',
      ],
    ],
  },
  {
    name: 'an invoice is accepted as voided beside its credit notes',
    rule: 'voids',
    edits: [['src/steps/held-document.ts', '  if (note) {\n', '  if (note && !posting.kind) {\n']],
  },
  {
    name: 'a credit note of work that is billed again is accepted as voided',
    rule: 'voids',
    edits: [['src/steps/held-document.ts', 'if (!again) return;', 'if (again || !again) return;']],
  },
  {
    name: 'a document that was accepted as voided is found again',
    rule: 'voids',
    edits: [['src/rules/posting-changes.ts', 'voidedIds: all,', 'voidedIds: all.slice(0, 0),']],
  },
  {
    name: 'a credit note whose application had no answer is left on account',
    rule: 'settling',
    edits: [
      [
        posting('settle'),
        'return reply.ok || !isDefinite(reply.error) ? begun',
        'return reply.ok || (isDefinite(reply.error) && false) ? begun',
      ],
    ],
  },
  {
    name: 'more is applied than is open of the invoice',
    rule: 'settling',
    edits: [
      [
        'src/rules/credit-settling.ts',
        'return { amount: compare(due, open) < 0 ? due : open };',
        'return { amount: compare(due, open) < 0 ? open : due };',
      ],
    ],
  },
  {
    name: 'what its request did not make void counts as void',
    rule: 'voids',
    edits: [
      [
        posting('void'),
        "if (after === 'gone') return finish(desk, begun, wanted);",
        'if (after !== null) return finish(desk, begun, wanted);',
      ],
    ],
  },
  {
    name: 'a document that cannot be looked at counts as void',
    rule: 'voids',
    edits: [
      [
        posting('void'),
        "return isGone(reply.error) && noneLives(desk, posting, content) ? 'gone' : null;",
        "return !isGone(reply.error) || noneLives(desk, posting, content) ? 'gone' : null;",
      ],
    ],
  },
  {
    name: 'a credit note that cannot be looked at is left on account',
    rule: 'settling',
    edits: [
      [
        posting('settle'),
        'if (seen === null) return posting;',
        "if (seen === null) return finish(desk, posting, '');",
      ],
    ],
  },
];
