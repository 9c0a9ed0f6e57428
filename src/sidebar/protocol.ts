import type { Assignment, Role } from '../records/role';
import type { StepName } from '../records/step';
import type { CreditForm } from '../rules/credit-form';
import type { CsvFinding } from '../rules/csv-finding';
import type { CsvKind, CsvMapping } from '../rules/csv-mapping';
import type { Act } from '../rules/roles';
import type { CsvPreview } from '../steps/preview-csv';

/**
 * What the sidebar and the server side say to each other through `google.script.run`: plain
 * values only, because a Date in an answer would make the whole answer null. Each function of
 * `SidebarServer` is a global function of the add-on of the same name.
 */
export interface SidebarServer {
  sidebarState(): SidebarState;
  /** The steps alone; cheap enough to be asked while one of them is running. */
  stepProgress(): readonly StepView[];
  /** Runs a step, or goes on with it; `continues` in the answer means: call again. */
  runStep(step: StepName): StepView;
  /** Confirms every mapping row that has a suggestion and no choice of a person yet. */
  acceptSuggestions(): Done;
  /** Changes customers of the ledger as the Field rules and the Conflicts tab say; reviews again. */
  syncClients(): Done;
  /** Puts on the Audit tab what is doubtful in the lists; changes nothing else. */
  audit(): Done;
  /** Carries out what was decided on the Audit tab. */
  applyAudit(): Done;
  /** What has to be put right in the tracker and the ledger, as a CSV file. */
  exportCleanUp(): ExportedFile;
  /** Shows on the What-if tab what Price would change, and changes no price. */
  previewPrices(): Done;
  /** Everything that the figures of an invoice, by its number or id, follow from. */
  exportDocument(name: string): ExportedFile;
  /** Shows how a CSV file would be read; brings nothing in. */
  previewFile(file: ChosenFile): FilePreview;
  /** Brings a CSV file into the workbook. */
  importFile(file: ChosenFile): ImportedFile;
  /** Takes what is wrong in an imported file off the Problems tab. */
  forgetFile(name: string): Done;
  /** A tab as a CSV file that is safe to open in a spreadsheet. */
  exportTab(tab: string): ExportedFile;
  /** Ticks Approve on every draft invoice that has no open problem. */
  approveDrafts(): Done;
  /** Shows on the tab "What will be sent" what Post would send, and sends nothing. */
  dryRun(): Done;
  /** In a copy of a workbook: posts from here from now on, and no longer from the original. */
  movePosting(): Done;
  /** Carries out what was chosen on the Drift tab. */
  applyDecisions(): Done;
  /** Takes an approved invoice back before it is sent; with an empty id every one that can be. */
  unfreeze(documentId: string): Done;
  /** Drafts a credit note for a posted invoice, or for a part of it. */
  credit(wish: WantedCredit): Done;
  /** Takes the drafts of credit notes on an invoice off the tabs. */
  discardCredits(invoice: string): Done;
  /** Makes a posted document void in the ledger, and frees its work. */
  voidDocument(document: string, reason: string): Done;
  /** Frees the work of a document that was voided or deleted in the ledger. */
  acceptVoided(document: string, reason: string): Done;
  /** Keeps the credentials of a provider after having tried them. */
  connect(provider: string, fields: Readonly<Record<string, string>>): Done;
  /** Gives the address at which a person signs in at a provider; a page of ours takes her back. */
  beginSignIn(provider: string, fields: Readonly<Record<string, string>>): SignInLink;
  /** Connects to one of the companies that a sign-in has opened. */
  chooseCompany(provider: string, company: string): Done;
  /** Asks a connected provider who it is. */
  testConnection(provider: string): Done;
  disconnect(provider: string): Done;
  /** Gives a person a role, or takes it; the first who gives one becomes an admin. */
  giveRole(person: string, role: Role | 'none'): Done;
  /** Opens a tab in front of the person; with a key, at the row that has it. */
  showTab(tab: string, key: string): Done;
}

/** What a person wants to give back: of which invoice, by its number or id, and why. */
export interface WantedCredit extends CreditForm {
  readonly invoice: string;
  readonly reason: string;
  /** The work is given up, and not billed again. */
  readonly giveUp: boolean;
}

/** What a button did, in one sentence. */
export interface Done {
  readonly ok: boolean;
  readonly message: string;
}

/** Where a person signs in; empty where it cannot be begun. */
export interface SignInLink extends Done {
  readonly url: string;
}

/** A file for the person to keep; no text where it could not be made. */
export interface ExportedFile extends Done {
  readonly name: string;
  readonly text: string;
}

/** A CSV file that a person has chosen, and how she wants it read. */
export interface ChosenFile {
  readonly name: string;
  readonly base64: string;
  /** Null where its headers, or what is remembered of them, are to decide. */
  readonly mapping: CsvMapping | null;
  /** What its rows are, where they are something else than they seem. */
  readonly kind?: CsvKind | null;
  /** Import it although most of what earlier files had is missing. */
  readonly anyway?: boolean;
}

/** How a file would be read, to be checked, changed and confirmed. */
export type FilePreview = CsvPreview;

/** What became of a file: rows read, those that are new, what is wrong, and how it was read. */
export interface ImportedFile extends Done {
  readonly read: number;
  readonly added: number;
  readonly findings: readonly CsvFinding[];
  /** To be shown and changed; null where the file could not be read. */
  readonly mapping: CsvMapping | null;
}

