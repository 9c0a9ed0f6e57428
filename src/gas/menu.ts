/** The entry of the add-on in the Extensions menu; works before anybody has allowed anything. */
export function addMenu(): void {
  SpreadsheetApp.getUi().createAddonMenu().addItem('Open sidebar', 'showSidebar').addToUi();
}
