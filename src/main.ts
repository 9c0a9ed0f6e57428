import { AppsScriptHost } from './gas/apps-script-host';
import { addMenu } from './gas/menu';
import { openSidebar } from './gas/open-sidebar';
import { openTab } from './gas/open-tab';
import type { StepName } from './records/step';
import type { Done, SidebarServer, SidebarState, StepView } from './sidebar/protocol';
import { sidebarServer } from './sidebar/sidebar-server';

/** Every export of this file is a global function of the add-on. */

export function onOpen(): void {
  addMenu();
}

export function onInstall(): void {
  addMenu();
}

export function showSidebar(): void {
  openSidebar();
}

/** Goes on, by the clock, with what a step had no time for. */
export function continueSteps(): void {}

export function sidebarState(): SidebarState {
  return server().sidebarState();
}

export function runStep(step: StepName): StepView {
  return server().runStep(step);
}

export function acceptSuggestions(): Done {
  return server().acceptSuggestions();
}

export function approveDrafts(): Done {
  return server().approveDrafts();
}

export function connect(provider: string, fields: Readonly<Record<string, string>>): Done {
  return server().connect(provider, fields);
}

export function disconnect(provider: string): Done {
  return server().disconnect(provider);
}

export function showTab(tab: string, key: string): Done {
  return server().showTab(tab, key);
}

function server(): SidebarServer {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  return sidebarServer({
    host: new AppsScriptHost(spreadsheet),
    workbookName: spreadsheet.getName(),
    open: (tab, row) => openTab(spreadsheet, tab, row),
  });
}
