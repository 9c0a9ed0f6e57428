import type { StepName } from '../records/step';
import type { SidebarState, StepView } from './protocol';

/** What the page says of a step. */
export interface StepTexts {
  readonly title: string;
  /** On its button. */
  readonly button: string;
  /** Beside the title while it runs. */
  readonly running: string;
  /** What the button does, and what it leaves alone. */
  readonly does: string;
  /** The tab where its work is seen. */
  readonly tab: string;
  /** Tabs that say how it works, or that tell more of it. */
  readonly also: readonly string[];
}

export const stepTexts: Readonly<Record<StepName, StepTexts>> = {
  pull: {
    title: 'Pull',
    button: 'Pull changes',
    running: 'Pulling…',
    does: 'Reads new and changed work from the tracker, and the lists of the ledger. Changes nothing there.',
    tab: 'Time',
    also: [],
  },
  review: {
    title: 'Review',
    button: 'Review entries',
    running: 'Reviewing…',
    does: 'Checks every entry and says what maps to what. Sends nothing.',
    tab: 'Mapping',
    also: ['Conflicts', 'Field rules', 'Settings'],
  },
  price: {
    title: 'Price',
    button: 'Price entries',
    running: 'Pricing…',
    does: 'Rounds, finds rates and counts amounts, each with its reason. Sends nothing.',
    tab: 'Time',
    also: ['Rates', 'Cost rates', 'Policies', 'Factors', 'What-if'],
  },
  draft: {
    title: 'Draft',
    button: 'Draft invoices',
    running: 'Drafting…',
    does: 'Makes draft invoices in this workbook. Sends nothing to the ledger.',
    tab: 'Invoices',
    also: ['Agreements', 'Discounts', 'Taxes', 'Rounding report'],
  },
  post: {
    title: 'Post',
    button: 'Post approved',
    running: 'Posting…',
    does: 'Creates each approved invoice, credit note and bill in the ledger, once. Running it again makes no second one.',
    tab: 'Invoices',
    also: ['Payments'],
  },
  tieout: {
    title: 'Tie out',
    button: 'Tie out',
    running: 'Tying out…',
    does: 'Compares tracker, workbook and ledger, and explains each difference. Changes nothing there.',
    tab: 'Reconciliation',
    also: ['Rounding report', 'Time zones'],
  },
};

/** What the button of a step says, which for posting is how much and where to. */
export function buttonText(step: StepName, { drafts, connections }: SidebarState): string {
  if (step !== 'post' || drafts.approved === 0) return stepTexts[step].button;
  const ledger = connections.find(({ role, connected }) => role === 'ledger' && connected);
  return `Post ${drafts.approvedAs}${ledger ? ` to ${ledger.title}` : ''}`;
}

/** `counted(1, "draft")` is "1 draft", `counted(2, "draft")` is "2 drafts". */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

/** What a step has counted, beside its number: "clients", and "client" beside a 1. */
export function countLabel(label: string, value: number): string {
  if (value !== 1) return label;
  return label
    .replace('people', 'person')
    .replace(/ies\b/, 'y')
    .replace(/(\w[a-rt-z])s\b/, '$1')
    .replace('that tie out', 'that ties out');
}

/**
 * What is said where a page wanted to post so many documents and its run found nothing to do:
 * another run was faster. Empty where the run has something to tell.
 */
export function overtaken(approved: number, { step, status, counts }: StepView): string {
  const found = counts.some(({ value }) => value > 0);
  if (step !== 'post' || status !== 'done' || approved === 0 || found) return '';
  return (
    'Another window, or somebody else, has just posted what was approved here, or taken it back. ' +
    'Nothing was sent twice: the Invoices tab shows how each document stands.'
  );
}

/** When a step ran, by the clock of the workbook: "9:03 AM", on another day "Mar 31, 9:03 AM". */
export function moment(instant: string, { now, zone }: SidebarState): string {
  if (instant === '') return '';
  const said = (at: string, parts: Intl.DateTimeFormatOptions) =>
    new Date(at).toLocaleString('en-US', { timeZone: zone, ...parts });
  const time = said(instant, { hour: 'numeric', minute: '2-digit' });
  const day = { year: 'numeric', month: 'short', day: 'numeric' } as const;
  if (said(instant, day) === said(now, day)) return time;
  const sameYear = said(instant, { year: 'numeric' }) === said(now, { year: 'numeric' });
  return `${said(instant, sameYear ? { month: 'short', day: 'numeric' } : day)}, ${time}`;
}
