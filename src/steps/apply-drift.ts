import { durationText } from '../calendar/seconds';
import { Busy } from '../host';
import type { Drift, DriftDecision } from '../records/drift';
import { addedIdOf } from '../rules/added-part';
import { counted } from '../rules/counted';
import { type Difference, placeOf } from '../rules/drift';
import { driftIdOf } from '../rules/drift-rows';
import { driftTab } from '../tabs/drift-tab';
import { acceptDocument } from './accept-document';
import { credit } from './credit';
import { findNow, refreshDrift } from './drift';
import { readDecisions, saveDecision } from './drift-memory';
import { logEvents } from './event-log';
import { claims } from './journal';
import { documentsNow } from './ledger-look';
import { patiently } from './posting/change-posting';
import { requireRole } from './roles';
import { busyWith } from './runner';
import { runningStep } from './step-record';
import { StepStopped, type World } from './world';

export interface AppliedDecisions {
  readonly applied: number;
  /** One sentence for the person. */
  readonly message: string;
}

/**
 * Carries out what a person chose on the Drift tab: what goes on the next invoice can be drafted
 * from now on, and what is accepted stands in the Event log with its reason and is explained at
 * tie-out. Asks the ledger first about the documents that were decided on. A row whose difference
 * has changed since it was shown is left for another look. Throws Busy while a step is running.
 */
export function applyDecisions(world: World): AppliedDecisions {
  const { host, workbook, ledger } = world;
  requireQuiet(world);
  const claimed = claims(world);
  const chosen = () =>
    workbook.records(driftTab).filter((row) => row.state === 'open' && row.decision !== null);
  const asked = new Set(chosen().flatMap((row) => (row.entryId === '' ? [row.documentId] : [])));
  if (asked.size > 0 && !ledger) {
    throw new StepStopped('No ledger is connected. Connect one under Set-up, then apply again.');
  }
  const inLedger = ledger
    ? documentsNow(
        claimed.filter(({ invoice }) => asked.has(invoice.documentId)),
        ledger,
      )
    : new Map();
  const { open } = findNow(world, { claimed, ledger: inLedger });
  const results = chosen().map((row) => decide(world, row, open));
  const done = results.flatMap((one) => ('refusal' in one ? [] : [one]));
  const refusals = results.flatMap((one) => ('refusal' in one ? [one.refusal] : []));
  for (const { difference } of done) {
    if (difference.aspect === 'document') acceptDocument(world, difference, inLedger);
  }
  const { made, failed } = draftCredits(world, done);
  return patiently(host, () => keep(world, made, [...refusals, ...failed]));
}

/** Drafts the credit notes that were chosen; what cannot be credited is said, and stays open. */
function draftCredits(
  world: World,
  done: readonly Made[],
): { readonly made: readonly Made[]; readonly failed: readonly string[] } {
  const failed: string[] = [];
  const made = done.flatMap((one): Made[] => {
    const { difference, decision } = one;
    if (decision.decision !== 'credit note' || !difference.credit) return [one];
    const wish = { invoice: difference.documentId, part: difference.credit, isGivenUp: false };
    try {
      const { note } = credit(world, { ...wish, reason: decision.reason });
      const creditId = note.invoice.documentId;
      return [{ difference, decision: { ...decision, creditId } }];
    } catch (error) {
      if (!(error instanceof StepStopped)) throw error;
      failed.push(`${nameOf(difference)}: ${error.message.replace(/\.$/, '')}`);
      return [];
    }
  });
  return { made, failed };
}

/** What somebody else has decided in the meantime stands. */
function keep(world: World, done: readonly Made[], refusals: readonly string[]): AppliedDecisions {
  const { host, workbook } = world;
  requireQuiet(world);
  const known = new Set(readDecisions(host.journal).map(({ driftId }) => driftId));
  const fresh = done.filter(({ decision }) => !known.has(decision.driftId));
  for (const { decision } of fresh) saveDecision(host.journal, decision);
  workbook.refresh();
  logEvents(world, fresh.map(eventOf));
  refreshDrift(world, { claimed: claims(world), ledger: null });
  return { applied: fresh.length, message: sentenceOf(fresh, refusals) };
}

