import type { Host } from '../host';
import type { Conflict } from '../records/conflict';
import type { Problem } from '../records/problem';
import type { Settings } from '../records/settings';
import { forKeepers, stateOf } from '../rules/audit-rows';
import { documentFile } from '../rules/document-file';
import { countedDocuments } from '../rules/document-words';
import { isLeftEmpty } from '../rules/mapping-rows';
import { type Act, acts, refusalOf, roleIn } from '../rules/roles';
import { readSettings } from '../rules/settings';
import { isAcceptable } from '../steps/accept-suggestions';
import { documentsInError } from '../steps/approve';
import { AUDIT_KEY } from '../steps/audit';
import { doubtfulFiles } from '../steps/import-problems';
import { STANDING_WORDS, standingOf } from '../steps/posting/standing';
import { termsChanged } from '../steps/price-terms';
import { readRoles } from '../steps/roles';
import { Workbook } from '../steps/workbook';
import { allLayouts } from '../tabs/all-tabs';
import { auditTab } from '../tabs/audit-tab';
import { conflictsTab } from '../tabs/conflicts-tab';
import { driftTab } from '../tabs/drift-tab';
import { factorsTab } from '../tabs/factors-tab';
import { invoicesTab } from '../tabs/invoices-tab';
import { mappingTab } from '../tabs/mapping-tab';
import { policiesTab } from '../tabs/policies-tab';
import { problemsTab } from '../tabs/problems-tab';
import { ratesTab } from '../tabs/rates-tab';
import { settingRows, settingsTab } from '../tabs/settings-tab';
import type { Tab } from '../tabs/tab';
import { readTable } from '../tabs/table';
import { connectionViews } from './connections';
import type { SidebarState } from './protocol';
import { type SignInPlatform, signInView } from './sign-in';
import { stepViews } from './step-views';

/** As many problems as the sidebar shows; the tab has all of them. */
const SHOWN_PROBLEMS = 25;

/** As many documents as one chooses from in a list. */
const SHOWN_DOCUMENTS = 200;

interface StateParts {
  readonly host: Host;
  readonly workbookName: string;
  readonly signIn: SignInPlatform;
}

/** Everything that the sidebar shows; makes no tab and changes nothing. */
export function readState({ host, workbookName, signIn }: StateParts): SidebarState {
  const problems = present(host, problemsTab);
  const mapping = present(host, mappingTab).filter((row) => !row.confirmed && !isLeftEmpty(row));
  const invoices = present(host, invoicesTab);
  const drafts = invoices.filter(({ state }) => state === 'draft');
  const differences = present(host, driftTab).filter(({ state }) => state === 'open');
  const open = drafts.filter(({ approved }) => !approved);
  const inError = open.length > 0 ? documentsInError(new Workbook(host)) : new Set<string>();
  return {
    workbook: workbookName,
    sandbox: settingsOf(host).sandbox,
    termsChanged: termsChanged(host, () => ({
      settings: settingsOf(host),
      rates: present(host, ratesTab),
      policies: present(host, policiesTab),
      factors: present(host, factorsTab),
    })),
    now: new Date(host.now()).toISOString(),
    zone: host.zone,
    standing: standingView(host),
    fromFiles: [...host.journal.all().keys()].some((key) => key.startsWith('csv:')),
    doubtfulFiles: doubtfulFiles(problems),
    connections: connectionViews(host, (connector) => signInView(host, signIn, connector)),
    roles: rolesView(host),
    steps: stepViews(host.journal, host.now()),
    problems: [...problems].sort(errorsFirst).slice(0, SHOWN_PROBLEMS).map(shown),
    problemCount: {
      errors: problems.filter(isError).length,
      warnings: problems.filter((problem) => !isError(problem)).length,
    },
    audit: auditOf(host),
    mapping: { open: mapping.length, suggested: mapping.filter(isAcceptable).length },
    conflicts: conflictCounts(present(host, conflictsTab)),
    drafts: {
      open: open.length,
      approvable: open.filter(({ documentId }) => !inError.has(documentId)).length,
      approved: drafts.length - open.length,
      approvedAs: countedDocuments(drafts.filter(({ approved }) => approved)),
    },
    drift: {
      open: differences.length,
      chosen: differences.filter(({ decision }) => decision !== null).length,
    },
    waiting: invoices.filter(({ state }) => state === 'frozen').length,
    tabs: allLayouts.map(({ name }) => name),
    documents: invoices
      .filter(({ kind }) => kind === 'invoice')
      .slice(-SHOWN_DOCUMENTS)
      .reverse()
      .map((invoice) => ({
        documentId: invoice.documentId,
        name: `${invoice.number || 'Draft'} · ${invoice.customer}`,
        file: documentFile(invoice),
      })),
    posted: invoices
      .filter(({ state }) => state === 'posted' || state === 'parked')
      .slice(-SHOWN_DOCUMENTS)
      .reverse()
      .map(({ documentId, number, customer, kind, state }) => ({
        documentId,
        name: `${number} · ${customer}`,
        isCreditable: kind === 'invoice' && state === 'posted',
      })),
  };
}

function rolesView({ journal, actor }: Host): SidebarState['roles'] {
  const given = readRoles(journal);
  const refused = (Object.keys(acts) as Act[]).flatMap((act) => {
    const refusal = refusalOf(given, actor, act);
    return refusal === null ? [] : [[act, refusal] as const];
  });
  return { given, mine: roleIn(given, actor), refused: Object.fromEntries(refused) };
}

function conflictCounts(rows: readonly Conflict[]): SidebarState['conflicts'] {
  const writes = ['tracker', 'create'];
  const waits = rows.filter(({ state }) => state === 'asks');
  return {
    open: waits.filter(({ decision }) => decision === null).length,
    toApply:
      rows.filter(({ state }) => state === 'to apply' || state === 'refused').length +
      waits.filter(({ decision }) => decision !== null && writes.includes(decision)).length,
  };
}

/** How the audit stands; a workbook that had none is not read for it. */
function auditOf(host: Host): SidebarState['audit'] {
  const ran = host.journal.get(AUDIT_KEY) !== null;
  const rows = ran ? present(host, auditTab).filter(({ state }) => state !== 'closed') : [];
  const states = rows.map(stateOf);
  const count = (wanted: string) => states.filter((state) => state === wanted).length;
  return {
    ran,
    open: count('open'),
    decided: count('decided'),
    cleanUp: rows.filter(({ decision }) => decision && forKeepers.includes(decision)).length,
  };
}

function standingView(host: Host): SidebarState['standing'] {
  const standing = standingOf({ host, workbook: { records: (tab) => present(host, tab) } });
  return {
    message: STANDING_WORDS[standing],
    canMove: standing === 'copy' || standing === 'moved',
  };
}

function settingsOf(host: Host): Settings {
  const rows = present(host, settingsTab);
  return readSettings(rows, { catalogue: settingRows, fileZone: host.zone }).settings;
}

/** Records of a tab as it stands; none where the workbook does not have it. */
function present<R>(host: Host, tab: Tab<R>): readonly R[] {
  const grid = host.readTab(tab.name);
  return grid ? readTable(tab, grid).rows.map(({ record }) => record) : [];
}

const isError = ({ severity }: Problem): boolean => severity === 'error';

const errorsFirst = (a: Problem, b: Problem): number => Number(isError(b)) - Number(isError(a));

function shown({ severity, code, tab, key, message, fix }: Problem) {
  return { severity, code, tab, key, message, fix };
}
