import type { SidebarServer } from './protocol';

/** The server side as the page sees it: every answer comes later, or not at all. */
export type Remote = {
  readonly [Name in keyof SidebarServer]: (
    ...args: Parameters<SidebarServer[Name]>
  ) => Promise<ReturnType<SidebarServer[Name]>>;
};

/** `google.script.run`, as far as it is used here. */
interface Runner {
  withSuccessHandler(handler: (value: unknown) => void): Runner;
  withFailureHandler(handler: (error: Error) => void): Runner;
}

type Calls = Readonly<Record<string, (...args: readonly unknown[]) => void>>;

declare const google: { readonly script: { readonly run: Runner } };

/** The functions of the add-on, each of which may reject with a sentence. */
export const remote: Remote = {
  sidebarState: () => call('sidebarState'),
  stepProgress: () => call('stepProgress'),
  runStep: (step) => call('runStep', step),
  acceptSuggestions: () => call('acceptSuggestions'),
  syncClients: () => call('syncClients'),
  audit: () => call('audit'),
  applyAudit: () => call('applyAudit'),
  exportCleanUp: () => call('exportCleanUp'),
  previewPrices: () => call('previewPrices'),
  exportDocument: (name) => call('exportDocument', name),
  previewFile: (file) => call('previewFile', file),
  importFile: (file) => call('importFile', file),
  forgetFile: (name) => call('forgetFile', name),
  exportTab: (tab) => call('exportTab', tab),
  approveDrafts: () => call('approveDrafts'),
  applyDecisions: () => call('applyDecisions'),
  dryRun: () => call('dryRun'),
  movePosting: () => call('movePosting'),
  unfreeze: (documentId) => call('unfreeze', documentId),
  credit: (wish) => call('credit', wish),
  discardCredits: (invoice) => call('discardCredits', invoice),
  voidDocument: (document, reason) => call('voidDocument', document, reason),
  acceptVoided: (document, reason) => call('acceptVoided', document, reason),
  giveRole: (person, role) => call('giveRole', person, role),
  connect: (provider, fields) => call('connect', provider, fields),
  beginSignIn: (provider, fields) => call('beginSignIn', provider, fields),
  chooseCompany: (provider, company) => call('chooseCompany', provider, company),
  testConnection: (provider) => call('testConnection', provider),
  disconnect: (provider) => call('disconnect', provider),
  showTab: (tab, key) => call('showTab', tab, key),
};

function call<T>(name: keyof SidebarServer, ...args: readonly unknown[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const runner = google.script.run
      .withSuccessHandler((value) => {
        if (value === null || value === undefined) reject(new Error('Google gave no answer.'));
        else resolve(value as T);
      })
      .withFailureHandler((error) => reject(new Error(sentenceOf(error))));
    (runner as unknown as Calls)[name]?.(...args);
  });
}

/** The platform's own words, without the name of its error class in front. */
function sentenceOf(error: Error): string {
  const text = String(error.message ?? error).replace(/^(\w*Error|Exception): /, '');
  if (/^(NetworkError|Connection failure)|HTTP 0/.test(text)) {
    return 'The connection to Google broke off. Nothing is lost: try again.';
  }
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
