import type { LocalDate } from '../../calendar/local-date';
import type { Posting } from '../../records/posting';
import type { Problem } from '../../records/problem';
import { closedFault } from '../../rules/closed-period';
import type { Desk } from './desk';

/** What a row of Problems says. */
export type ProblemWords = Pick<Problem, 'code' | 'message' | 'fix'>;

/** The content of a document is no longer what was approved. */
export const TAMPERED = (name: string): ProblemWords => ({
  code: 'E-619',
  message: `${name}: what was approved is damaged in the memory of this workbook.`,
  fix: 'Nothing new is approved or drafted from it until the workbook is restored from a backup.',
});

/** The ledger refused a document. */
export function refusedWords(
  name: string,
  { caller, facts }: Desk,
  { posting: { reason, words }, issuedOn }: { posting: Posting; issuedOn: LocalDate },
): ProblemWords {
  const { title } = caller.connector;
  if (reason === 'numberTaken') {
    return {
      code: 'E-415',
      message: `${name}: its number is taken in ${title}: ${words}.`,
      fix: "Raise 'Next invoice number' on the Settings tab, then approve the invoice again.",
    };
  }
  const closed = closedFault(issuedOn, facts.closedThrough);
  return {
    code: closed?.code ?? 'E-614',
    message: `${name} was refused by ${title}: ${words}.`,
    fix: closed?.fix ?? 'Correct that, then approve it again. Its work is free to be drafted anew.',
  };
}

/** A document waits for a person. */
export function parkedWords(
  name: string,
  title: string,
  { reason, words, kind }: Posting,
): ProblemWords {
  const again = 'then run Post again';
  switch (reason) {
    case 'numberTaken':
      return {
        code: 'E-415',
        message: `${name}: its number is taken in ${title}: ${words}.`,
        fix: `Give that document another number in ${title}, ${again}.`,
      };
    case 'duplicateFound':
      return {
        code: 'E-616',
        message: `${name} is in ${title} more than once: ${words}.`,
        fix: `Void all but one in ${title}, ${again}.`,
      };
    case 'differs':
      return {
        code: 'E-603',
        message: `${name} has other figures in ${title}: ${words}.`,
        fix: `Correct the document in ${title}, ${again}; or run Tie out and decide on the Drift tab.`,
      };
    case 'voided':
      return {
        code: 'E-618',
        message: `${name} was voided or deleted in ${title}: ${words}.`,
        fix:
          kind === 'creditNote'
            ? `Restore it, ${again}; or accept it as voided under After posting in the sidebar: what it gave back is billed as before.`
            : `Its work stays billed: restore the document, ${again}; free its work under After posting in the sidebar; or run Tie out and decide on the Drift tab.`,
      };
    default:
      return {
        code: 'E-620',
        message: `${name}: nobody could find out for days whether it is in ${title}: ${words}.`,
        fix: `Look there for ${name} by hand, see that the connection works, ${again}.`,
      };
  }
}
