import type { Done, WantedCredit } from '../../../sidebar/protocol';
import type { Session } from '../session/session';
import { UserError } from '../user-error';

export const CREDIT_USAGE = `  credit <invoice> --reason TEXT        draft a credit note for all of a posted invoice
      --lines 1,3                       only for these of its lines
      --hours 2=1:30                    only for some hours of a line
      --amount 2=50.00                  only for an amount of a line
      --write-off                       give the work up; else it can be billed again
      --discard                         take drafted credit notes on the invoice away
  void <number> --reason TEXT           void a posted document in the ledger, and free its work
  accept-voided <number> --reason TEXT  free the work of what was voided or deleted in the ledger`;

export const CREDIT_OPTIONS = {
  lines: { type: 'string' },
  hours: { type: 'string' },
  amount: { type: 'string' },
  reason: { type: 'string' },
  'write-off': { type: 'boolean' },
  discard: { type: 'boolean' },
} as const;

type Values = { readonly [K in 'lines' | 'hours' | 'amount' | 'reason']?: string | undefined } & {
  readonly [K in 'write-off' | 'discard']?: boolean | undefined;
};

type What = WantedCredit['what'];

export type CreditCommand =
  | { readonly kind: 'credit'; readonly wish: WantedCredit; readonly discards: boolean }
  | { readonly kind: 'void' | 'accept-voided'; readonly document: string; readonly reason: string };

/** Reads `credit`, `void` and `accept-voided`; throws a UserError with one clear sentence. */
export function creditCommand(
  name: CreditCommand['kind'],
  rest: readonly string[],
  values: Values,
): CreditCommand {
  const [document] = rest;
  if (rest.length !== 1 || document === undefined) {
    throw new UserError(`Write ${name} <number>, as ${name} INV-1001 --reason "billed twice".`, 2);
  }
  const { reason = '' } = values;
  const parts = (['lines', 'hours', 'amount'] as const).filter((one) => values[one] !== undefined);
  const [first, second] = parts;
  const what: What = first ?? 'whole';
  if (second) throw new UserError(`Choose one of --${first} and --${second}.`, 2);
  if (name !== 'credit') {
    const other = [...parts, ...(['write-off', 'discard'] as const).filter((one) => values[one])];
    if (other[0]) throw new UserError(`--${other[0]} belongs to credit.`, 2);
    return { kind: name, document, reason };
  }
  const given = (first && values[first]) ?? '';
  const [lines = '', value = ''] = what === 'lines' ? [given] : given.split('=');
  const giveUp = values['write-off'] === true;
  const wish = { invoice: document, what, lines, value, reason, giveUp };
  return { kind: name, wish, discards: values.discard === true };
}

/** Does it as the sidebar would, and says what was done; throws a UserError where it could not be. */
export function performCredit(session: Session, command: CreditCommand): string {
  const { ok, message } = asked(session, command);
  if (!ok) throw new UserError(message, 1);
  session.save();
  return message;
}

function asked(session: Session, command: CreditCommand): Done {
  if (command.kind !== 'credit') {
    const call = command.kind === 'void' ? 'voidDocument' : 'acceptVoided';
    return session.script(call, [command.document, command.reason]) as Done;
  }
  const { wish, discards } = command;
  const call = discards ? 'discardCredits' : 'credit';
  return session.script(call, [discards ? wish.invoice : wish]) as Done;
}
