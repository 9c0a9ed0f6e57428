import type { Policy } from '../records/policy';
import {
  hoursPolicies,
  roundingDirections,
  roundingLevels,
  roundingTies,
} from '../records/settings';
import { INCREMENTS } from '../rules/setting-values';
import { optional } from './cell-type';
import { choice, flag, integer, text } from './cell-types';
import { anyClient, anyProject, firstDay } from './naming-columns';
import type { Tab } from './tab';

/** What is no whole number is an increment that makes no sense. */
const readMinutes: typeof integer.read = (cell, currency) => {
  const reading = integer.read(cell, currency);
  if (!('fault' in reading) || reading.fault.code !== 'E-501') return reading;
  return { fault: { ...reading.fault, code: 'E-404', what: INCREMENTS } };
};

const FIRM = 'Empty: as the Settings tab says.';

export const policiesTab: Tab<Policy> = {
  name: 'Policies',
  version: 1,
  key: 'policyId',
  group: 'work',
  frozenColumns: 0,
  columns: {
    policyId: {
      header: 'Policy ID',
      owner: 'user',
      cell: text,
      width: 80,
      note: 'Any name of your own, as P1.',
    },
    client: anyClient,
    project: { ...anyProject, note: 'Empty: any project. A project goes before its client.' },
    from: { ...firstDay, note: 'First day of work that it holds for.' },
    level: {
      header: 'Rounding level',
      owner: 'user',
      cell: optional(choice(roundingLevels)),
      blank: null,
      width: 110,
      note: FIRM,
    },
    incrementMinutes: {
      header: 'Increment (minutes)',
      owner: 'user',
      cell: optional({ ...integer, read: readMinutes }),
      blank: null,
      width: 130,
      note: FIRM,
    },
    oddIncrement: {
      header: 'Odd increment',
      owner: 'user',
      cell: flag,
      blank: false,
      width: 110,
      note: 'Tick where an increment that does not divide the hour is meant, as 7 or 45.',
    },
    direction: {
      header: 'Direction',
      owner: 'user',
      cell: optional(choice(roundingDirections)),
      blank: null,
      width: 90,
      note: FIRM,
    },
    tie: {
      header: 'Exact half goes',
      owner: 'user',
      cell: optional(choice(roundingTies)),
      blank: null,
      width: 110,
      note: FIRM,
    },
    graceMinutes: {
      header: 'Grace (minutes)',
      owner: 'user',
      cell: optional(integer),
      blank: null,
      width: 110,
      note: FIRM,
    },
    minimumMinutes: {
      header: 'Minimum (minutes)',
      owner: 'user',
      cell: optional(integer),
      blank: null,
      width: 125,
      note: FIRM,
    },
    hours: {
      header: 'Hours on lines',
      owner: 'user',
      cell: optional(choice(hoursPolicies)),
      blank: null,
      width: 110,
      note: FIRM,
    },
  },
};
