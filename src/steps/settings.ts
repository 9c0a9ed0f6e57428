import { localDayOf } from '../calendar/zone';
import type { Settings } from '../records/settings';
import { type BillingPeriod, billingPeriod } from '../rules/billing-period';
import { onOpenDay } from '../rules/closed-period';
import { readSettings, type SettingsReading } from '../rules/settings';
import { settingRows, settingsTab } from '../tabs/settings-tab';
import { readLedgerFacts } from './ledger-facts';
import { StepStopped, type World } from './world';

/** The firm's choices as the Settings tab states them now; the price step reports the problems. */
export function settingsOf({ host, workbook }: Pick<World, 'host' | 'workbook'>): SettingsReading {
  return readSettings(workbook.records(settingsTab), {
    catalogue: settingRows,
    fileZone: host.zone,
  });
}

/** The settings and the period that they bill; a step stops while a setting cannot be read. */
export function soundSettings(world: World): SettingsReading & { readonly period: BillingPeriod } {
  const reading = settingsOf(world);
  const [first] = reading.problems;
  if (first) throw new StepStopped(`${first.message} ${first.fix} Then run Price again.`);
  return { ...reading, period: periodOf(world, reading.settings) };
}

/** The period that the settings bill as of today, in the firm's zone. */
export function periodOf({ host }: World, settings: Settings): BillingPeriod {
  const period = billingPeriod(settings, localDayOf(settings.firmZone, host.now()));
  if (settings.closedPeriod === 'ask') return period;
  return onOpenDay(period, readLedgerFacts(host.journal)?.closedThrough);
}