export interface SidebarState {
  readonly workbook: string;
  /** The whole workbook works with a sandbox or a demo company. */
  readonly sandbox: boolean;
  /** Settings, rates, policies or factors have changed since Price ran. */
  readonly termsChanged: boolean;
  /** When this was so, as ISO 8601, and the time zone that the workbook shows times in. */
  readonly now: string;
  readonly zone: string;
  /** Why nothing can be posted from this workbook, and whether posting can be moved here. */
  readonly standing: { readonly message: string; readonly canMove: boolean };
  readonly connections: readonly ConnectionView[];
  readonly roles: RolesView;
  /** Work was brought in by files, so that a firm may do without a tracker. */
  readonly fromFiles: boolean;
  /** Imported files of which something is on the Problems tab, and how much. */
  readonly doubtfulFiles: readonly { readonly name: string; readonly problems: number }[];
  /** In their order. */
  readonly steps: readonly StepView[];
  /** The first ones, errors before warnings; `problemCount` counts all of them. */
  readonly problems: readonly ProblemView[];
  readonly problemCount: { readonly errors: number; readonly warnings: number };
  /** Findings of the audit that are open, decisions not applied yet, rows of the clean-up list. */
  readonly audit: {
    readonly ran: boolean;
    readonly open: number;
    readonly decided: number;
    readonly cleanUp: number;
  };
  /** Mapping rows that wait for a person, and those of them that have a suggestion. */
  readonly mapping: { readonly open: number; readonly suggested: number };
  /** Conflicts that wait for a person, and changes that wait to be applied to the ledger. */
  readonly conflicts: { readonly open: number; readonly toApply: number };
  readonly drafts: {
    readonly open: number;
    /** Open drafts without a problem. */
    readonly approvable: number;
    readonly approved: number;
    /** The same by kind: `2 invoices and 1 credit note`. */
    readonly approvedAs: string;
  };
  /** Differences after posting that wait for a decision, and those of them that have one. */
  readonly drift: { readonly open: number; readonly chosen: number };
  /** Invoices that are fixed and wait to be sent. */
  readonly waiting: number;
  /** Tabs that can be exported, in their order. */
  readonly tabs: readonly string[];
  /** Documents that can be exported, the newest first. */
  readonly documents: readonly DocumentName[];
  /** Documents that are in the ledger, or were, the newest first. */
  readonly posted: readonly PostedName[];
}

/** Who may do what; nobody is given while everybody may do everything. */
export interface RolesView {
  readonly given: readonly Assignment[];
  /** Role of the person who looks. */
  readonly mine: Role;
  /** Why she may not do something, by what it is. */
  readonly refused: Readonly<Partial<Record<Act, string>>>;
}

/** A posted document, `INV-1001 · Hôtel Lumière`, and whether it is one that can be credited. */
export interface PostedName {
  readonly documentId: string;
  readonly name: string;
  readonly isCreditable: boolean;
}

/** A document as a person knows it: `INV-1001 · Hôtel Lumière`, `Draft · Kestrel Robotics`. */
export interface DocumentName {
  readonly documentId: string;
  readonly name: string;
  /** What its export is called. */
  readonly file: string;
}

export interface ConnectionView {
  readonly provider: string;
  readonly title: string;
  readonly role: 'source' | 'ledger' | 'rates';
  readonly connected: boolean;
  /** Account or company that is connected; empty where none is. */
  readonly account: string;
  /** What a person has to enter to connect; none for a provider that lets everybody in. */
  readonly fields: readonly ConnectionField[];
  /** Where a person gets what the fields ask for. */
  readonly help: string;
  /** How a person signs in there; null where only the fields connect. */
  readonly signIn: SignInView | null;
}

export interface SignInView {
  /** What the provider is called on the link. */
  readonly name: string;
  /** What the person enters of an app of her own; none where Tieout has one, or hers. */
  readonly fields: readonly ConnectionField[];
  /** Where a person makes such an app, and the redirect address to register with it. */
  readonly help: string;
  readonly redirectUri: string;
  readonly hasSandbox: boolean;
  /** A sandbox company is connected now. */
  readonly sandbox: boolean;
  /** She is on her way and may still come back. */
  readonly begun: boolean;
  /** She is back and has to choose one of these. */
  readonly companies: readonly { readonly id: string; readonly name: string }[];
}

export interface ConnectionField {
  readonly name: string;
  readonly label: string;
  /** Never shown again once it is kept. */
  readonly secret: boolean;
  /** May be left empty. */
  readonly optional: boolean;
  /** What to choose from; none where it is typed. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

/**
 * `never`: not run yet; `continues`: stopped in time and goes on when it is run again; `busy`:
 * somebody is running a step at this moment; `stale`: an earlier step has changed something since.
 */
export type StepStatus = 'never' | 'done' | 'continues' | 'failed' | 'busy' | 'stale';

export interface StepView {
  readonly step: StepName;
  readonly status: StepStatus;
  /** When it last ran, as ISO 8601; empty where it has not. */
  readonly ranAt: string;
  readonly counts: readonly Count[];
  readonly errors: number;
  readonly warnings: number;
  /** One sentence: what happened, or why it failed and what to do. */
  readonly message: string;
}

export interface Count {
  readonly label: string;
  readonly value: number;
}

export interface ProblemView {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly tab: string;
  readonly key: string;
  readonly message: string;
  readonly fix: string;
}
