import { durationText, type Seconds } from '../calendar/seconds';
import { add, type Decimal, equal, ZERO } from '../money/decimal';
import { counted } from './counted';

/** Whether a difference waits for a decision, or a person has accepted it. */
export type DriftStanding = 'open' | 'accepted';

/** The differences after posting of one project or client, each counted once. */
export class DriftSums {
  private readonly seconds = { open: 0, accepted: 0 };
  private readonly money: Record<DriftStanding, Decimal> = { open: ZERO, accepted: ZERO };
  private readonly reasons = new Set<string>();
  private readonly edited = new Set<string>();
  private count = 0;

  /** Time that the tracker has more or less; `reason` is null while nobody has accepted it. */
  add(seconds: Seconds, reason: string | null): void {
    this.seconds[reason === null ? 'open' : 'accepted'] += seconds;
    if (reason === null) this.count++;
    else this.reasons.add(`${seconds === 0 ? '' : `${signedText(seconds)}, `}${reason}`);
  }

  /** A document that the ledger no longer has as it was posted, and nobody has decided on. */
  addEdited(number: string): void {
    this.edited.add(number);
  }

  /** Money that a document has more here than in the ledger. */
  addMoney(standing: DriftStanding, money: Decimal): void {
    this.money[standing] = add(this.money[standing], money);
  }

  get isOpen(): boolean {
    return this.count > 0;
  }

  get isAccepted(): boolean {
    return this.reasons.size > 0;
  }

  get acceptedSeconds(): Seconds {
    return this.seconds.accepted;
  }

  /** Whether these differences are all that differs: accepted ones, or those that wait as well. */
  cover(seconds: Seconds, money: Decimal, also: 'accepted' | 'open'): boolean {
    const isOpen = also === 'open';
    const time = this.seconds.accepted + (isOpen ? this.seconds.open : 0);
    return (
      time === seconds && equal(add(this.money.accepted, isOpen ? this.money.open : ZERO), money)
    );
  }

  sentences(): readonly string[] {
    const wait = counted(this.count, 'difference waits', 'differences wait');
    return [
      ...[...this.edited].map(
        (number) =>
          `${number} was changed in the ledger and waits for a decision on the Drift tab.`,
      ),
      ...(this.isOpen ? [`${wait} for a decision on the Drift tab.`] : []),
      ...(this.isAccepted ? [`Accepted: ${[...this.reasons].join('; ')}.`] : []),
    ];
  }
}

const signedText = (seconds: Seconds): string =>
  `${durationText(Math.abs(seconds))} ${seconds > 0 ? 'more' : 'less'} than billed`;
