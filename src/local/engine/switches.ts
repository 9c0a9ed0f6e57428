/**
 * Behaviour of the platform that is disputed or unknown (marked [?] in the platform notes).
 * The product must work under every setting; its tests run under all of them.
 */
export interface Switches {
  /** Is the script a published editor add-on, rather than the script of one spreadsheet? */
  readonly installedAsAddOn: boolean;
  /** Does a clock trigger of an add-on have an active spreadsheet and document properties? */
  readonly clockTriggerHasDocument: boolean;
  /** Does a leading apostrophe vanish when text is written to a cell of format `@`? */
  readonly textFormatHidesApostrophe: boolean;
  /** Does format `@` alone keep text that starts with `=` from becoming a formula? */
  readonly textFormatStopsFormulas: boolean;
  /** Does a bad write throw at the next read or `flush` instead of at once? */
  readonly deferredWriteErrors: boolean;
  /** Does `appendRow` add a row to a grid whose last row is full? */
  readonly appendRowGrowsGrid: boolean;
  /** Has an execution one lock of each kind, however often it asks for the object? */
  readonly locksShareAnExecution: boolean;
  /** Does the cache keep what it is given? It may forget at any time. */
  readonly cacheRemembers: boolean;
  /** Are the platform's messages in English? They come in the language of the user. */
  readonly messagesInEnglish: boolean;
}

export const defaultSwitches: Switches = {
  installedAsAddOn: false,
  clockTriggerHasDocument: true,
  textFormatHidesApostrophe: true,
  textFormatStopsFormulas: true,
  deferredWriteErrors: true,
  appendRowGrowsGrid: true,
  locksShareAnExecution: true,
  cacheRemembers: true,
  messagesInEnglish: true,
};
