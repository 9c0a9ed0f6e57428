import { outcomes, type Run } from '../records/run';
import { stepNames } from '../records/step';
import { choice, integer, text } from './cell-types';
import type { Tab } from './tab';

export const runLogTab: Tab<Run> = {
  name: 'Run log',
  version: 1,
  key: 'runId',
  group: 'record',
  frozenColumns: 1,
  columns: {
    startedAt: { header: 'Started', owner: 'setup', cell: text, width: 180 },
    step: { header: 'Step', owner: 'setup', cell: choice(stepNames), width: 80 },
    actor: { header: 'Who', owner: 'setup', cell: text, blank: '', width: 200 },
    outcome: { header: 'Outcome', owner: 'setup', cell: choice(outcomes), width: 90 },
    summary: { header: 'What happened', owner: 'setup', cell: text, blank: '', width: 460 },
    errors: { header: 'Errors', owner: 'setup', cell: integer, blank: 0, width: 70 },
    warnings: { header: 'Warnings', owner: 'setup', cell: integer, blank: 0, width: 80 },
    runId: { header: 'Run ID', owner: 'setup', cell: text, width: 120 },
  },
};
