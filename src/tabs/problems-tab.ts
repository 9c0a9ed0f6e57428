import { finders, type Problem, severities } from '../records/problem';
import { choice, text } from './cell-types';
import type { Tab } from './tab';

export const problemsTab: Tab<Problem> = {
  name: 'Problems',
  version: 1,
  key: 'problemId',
  group: 'work',
  frozenColumns: 2,
  columns: {
    severity: { header: 'Severity', owner: 'setup', cell: choice(severities), width: 80 },
    code: { header: 'Code', owner: 'setup', cell: text, width: 70 },
    message: { header: 'What is wrong', owner: 'setup', cell: text, blank: '', width: 440 },
    fix: { header: 'What to do', owner: 'setup', cell: text, blank: '', width: 340 },
    tab: { header: 'Tab', owner: 'setup', cell: text, blank: '', width: 110 },
    key: { header: 'Row', owner: 'setup', cell: text, blank: '', width: 150 },
    field: { header: 'Column', owner: 'setup', cell: text, blank: '', width: 130 },
    step: { header: 'Found by', owner: 'setup', cell: choice(finders), width: 80 },
    problemId: { header: 'Problem ID', owner: 'setup', cell: text, width: 260 },
  },
};
