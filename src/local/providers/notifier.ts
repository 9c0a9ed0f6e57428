import * as quickbooks from '../../connectors/quickbooks/simulator-webhook';
import type { Notification } from '../../connectors/simulator-webhook';
import * as xero from '../../connectors/xero/simulator-webhook';
import type { ProvidersState } from './providers-state';

/** Where a ledger sends its notifications, and the key that signs them. */
export interface Subscription {
  readonly to: string;
  readonly key: string;
}

export type Subscriptions = Partial<Readonly<Record<'quickbooks' | 'xero', Subscription>>>;

/** Sends what the simulated ledgers notify of; each once, whether or not it arrives. */
export class Notifier {
  private sequence = 1;

  constructor(private readonly subscriptions: Subscriptions) {}

  /** Notifies of what happened between two states. */
  tell(before: ProvidersState, after: ProvidersState, now: number): void {
    const { quickbooks: intuit, xero: other } = this.subscriptions;
    if (intuit && before.quickbooks !== after.quickbooks) {
      const signing = { now, verifierToken: intuit.key };
      const pair = [before.quickbooks, after.quickbooks] as const;
      send(intuit.to, quickbooks.notificationOf(pair, signing));
    }
    if (other && before.xero !== after.xero) {
      const signing = { now, webhookKey: other.key, sequence: this.sequence };
      const notification = xero.notificationOf([before.xero, after.xero], signing);
      if (notification) this.sequence = JSON.parse(notification.body).lastEventSequence + 1;
      send(other.to, notification);
    }
  }
}

function send(to: string, notification: Notification | null): void {
  if (notification) fetch(to, { method: 'POST', ...notification }).catch(() => undefined);
}
