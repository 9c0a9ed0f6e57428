/** Menu captions of the steps and the global functions that they call. */
const steps = [
  ['Pull from the tracker', 'pullNow'],
  ['Review', 'reviewNow'],
  ['Price', 'priceNow'],
  ['Draft invoices', 'draftNow'],
  ['Post approved invoices', 'postNow'],
  ['Tie out', 'tieOutNow'],
] as const;

/** The add-on in the Extensions menu. Asks nothing of the sheet: nobody may have allowed it yet. */
export function addMenu(): void {
  const ui = SpreadsheetApp.getUi();
  const submenu = ui.createMenu('Run a step');
  for (const [caption, functionName] of steps) submenu.addItem(caption, functionName);
  ui.createAddonMenu().addItem('Open sidebar', 'showSidebar').addSubMenu(submenu).addToUi();
}
