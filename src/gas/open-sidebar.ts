/** Shows the page of `Sidebar.html` beside the sheet. */
export function openSidebar(): void {
  const page = HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Tieout');
  SpreadsheetApp.getUi().showSidebar(page);
}
