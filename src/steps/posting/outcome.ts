import { type DocumentKind, documentKinds } from '../../records/document-kind';
import type { Posting } from '../../records/posting';
import { counted } from '../../rules/counted';
import { countedDocuments, documentWords } from '../../rules/document-words';
import { isWaiting } from '../../rules/posting-due';
import type { Count } from '../world';
import type { Book } from './book';
import type { Pass } from './pass';

/** What a pass has come to, counted. */
export function countsOf({ entries }: Book, { posted, found, skipped }: Pass): readonly Count[] {
  const postings = entries.map(({ posting }) => posting);
  const count = (test: (posting: Posting) => boolean) => postings.filter(test).length;
  return [
    ...documentKinds.map((kind) => ({ label: postedLabel(kind), value: posted[kind] })),
    { label: 'already there', value: found },
    { label: 'kept back', value: skipped },
    { label: 'waiting', value: count(isWaiting) },
    { label: 'parked', value: count(({ state }) => state === 'parked') },
    { label: 'refused', value: count(isRefused) },
  ];
}

const postedLabel = (kind: DocumentKind): string => `${documentWords[kind]}s posted`;

/** What a person reads of each count of documents, in this order. */
const SAID = [
  ['already there', 'found in the ledger already'],
  ['parked', 'waiting for you: see the Problems tab'],
  ['kept back', 'kept back: see the Problems tab'],
  ['refused', 'refused by the ledger: see the Problems tab'],
  ['waiting', 'on the way; Tieout goes on by itself within the hour'],
] as const;

/** The same as one sentence for the person: `2 invoices and 1 credit note posted.` */
export function sentenceOf(counts: readonly Count[]): string {
  const some = (label: string) => counts.filter((one) => one.label === label && one.value > 0);
  const posted = documentKinds.flatMap((kind) =>
    some(postedLabel(kind)).flatMap(({ value }) => Array.from({ length: value }, () => ({ kind }))),
  );
  const others = SAID.flatMap(([label, words]) =>
    some(label).map(({ value }) => `${counted(value, 'document')} ${words}`),
  );
  const said = [...(posted.length > 0 ? [`${countedDocuments(posted)} posted`] : []), ...others];
  return said.length > 0 ? `${said.join('; ')}.` : 'Nothing to post: no approved draft waits.';
}

const isRefused = ({ state, reason }: Posting): boolean =>
  state === 'rejected' && reason !== 'takenBack';
