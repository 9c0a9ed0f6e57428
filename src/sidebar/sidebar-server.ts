import type { Host } from '../host';
import { type StepName, stepNames } from '../records/step';
import type { Done, SidebarServer, SidebarState, StepView } from './protocol';

/** What the server side of the sidebar works with. */
export interface ServerParts {
  readonly host: Host;
  readonly workbookName: string;
  /** Brings a tab in front of the person, at a row where one is given; false where there is none. */
  open(tab: string, row: number | null): boolean;
}

/** Answers the sidebar. Says in sentences what went wrong, and never throws for it. */
export function sidebarServer({ workbookName, open }: ServerParts): SidebarServer {
  const notYet = (): Done => ({ ok: false, message: 'This is not part of Tieout yet.' });
  return {
    sidebarState: (): SidebarState => ({
      workbook: workbookName,
      connections: [],
      steps: stepNames.map(neverRun),
      problems: [],
      problemCount: { errors: 0, warnings: 0 },
      mapping: { open: 0, suggested: 0 },
      drafts: { open: 0, approvable: 0, approved: 0 },
    }),
    runStep: neverRun,
    acceptSuggestions: notYet,
    approveDrafts: notYet,
    connect: notYet,
    disconnect: notYet,
    showTab: (tab) => {
      const opened = open(tab, null);
      return { ok: opened, message: opened ? '' : `The workbook has no tab '${tab}'.` };
    },
  };
}

function neverRun(step: StepName): StepView {
  return { step, status: 'never', ranAt: '', counts: [], errors: 0, warnings: 0, message: '' };
}
