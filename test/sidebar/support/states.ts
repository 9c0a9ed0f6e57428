import { type StepName, stepNames } from '../../../src/records/step';
import type {
  ConnectionView,
  ProblemView,
  SidebarState,
  SignInView,
  StepView,
} from '../../../src/sidebar/protocol';

/** What the sidebar may be shown; each test names what matters to it. */
export function aState(fields: Partial<SidebarState> = {}): SidebarState {
  return {
    workbook: 'March',
    now: '2026-04-02T13:30:00Z',
    sandbox: false,
    termsChanged: false,
    zone: 'America/New_York',
    connections: connected,
    roles: { given: [], mine: 'admin', refused: {} },
    fromFiles: false,
    doubtfulFiles: [],
    steps: steps({}),
    problems: [],
    problemCount: { errors: 0, warnings: 0 },
    audit: { ran: true, open: 0, decided: 0, cleanUp: 0 },
    mapping: { open: 0, suggested: 0 },
    conflicts: { open: 0, toApply: 0 },
    drafts: { open: 0, approvable: 0, approved: 0, approvedAs: '0 invoices' },
    drift: { open: 0, chosen: 0 },
    waiting: 0,
    standing: { message: '', canMove: false },
    tabs: ['Time', 'Expenses'],
    documents: [],
    posted: [],
    ...fields,
  };
}

export function aView(step: StepName, fields: Partial<StepView> = {}): StepView {
  return {
    step,
    status: 'never',
    ranAt: '',
    counts: [],
    errors: 0,
    warnings: 0,
    message: '',
    ...fields,
  };
}

export const steps = (
  views: Readonly<Partial<Record<StepName, Partial<StepView>>>>,
): readonly StepView[] => stepNames.map((step) => aView(step, views[step]));

/** Drafts that are open, that can be approved, and that are. */
export const someDrafts = (open: number, approvable: number, approved: number) => ({
  open,
  approvable,
  approved,
  approvedAs: `${approved} invoice${approved === 1 ? '' : 's'}`,
});

/** Steps of which the first `count` are done. */
export const doneUntil = (count: number): readonly StepView[] =>
  stepNames.map((step, index) =>
    aView(
      step,
      index < count
        ? { status: 'done', ranAt: '2026-04-02T13:00:00Z', message: 'It went well.' }
        : {},
    ),
  );

const aConnection = (provider: string, fields: Partial<ConnectionView>): ConnectionView => ({
  provider,
  title: provider,
  role: 'source',
  connected: true,
  account: 'Blackwood LLP',
  help: 'Make a token at the provider.',
  fields: [
    { name: 'token', label: 'Token', secret: true, optional: false },
    { name: 'tenant', label: 'Account id', secret: false, optional: false },
    { name: 'sandbox', label: 'Sandbox', secret: false, optional: true },
  ],
  signIn: null,
  ...fields,
});

export const connected: readonly ConnectionView[] = [
  aConnection('tracker', { title: 'Time Tracker' }),
  aConnection('books', { title: 'The Books', role: 'ledger' }),
  aConnection('bank', { title: 'The Bank', role: 'rates', account: '', fields: [], help: '' }),
];

export const unconnected: readonly ConnectionView[] = connected.map((connection) =>
  connection.fields.length > 0 ? { ...connection, connected: false, account: '' } : connection,
);

/** A ledger at which a person signs in with an app of her own. */
export const signInAt = (
  fields: Partial<SignInView> = {},
  connections = unconnected,
): readonly ConnectionView[] =>
  connections.map((connection) =>
    connection.role === 'ledger'
      ? { ...connection, signIn: { ...aSignIn, ...fields } }
      : connection,
  );

const aSignIn: SignInView = {
  name: 'Books',
  fields: [
    { name: 'clientId', label: 'Client id', secret: false, optional: false },
    { name: 'clientSecret', label: 'Client secret', secret: true, optional: false },
  ],
  help: 'Make an app at the provider.',
  redirectUri: 'https://script.google.com/macros/d/abc/usercallback',
  hasSandbox: true,
  sandbox: false,
  begun: false,
  companies: [],
};

export const someProblems = (message: string): readonly ProblemView[] => [
  { severity: 'error', code: 'E-127', tab: 'Time', key: 'e1', message, fix: 'Add a rate.' },
  { severity: 'warning', code: 'W-119', tab: 'Time', key: 'e2', message: 'Overlaps.', fix: '' },
];
