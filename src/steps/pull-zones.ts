import type { SourceFacts } from '../connectors/connector';
import { type ZoneUse, zonePolicies } from '../rules/zone-policies';
import { clientsTab } from '../tabs/clients-tab';
import { peopleTab } from '../tabs/people-tab';
import { timeZonesTab } from '../tabs/time-zones-tab';
import { dayPolicyInForce } from './pull-day-policy';
import { settingsOf } from './settings';
import type { World } from './world';

/** Writes what happens at midnight and at clock changes in every zone that is in use. */
export function writeZonePolicies(world: World, facts: SourceFacts): void {
  const { host, workbook } = world;
  const uses: ZoneUse[] = [
    { zone: settingsOf(world).settings.firmZone, usedBy: 'the firm' },
    { zone: host.zone, usedBy: 'the spreadsheet' },
    { zone: facts.zone ?? '', usedBy: 'the account of the tracker' },
    ...workbook
      .records(clientsTab)
      .map(({ billingZone: zone, name: usedBy }) => ({ zone, usedBy })),
    ...workbook.records(peopleTab).map(({ zone, name }) => ({ zone, usedBy: name })),
  ];
  const values = new Map(
    zonePolicies(uses, host.now(), dayPolicyInForce(world).owner).map((row) => [row.zone, row]),
  );
  workbook.put(timeZonesTab, { owner: 'pull', values, mode: 'replace' });
}
