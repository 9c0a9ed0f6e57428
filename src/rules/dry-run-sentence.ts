import { type Amount, sumAmounts } from '../money/amount';
import type { CurrencyCode } from '../money/currency';
import { documentKinds } from '../records/document-kind';
import type { DryRunRow } from '../records/dry-run-row';
import { counted } from './counted';
import { documentTitle, documentWords } from './document-words';
import { isOtherThanShown } from './dry-run-hashes';

/**
 * The rows as one sentence: "5 invoices will be sent: 113,408.10 USD; 1 credit note: 20.00 USD; 0
 * changed since they were shown." Where none is approved, what the drafts would come to. `unseen`:
 * how many could not be held against the ledger as it is now.
 */
export function dryRunSentence(rows: readonly DryRunRow[], unseen = 0): string {
  const whole = rows.filter(({ rowId, documentId }) => rowId === documentId);
  const ready = whole.filter(({ standing }) => standing === 'new');
  const sent = ready.filter(({ stage }) => stage !== 'draft');
  const drafts = ready.filter(({ stage }) => stage === 'draft');
  const heldBack = whole.filter(({ standing }) => standing === 'kept back');
  const agreeing = whole.filter(({ standing }) => standing === 'unchanged');
  const differing = whole.filter(({ standing }) => standing === 'changed');
  return [
    ...headOf(sent, drafts),
    ...shownPart(sent.length > 0 ? sent : drafts),
    ...(sent.length > 0 && drafts.length > 0
      ? [`${counted(drafts.length, 'draft')} not approved`]
      : []),
    ...(agreeing.length > 0 ? [`${agreeing.length} in the ledger as approved`] : []),
    ...(heldBack.length > 0 ? [`${heldBack.length} kept back, see the remarks`] : []),
    ...(differing.length > 0 ? [`${differing.length} changed in the ledger`] : []),
    ...(unseen > 0 ? [`${unseen} not compared with the ledger this time`] : []),
  ]
    .join('; ')
    .concat('.');
}

function headOf(sent: readonly DryRunRow[], drafts: readonly DryRunRow[]): readonly string[] {
  if (sent.length > 0) return byKind(sent, 'will be sent');
  if (drafts.length === 0) return ['Nothing will be sent'];
  return ['Nothing is approved', ...byKind(drafts, 'would be sent')];
}

/** What each kind of document comes to: a credit note is never added to invoices. */
function byKind(rows: readonly DryRunRow[], verb: string): readonly string[] {
  const kinds = documentKinds.map((kind) => ({
    word: documentWords[kind],
    ones: rows.filter(({ line }) => line === documentTitle(kind)),
  }));
  return kinds
    .filter(({ ones }) => ones.length > 0)
    .map(({ word, ones }, index) => {
      const said = index === 0 ? ` ${verb}` : '';
      return `${counted(ones.length, word)}${said}: ${sumsOf(ones)}`;
    });
}

/** How many differ from what was shown, once anything was. */
function shownPart(rows: readonly DryRunRow[]): readonly string[] {
  if (rows.every(({ earlierHash, frozenHash }) => earlierHash === '' && frozenHash === '')) {
    return [];
  }
  return [`${rows.filter(isOtherThanShown).length} changed since they were shown`];
}

/** Totals by currency, as `113,408.10 USD and 900.00 EUR`. */
function sumsOf(rows: readonly DryRunRow[]): string {
  const totals = new Map<CurrencyCode, Amount[]>();
  for (const { currency, total } of rows) {
    totals.set(currency, [...(totals.get(currency) ?? []), total]);
  }
  return [...totals]
    .map(([currency, amounts]) => `${grouped(sumAmounts(amounts, currency))} ${currency}`)
    .join(' and ');
}

/** `113408.10` as `113,408.10`. */
function grouped(amount: Amount): string {
  const [whole = '', cents] = amount.split('.');
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return cents === undefined ? thousands : `${thousands}.${cents}`;
}
