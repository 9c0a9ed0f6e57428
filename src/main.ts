/** The functions that Apps Script can call: every export becomes a global of the script. */

import { AppsScriptHost } from './gas/apps-script-host';
import { runAwaited, wakeNoMore } from './gas/later';
import { addMenu } from './gas/menu';
import { openSidebar } from './gas/open-sidebar';
import { openTab } from './gas/open-tab';
import { CLOCK_RUN_MS } from './gas/run-clock';
import { signInPage } from './gas/sign-in-page';
import { signInPlatform } from './gas/sign-in-platform';
import type { Role } from './records/role';
import type { StepName } from './records/step';
import type {
  ChosenFile,
  Done,
  ExportedFile,
  FilePreview,
  ImportedFile,
  SidebarServer,
  SidebarState,
  SignInLink,
  StepView,
  WantedCredit,
} from './sidebar/protocol';
import { sidebarServer, signedIn } from './sidebar/sidebar-server';
import { titleOf } from './steps/step-titles';

export function onOpen(): void {
  addMenu();
}

export function onInstall(): void {
  addMenu();
}

export function showSidebar(): void {
  openSidebar();
}

/** Goes on, by the clock, with the steps that asked for it. */
export function continueSteps(): void {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet() as Spreadsheet | null;
  if (!spreadsheet) {
    // The platform gives this trigger no workbook, so only the sidebar can go on.
    wakeNoMore();
    return;
  }
  const host = new AppsScriptHost(spreadsheet, CLOCK_RUN_MS);
  const steps = serverOf(spreadsheet, host);
  runAwaited(host.journal, (step) => {
    const { status, message } = steps.runStep(step);
    return status !== 'busy' && !message.startsWith('E-403');
  });
}

export function sidebarState(): SidebarState {
  return server().sidebarState();
}

export function stepProgress(): readonly StepView[] {
  return server().stepProgress();
}

export function runStep(step: StepName): StepView {
  return server().runStep(step);
}

export function acceptSuggestions(): Done {
  return server().acceptSuggestions();
}

export function syncClients(): Done {
  return server().syncClients();
}

export function audit(): Done {
  return server().audit();
}

export function applyAudit(): Done {
  return server().applyAudit();
}

export function exportCleanUp(): ExportedFile {
  return server().exportCleanUp();
}

export function previewPrices(): Done {
  return server().previewPrices();
}

export function exportDocument(name: string): ExportedFile {
  return server().exportDocument(name);
}

export function previewFile(file: ChosenFile): FilePreview {
  return server().previewFile(file);
}

export function importFile(file: ChosenFile): ImportedFile {
  return server().importFile(file);
}

export function forgetFile(name: string): Done {
  return server().forgetFile(name);
}

export function exportTab(tab: string): ExportedFile {
  return server().exportTab(tab);
}

export function approveDrafts(): Done {
  return server().approveDrafts();
}

export function applyDecisions(): Done {
  return server().applyDecisions();
}

export function dryRun(): Done {
  return server().dryRun();
}

export function movePosting(): Done {
  return server().movePosting();
}

export function unfreeze(documentId: string): Done {
  return server().unfreeze(documentId);
}

export function credit(wish: WantedCredit): Done {
  return server().credit(wish);
}

export function discardCredits(invoice: string): Done {
  return server().discardCredits(invoice);
}

export function voidDocument(document: string, reason: string): Done {
  return server().voidDocument(document, reason);
}

export function acceptVoided(document: string, reason: string): Done {
  return server().acceptVoided(document, reason);
}

export function giveRole(person: string, role: Role | 'none'): Done {
  return server().giveRole(person, role);
}

export function connect(provider: string, fields: Readonly<Record<string, string>>): Done {
  return server().connect(provider, fields);
}

export function beginSignIn(
  provider: string,
  fields: Readonly<Record<string, string>>,
): SignInLink {
  return server().beginSignIn(provider, fields);
}

export function chooseCompany(provider: string, company: string): Done {
  return server().chooseCompany(provider, company);
}

/** Takes a person back from a sign-in; the platform gives this run no workbook, only her secrets. */
export function signInCallback(request: {
  readonly parameter: unknown;
}): GoogleAppsScript.HTML.HtmlOutput {
  return signInPage(signedIn(new AppsScriptHost(null), request?.parameter));
}

export function testConnection(provider: string): Done {
  return server().testConnection(provider);
}

export function disconnect(provider: string): Done {
  return server().disconnect(provider);
}

export function showTab(tab: string, key: string): Done {
  return server().showTab(tab, key);
}

export function pullNow(): void {
  runFromMenu('pull');
}

export function reviewNow(): void {
  runFromMenu('review');
}

export function priceNow(): void {
  runFromMenu('price');
}

export function draftNow(): void {
  runFromMenu('draft');
}

export function postNow(): void {
  runFromMenu('post');
}

export function tieOutNow(): void {
  runFromMenu('tieout');
}

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

function runFromMenu(step: StepName): void {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const { message } = serverOf(spreadsheet).runStep(step);
  spreadsheet.toast(message, titleOf(step), 10);
}

function server(): SidebarServer {
  return serverOf(SpreadsheetApp.getActiveSpreadsheet());
}

function serverOf(spreadsheet: Spreadsheet, host = new AppsScriptHost(spreadsheet)): SidebarServer {
  return sidebarServer({
    host,
    workbookName: spreadsheet.getName(),
    signIn: signInPlatform,
    open: (tab, row) => openTab(spreadsheet, tab, row),
  });
}
