import type { ParkingReason, Posting } from '../records/posting';
import { settlingOpen, voidingOf } from './posting-due';

const parked: Readonly<Record<ParkingReason, string>> = {
  numberTaken: 'Its number belongs to another document in the ledger',
  duplicateFound: 'The ledger has it more than once',
  differs: 'The ledger has other figures',
  tampered: 'What was approved is damaged',
  voided: 'It was voided in the ledger',
  tooOld: 'Nobody could find out whether it arrived',
  takenBack: 'It was taken back before it was sent',
};

/** What a person reads beside a document on its way, in words without times that pass. */
export function remarkOf(posting: Posting): string {
  const { state, attempts, words, reason, verified, notBefore } = posting;
  const said = words === '' ? '' : `: ${words}`;
  if (state === 'frozen') {
    return attempts === 0 ? 'Approved; it waits to be sent.' : `It will be sent again${said}.`;
  }
  if (state === 'sending') return 'It is being sent.';
  if (state === 'unknown') {
    return `Nobody knows yet whether it arrived${said}. Tieout looks in the ledger after ${utc(notBefore)}.`;
  }
  if (voidingOf(posting)) return 'It is being made void in the ledger.';
  if (state === 'posted' && !verified) return `It is in the ledger, not compared yet${said}.`;
  if (state === 'posted') return settlingWords(posting);
  if (state === 'voided') return `${parked.voided}, and its work is free again${said}.`;
  if (reason === 'takenBack') return `${parked.takenBack}.`;
  if (state === 'rejected') return `The ledger refused it${said}.`;
  return `${reason === null ? 'It waits for a person' : parked[reason]}${said}.`;
}

/** What became of a credit note that is to settle its invoice. */
function settlingWords(posting: Posting): string {
  if (settlingOpen(posting)) return 'It is being applied to its invoice.';
  const words = posting.settling?.words;
  return words ? `It is not all applied to its invoice: ${words}.` : '';
}

/** `2026-04-02 13:08 UTC`, of the full minute after. */
export function utc(at: number): string {
  const minute = Math.ceil(at / 60_000) * 60_000;
  return `${new Date(minute).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
