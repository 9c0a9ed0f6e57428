import type { ServiceContext } from '../engine/local-apps-script';
import { ScriptError } from '../engine/script-error';
import { ServiceObject } from '../engine/service-object';
import { blobFrom } from './blob';
import { sizeOf } from './owned-stores';
import { quotaLeft, useQuota } from './quotas';

/** Quotas page: 50 recipients a message, 200 KB of body, 250 attachments of 25 MB in all. */
const MOST_RECIPIENTS = 50;
const BODY_LIMIT = 200 * 1024;
const MOST_ATTACHMENTS = 250;
const ATTACHMENTS_LIMIT = 25 * 1024 * 1024;

/** A message that a script has sent; it stays in the world and goes nowhere. */
export interface SentMail {
  readonly from: string;
  readonly at: number;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly body: string;
  readonly htmlBody: string;
  readonly attachments: readonly { readonly name: string | null; readonly bytes: number }[];
}

type Options = Readonly<Record<string, unknown>>;

/** `MailApp` (apps-script.md C); the four documented forms of `sendEmail`. */
export class MailApp extends ServiceObject {
  readonly gasType: string = 'Mail.MailApp';

  constructor(protected readonly context: ServiceContext) {
    super();
  }

  getRemainingDailyQuota() {
    return quotaLeft(this.context, 'email');
  }

  sendEmail(...args: readonly unknown[]) {
    const message = messageOf(args);
    const mail = this.checked(message);
    useQuota(this.context, 'email', recipients(mail).length);
    const { world } = this.context;
    world.part('mail', (stored) => (stored ?? []) as SentMail[]).push(mail);
    world.changed('mail');
  }

  private checked(message: Options): SentMail {
    const text = (name: string): string => String(message[name] ?? '');
    const attachments = ((message['attachments'] ?? []) as readonly unknown[]).map(blobFrom);
    const mail: SentMail = {
      from: this.context.execution.effectiveUser,
      at: this.context.clock.now(),
      to: text('to'),
      cc: text('cc'),
      bcc: text('bcc'),
      replyTo: text('replyTo'),
      subject: text('subject'),
      body: text('body'),
      htmlBody: text('htmlBody'),
      attachments: attachments.map(({ name, bytes }) => ({ name, bytes: bytes.length })),
    };
    const all = recipients(mail);
    if (all.length === 0) throw new ScriptError('Failed to send email: no recipient');
    const wrong = all.find((address) => !/^[^\s@]+@[^\s@]+$/.test(addressOf(address)));
    if (wrong !== undefined) throw new ScriptError(`Invalid email: ${wrong}`);
    if (all.length > MOST_RECIPIENTS)
      throw new ScriptError('Limit Exceeded: Email Recipients Per Message.');
    if (sizeOf(mail.body) > BODY_LIMIT || sizeOf(mail.htmlBody) > BODY_LIMIT)
      throw new ScriptError('Limit Exceeded: Email Body Size.');
    const total = mail.attachments.reduce((sum, { bytes }) => sum + bytes, 0);
    if (attachments.length > MOST_ATTACHMENTS || total > ATTACHMENTS_LIMIT)
      throw new ScriptError('Limit Exceeded: Email Total Attachments Size.');
    return mail;
  }
}

/** Only `GmailApp.sendEmail` is offered: it sends as MailApp does, under Gmail's own scope. */
export class GmailApp extends MailApp {
  override readonly gasType = 'Gmail.GmailApp';
}

/** One object, (to, subject, body), (to, replyTo, subject, body) or (to, subject, body, options). */
function messageOf(args: readonly unknown[]): Options {
  const [first, second, third, fourth] = args;
  if (args.length === 1) return (first ?? {}) as Options;
  if (typeof fourth === 'string')
    return { to: first, replyTo: second, subject: third, body: fourth };
  return { ...((fourth ?? {}) as Options), to: first, subject: second, body: third };
}

const recipients = ({ to, cc, bcc }: SentMail): string[] =>
  [to, cc, bcc]
    .flatMap((list) => list.split(','))
    .map((address) => address.trim())
    .filter((address) => address !== '');

/** `Ana <ana@example.com>` is written to `ana@example.com`. */
const addressOf = (recipient: string): string => /<([^>]*)>/.exec(recipient)?.[1] ?? recipient;
