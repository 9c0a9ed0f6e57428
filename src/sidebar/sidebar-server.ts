import { readBinding } from '../connectors/binding';
import { connectors } from '../connectors/registry';
import { Busy, type Host } from '../host';
import { roles } from '../records/role';
import { type StepName, stepNames } from '../records/step';
import { creditPartOf } from '../rules/credit-form';
import { documentFile } from '../rules/document-file';
import type { Act } from '../rules/roles';
import { acceptSuggestions } from '../steps/accept-suggestions';
import { acceptVoided } from '../steps/accept-voided';
import { stepOf } from '../steps/all-steps';
import { applyDecisions } from '../steps/apply-drift';
import { approveDrafts } from '../steps/approve';
import { applyAudit, audit } from '../steps/audit';
import { cleanUpList } from '../steps/clean-up-list';
import { credit, discardCredits } from '../steps/credit';
import { dryRun } from '../steps/dry-run';
import { exportDocument } from '../steps/export-document';
import { goneTab, rememberedTabs } from '../steps/hand-tabs';
import { forgetFindings } from '../steps/import-problems';
import { movePosting } from '../steps/move-posting';
import { openWorld } from '../steps/open-world';
import { prepare } from '../steps/prepare';
import { giveRole, requireRole } from '../steps/roles';
import { runStep } from '../steps/runner';
import { syncClients } from '../steps/sync/sync';
import { unfreeze } from '../steps/unfreeze';
import { voidDocument } from '../steps/void-document';
import { previewPrices } from '../steps/what-if';
import { Workbook } from '../steps/workbook';
import { StepStopped, type World } from '../steps/world';
import { allLayouts } from '../tabs/all-tabs';
import { shownText } from '../tabs/cell';
import { connect, disconnect, testConnection } from './connections';
import { failureSentence } from './failure-sentence';
import { exportTab, importFile, NO_FILE, NO_PREVIEW, NOTHING_READ, previewFile } from './files';
import type { Done, ExportedFile, SidebarServer, StepView, WantedCredit } from './protocol';
import { readState } from './sidebar-state';
import { begin, chooseCompany, finish, type SignInPlatform } from './sign-in';
import { neverRun, stepViews } from './step-views';

/** What the server side of the sidebar works with. */
export interface ServerParts {
  readonly host: Host;
  readonly workbookName: string;
  readonly signIn: SignInPlatform;
  /** Brings a tab in front of the person, at a row where one is given; false where there is none. */
  open(tab: string, row: number | null): boolean;
}

/** Answers the sidebar. What a button could not do is said in a sentence, never thrown. */
export function sidebarServer(parts: ServerParts): SidebarServer {
  const { host, signIn, open } = parts;
  /** Does what needs a role, or none; each step asks again under the lock, where it acts. */
  const tried = <D extends Done>(act: Act | null, work: () => D): D | Done => {
    try {
      if (act) requireRole(host, act);
      return work();
    } catch (error) {
      return { ok: false, message: failureSentence(error, host) };
    }
  };
  const alone = <T>(act: Act, work: (world: World) => T): T =>
    host.alone(() => {
      requireRole(host, act);
      return work(openWorld(host));
    });
  const said = (act: Act, work: () => string): Done =>
    tried(act, () => ({ ok: true, message: work() }));
  return {
    sidebarState: () => readState(parts),
    stepProgress: () => stepViews(host.journal, host.now()),
    runStep: (step) => run(host, step),
    acceptSuggestions: () =>
      said(
        'prepare',
        () => `${counted(alone('prepare', acceptSuggestions), 'suggestion')} accepted.`,
      ),
    syncClients: () =>
      tried('sync', () => {
        const { outcome, message } = runStep(openWorld(host), syncClients);
        const more = outcome === 'continues' ? ' There is more to change: apply again.' : '';
        return { ok: outcome !== 'failed', message: `${message}${more}` };
      }),
    audit: () => said('prepare', () => alone('prepare', () => audit(prepared(host)))),
    applyAudit: () => said('prepare', () => alone('prepare', applyAudit)),
    exportCleanUp: () => ({ ...NO_FILE, ...tried(null, () => cleanUpFile(host)) }),
    previewPrices: () => said('prepare', () => alone('prepare', previewPrices).message),
    exportDocument: (name) => {
      const file = { name: '', text: '' };
      const done = tried(null, () => {
        const exported = exportDocument(openWorld(host), String(name));
        file.name = documentFile(exported.invoice);
        file.text = JSON.stringify(exported, null, 2);
        return { ok: true, message: `Count it again with: npm run recompute -- ${file.name}` };
      });
      return { ...done, ...file };
    },
    previewFile: (file) => ({ ...NO_PREVIEW, ...tried('prepare', () => previewFile(host, file)) }),
    importFile: (file) => ({ ...NOTHING_READ, ...tried('prepare', () => importFile(host, file)) }),
    forgetFile: (name) => tried('prepare', () => forgetFile(host, String(name))),
    exportTab: (tab) => ({ ...NO_FILE, ...tried(null, () => exportTab(host, String(tab))) }),
    approveDrafts: () => said('approve', () => alone('approve', approveDrafts).message),
    applyDecisions: () => said('drift', () => applyDecisions(openWorld(host)).message),
    dryRun: () => said('prepare', () => dryRun(openWorld(host)).message),
    movePosting: () => said('move', () => alone('move', movePosting)),
    unfreeze: (documentId) =>
      said('undo', () => unfreeze(openWorld(host), String(documentId)).message),
    credit: (wish) => said('undo', () => credited(host, wish)),
    discardCredits: (invoice) =>
      said('undo', () => discardCredits(openWorld(host), String(invoice))),
    voidDocument: (document, reason) =>
      said('undo', () => voidDocument(openWorld(host), voidWish(document, reason))),
    acceptVoided: (document, reason) =>
      said('undo', () => acceptVoided(openWorld(host), voidWish(document, reason))),
    connect: (provider, fields) =>
      tried(connecting(host, provider), () => connect(host, provider, textsOf(fields))),
    beginSignIn: (provider, fields) => ({
      url: '',
      ...tried(connecting(host, provider), () =>
        begin(host, signIn, { provider, entered: textsOf(fields) }),
      ),
    }),
    chooseCompany: (provider, company) =>
      tried(connecting(host, provider), () => chooseCompany(host, provider, String(company))),
    testConnection: (provider) => tried(null, () => testConnection(host, provider)),
    disconnect: (provider) => tried(null, () => disconnect(host, provider)),
    giveRole: (person, role) =>
      said('roles', () => alone('roles', (world) => gave(world, person, role))),
    showTab: (tab, key) => tried(null, () => show({ host, open }, tab, key)),
  };
}