function requireQuiet({ host }: World): void {
  requireRole(host, 'drift');
  const running = runningStep(host.journal, host.now());
  if (running !== null) throw new Busy(busyWith(running, host.now()));
}

/** A row by the beginning of what differs: `'Ana Whitlock on Audit, 2026-02-02'`. */
const nameOf = ({ what }: Pick<Drift, 'what'>): string => `'${what.split(/: |\.$/)[0]}'`;

interface Made {
  readonly difference: Difference;
  readonly decision: DriftDecision;
}

function decide(
  { host }: World,
  row: Drift,
  open: readonly Difference[],
): Made | { readonly refusal: string } {
  const made = readDecisions(host.journal);
  const difference = open.find((one) => driftIdOf(one, made) === row.driftId);
  const { decision, reason, driftId } = row;
  const name = nameOf(row);
  if (!difference || decision === null || difference.what !== row.what) {
    return { refusal: `${name} has changed since it was shown: look again` };
  }
  if (!difference.choices.includes(decision)) {
    return { refusal: `${name} can only be settled by ${difference.choices.join(' or ')}` };
  }
  if (decision === 'credit note' && !difference.credit) {
    const { document } = difference;
    return {
      refusal: `draft the credit note on ${document} by hand: ${name} closes once it is posted`,
    };
  }
  if (decision === 'credit note' && reason.trim() === '') {
    return { refusal: `${name} is credited without a reason: type one in column Reason` };
  }
  if (decision === 'accept' && reason.trim() === '') {
    return { refusal: `${name} is accepted without a reason: type one in column Reason` };
  }
  const earlier = made.filter((one) => one.part && placeOf(one) === difference.place);
  const part =
    decision === 'next invoice' && difference.part
      ? { ...difference.part, partId: addedIdOf(difference.entryId, earlier.length + 1) }
      : null;
  const { standing } = difference;
  const { actor } = host;
  const kept = { driftId, decision, standing, reason: reason.trim(), actor, part, creditId: '' };
  return { difference, decision: { ...kept, at: host.now() } };
}

function eventOf({ difference, decision }: Made) {
  const { seconds, billed, now, currency, what } = difference;
  const shown = (time: number | undefined, money: string | null) =>
    [
      ...(time === undefined ? [] : [durationText(time)]),
      money === null ? '?' : `${money} ${currency}`,
    ].join(', ');
  return {
    action: `decided: ${decision.decision}`,
    tab: driftTab.name,
    key: decision.driftId,
    field: driftTab.columns.decision.header,
    before: shown(seconds?.billed, billed),
    after: shown(seconds?.now, now),
    reason: decision.reason === '' ? what : `${decision.reason} (${what})`,
  };
}

function sentenceOf(done: readonly Made[], refusals: readonly string[]): string {
  const [first] = refusals;
  const accepted = done.filter(({ decision }) => decision.decision === 'accept').length;
  const next = done.filter(({ decision }) => decision.decision === 'next invoice').length;
  const credits = done.length - accepted - next;
  const parts = [
    ...(accepted > 0 ? [`${accepted} accepted`] : []),
    ...(credits > 0 ? [`${credits} credited: approve and post the credit note`] : []),
    ...(next > 0 ? [`${next} for the next invoice: run Draft`] : []),
  ];
  if (done.length === 0 && !first) {
    return 'No decision waits: choose one in column Decision of the Drift tab first.';
  }
  const applied =
    done.length === 0 ? [] : [`${counted(done.length, 'decision')} applied: ${parts.join(', ')}`];
  const more = refusals.length > 1 ? ` (and ${refusals.length - 1} more)` : '';
  return `${[...applied, ...(first ? [`${first}${more}`] : [])].join('. ')}.`;
}
