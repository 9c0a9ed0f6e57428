const times = 'src/rules/posting-times.ts';

/** Mutants of what holds against clocks, deletions and long silence. */
export const mishapMutants = [
  {
    name: 'no lease',
    rule: 5,
    edits: [
      [
        times,
        'return now + Math.max(RUN_MS, longer) + GRACE_MS + CLOCKS_MS;',
        'return now + 0 * (RUN_MS + longer + GRACE_MS + CLOCKS_MS);',
      ],
    ],
  },
  {
    name: 'all clocks agree',
    rule: 5,
    edits: [[times, '+ GRACE_MS + CLOCKS_MS;', '+ GRACE_MS;']],
  },
  {
    name: 'what is deleted after it was compared is not missed',
    rule: 16,
    edits: [
      [
        'src/steps/posting/scan.ts',
        '!found.has(posting.key) && isMissed(posting, since)',
        'found.size < 0 && isMissed(posting, since)',
      ],
    ],
  },
  {
    name: 'what is deleted before it was compared is asked for ever',
    rule: 15,
    edits: [
      [
        'src/steps/posting/verify.ts',
        'return isGone(reply.error) ? resolveLoss(desk, posting, content) : posting;',
        'return isGone(reply.error) && posting.state === "draft" ? resolveLoss(desk, posting, content) : posting;',
      ],
    ],
  },
  {
    name: 'looks back 45 days after a longer silence too',
    rule: 16,
    edits: [
      [
        'src/steps/posting/scan.ts',
        'Math.min(Math.min(now, seen) - LOOK_BACK_MS,',
        'Math.min(Math.min(now, seen + 365 * DAY_MS) - LOOK_BACK_MS,',
      ],
    ],
  },
];
