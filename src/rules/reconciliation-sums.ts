import { durationText, type Seconds } from '../calendar/seconds';
import { type Amount, sumAmounts } from '../money/amount';
import type { CurrencyCode } from '../money/currency';
import { isZero, subtract, ZERO } from '../money/decimal';
import type { ReconciliationRow } from '../records/reconciliation';
import type { BillingStage } from './billing-stage';
import { type DriftStanding, DriftSums } from './drift-sums';

type State = ReconciliationRow['state'];

/** Adds up the time and money of one project, client or currency. */
export class ReconciliationSums {
  readonly currency: CurrencyCode;
  tracked: Seconds = 0;
  notBillable: Seconds = 0;
  unbilled: Seconds = 0;
  worked: Seconds = 0;
  billed: Seconds = 0;
  private readonly sheetNets: Amount[] = [];
  private readonly ledgerNets: Amount[] = [];
  private readonly creditNets: Amount[] = [];
  private readonly reasons = new Map<string, { seconds: Seconds; expenses: Amount[] }>();
  private ready = false;
  private doubtful = false;
  private missing = false;
  readonly differences = new DriftSums();

  constructor(currency: CurrencyCode) {
    this.currency = currency;
  }

  addTime(seconds: Seconds, { stage, reason, postedSeconds, pending }: BillingStage): void {
    this.tracked += seconds;
    this.worked += postedSeconds;
    if (pending) this.addPending(pending.seconds, pending.reason);
    if (stage === 'posted') return;
    if (stage === 'notBillable') this.notBillable += seconds;
    else {
      this.unbilled += seconds;
      this.reasonFor(reason).seconds += seconds;
    }
    this.note(stage);
  }

  addExpense(amount: Amount, { stage, reason }: BillingStage): void {
    if (stage === 'posted' || stage === 'notBillable') return;
    this.reasonFor(reason).expenses.push(amount);
    this.note(stage);
  }

  /** Time of a billed entry that goes on a further invoice. */
  addPending(seconds: Seconds, reason: string): void {
    this.unbilled += seconds;
    this.reasonFor(reason).seconds += seconds;
    this.ready = true;
  }

  /**
   * A posted line, and what the ledger has of it; null where it has no such line. `told`: the
   * difference of its document is a row of its own.
   */
  addLine(
    line: { billedSeconds: Seconds; net: Amount; isCredit: boolean },
    ledgerNet: Amount | null,
    told?: DriftStanding,
  ): void {
    this.billed += line.billedSeconds;
    this.sheetNets.push(line.net);
    if (line.isCredit) this.creditNets.push(line.net);
    if (told) this.differences.addMoney(told, subtract(line.net, ledgerNet ?? ZERO));
    if (ledgerNet !== null) this.ledgerNets.push(ledgerNet);
    else if (!told) this.missing = true;
  }

  get sheetNet(): Amount {
    return sumAmounts(this.sheetNets, this.currency);
  }

  get ledgerNet(): Amount {
    return sumAmounts(this.ledgerNets, this.currency);
  }

  /** What of the net credit notes give back, below zero. */
  get creditNet(): Amount {
    return sumAmounts(this.creditNets, this.currency);
  }

  /** Time that was billed and is no longer as long in the tracker, or the other way round. */
  get drift(): Seconds {
    return this.tracked - this.notBillable - this.unbilled - this.worked;
  }

  /** `moneyDiffers`: totals that the caller has compared, less what was accepted of them. */
  stateWith(moneyDiffers: boolean): State {
    const { isOpen, isAccepted } = this.differences;
    if (moneyDiffers || isOpen || !this.isCovered('accepted')) return 'differs';
    if (this.doubtful) return 'inDoubt';
    if (this.ready) return 'open';
    return isAccepted ? 'explained' : 'ties';
  }

  /** Whether each second and cent that differs has a row on the Drift tab. */
  isCovered(by: DriftStanding): boolean {
    const money = subtract(this.sheetNet, this.ledgerNet);
    return !this.missing && this.differences.cover(this.drift, money, by);
  }

  /** Why tracked and billed differ, reason by reason; the largest first. */
  explanation(): string {
    const parts = [...this.reasons]
      .sort((a, b) => b[1].seconds - a[1].seconds)
      .map(([reason, { seconds, expenses }]) => [this.shown(seconds, expenses), reason] as const)
      .filter(([shown]) => shown !== '')
      .map(([shown, reason]) => `${shown} ${reason}`);
    const sentences: string[] = [];
    const drift = this.drift - this.differences.acceptedSeconds;
    if (drift !== 0) {
      sentences.push(
        `The tracker now has ${durationText(Math.abs(drift))} hours ${drift > 0 ? 'more' : 'less'} than was billed of it: an entry was changed or deleted after billing.`,
      );
    }
    sentences.push(...this.differences.sentences());
    if (parts.length > 0) sentences.push(`Not billed: ${parts.join('; ')}.`);
    const rounding = this.billed - this.worked;
    if (rounding !== 0) {
      const word = rounding > 0 ? 'added' : 'took away';
      sentences.push(`Rounding ${word} ${durationText(Math.abs(rounding))}.`);
    }
    return sentences.join(' ');
  }

  private note(stage: BillingStage['stage']): void {
    if (stage === 'ready') this.ready = true;
    if (stage === 'inDoubt') this.doubtful = true;
  }

  private reasonFor(reason: string): { seconds: Seconds; expenses: Amount[] } {
    const known = this.reasons.get(reason) ?? { seconds: 0, expenses: [] };
    this.reasons.set(reason, known);
    return known;
  }

  private shown(seconds: Seconds, expenses: readonly Amount[]): string {
    const time = seconds === 0 ? [] : [`${durationText(seconds)} hours`];
    const money = sumAmounts(expenses, this.currency);
    const spent =
      expenses.length === 0 || isZero(money) ? [] : [`${money} ${this.currency} expenses`];
    return [...time, ...spent].join(' and ');
  }
}