/** One's own credentials open a ledger for others only once it is known which one it is. */
const connecting = (host: Host, provider: string): Act =>
  connectors.some(({ id, ledger }) => id === provider && ledger) && !readBinding(host.journal)
    ? 'choose'
    : 'connect';

function gave(world: World, person: unknown, name: unknown): string {
  const role = roles.find((one) => one === name) ?? null;
  if (role || name === 'none') return giveRole(world, String(person), role);
  throw new StepStopped(`There is no role '${name}'. Roles are ${roles.join(', ')} and none.`);
}

function cleanUpFile(host: Host): ExportedFile {
  const { rows, text } = cleanUpList(openWorld(host));
  const message = `${counted(rows, 'row')} for those who keep the lists.`;
  return { ok: true, message, name: 'Clean-up list.csv', text };
}

function forgetFile(host: Host, name: string): Done {
  const count = host.alone(() => forgetFindings(openWorld(host), name));
  const message = `${counted(count, 'problem')} of ${name} taken off the Problems tab.`;
  return { ok: true, message };
}

/** What steps work with, in a workbook that has all its tabs. */
function prepared(host: Host): World {
  const world = openWorld(host);
  prepare(host, world.workbook);
  return world;
}

/** Takes a person back from a provider, in a run that has no workbook. */
export function signedIn(host: Host, parameters: unknown): Done {
  try {
    return finish(host, textsOf(parameters));
  } catch (error) {
    return { ok: false, message: failureSentence(error, host) };
  }
}

function run(host: Host, name: StepName): StepView {
  const step = stepNames.includes(name) ? stepOf(name) : null;
  if (!step) {
    return { ...neverRun(name), status: 'failed', message: `Tieout has no step '${name}' yet.` };
  }
  try {
    runStep(openWorld(host), step);
  } catch (error) {
    const message = failureSentence(error, host);
    return { ...viewOf(host, name), status: error instanceof Busy ? 'busy' : 'failed', message };
  }
  return viewOf(host, name);
}

function viewOf(host: Host, name: StepName): StepView {
  return stepViews(host.journal, host.now()).find(({ step }) => step === name) ?? neverRun(name);
}

function show({ host, open }: Pick<ServerParts, 'host' | 'open'>, tab: string, key: string): Done {
  const row = key === '' ? null : rowOf(host, tab, key);
  if (!open(tab, row) && !(made(host, tab) && open(tab, row)))
    return { ok: false, message: `The workbook has no tab '${tab}' yet.` };
  if (key !== '' && row === null) {
    return { ok: false, message: `The row is no longer on the tab '${tab}'.` };
  }
  return { ok: true, message: '' };
}

/**
 * Makes a tab that a person is sent to before a step needed it; false where there is none. Throws
 * StepStopped for one that held what she typed and is gone.
 */
function made(host: Host, tab: string): boolean {
  const wanted = tab.toLowerCase();
  const layout = allLayouts.find(({ name }) => name.toLowerCase() === wanted);
  if (layout && rememberedTabs(host.journal).includes(layout.name)) {
    throw new StepStopped(goneTab(layout.name));
  }
  if (!layout) return false;
  prepare(host, new Workbook(host));
  host.shapeTab(layout);
  return true;
}

/** Number of the first row that has the key in a cell of its own. */
function rowOf(host: Host, tab: string, key: string): number | null {
  const grid = host.readTab(tab) ?? [];
  const at = grid.findIndex(
    (cells, index) => index > 0 && cells.some((cell) => shownText(cell) === key),
  );
  return at < 0 ? null : at + 1;
}

function credited(host: Host, wish: WantedCredit): string {
  const { what, lines = '', value = '', invoice = '', reason = '' } = textsOf(wish);
  const kind = (['whole', 'lines', 'hours', 'amount'] as const).find((one) => one === what);
  if (!kind) throw new StepStopped('Say what to credit: all of it, lines, hours or an amount.');
  const part = creditPartOf({ what: kind, lines, value });
  if (typeof part === 'string') throw new StepStopped(part);
  const isGivenUp = wish.giveUp === true;
  return credit(openWorld(host), { invoice, part, reason, isGivenUp }).message;
}

const voidWish = (document: unknown, reason: unknown) => ({
  document: String(document),
  reason: String(reason),
});

/** Only texts of what the page sent; anything else is as if it had been left empty. */
function textsOf(fields: unknown): Record<string, string> {
  if (typeof fields !== 'object' || fields === null) return {};
  const pairs = Object.entries(fields).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  return Object.fromEntries(pairs);
}

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;
