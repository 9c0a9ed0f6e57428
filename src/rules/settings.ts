import { secondsOfHours } from '../calendar/seconds';
import { isZone } from '../calendar/zone';
import type { Problem } from '../records/problem';
import type { Setting } from '../records/setting';
import {
  arrivals,
  closedPeriodChoices,
  dayOwners,
  hoursPolicies,
  lineGroupings,
  rateDays,
  roundingDirections,
  roundingLevels,
  roundingTies,
  type Settings,
} from '../records/settings';
import { readLineTemplate } from './line-template';
import { problem } from './problem';
import {
  type Parsed,
  readCashSteps,
  readCode,
  readDay,
  readIncrement,
  readNumber,
  readWhole,
  readWord,
  readYesNo,
  readZone,
} from './setting-values';

/** How a setting is called in its tab, and what an empty cell stands for. */
export interface SettingName {
  readonly name: string;
  readonly value: string;
}

export type SettingCatalogue = Readonly<Record<keyof typeof readers, SettingName>>;

export interface SettingsReading {
  /** What a person chose; the default where the choice cannot be read. */
  readonly settings: Settings;
  readonly problems: readonly Problem[];
}

const readers = {
  firmZone: readZone,
  storageZone: readZone,
  displayZone: readZone,
  dayOwner: readWord(dayOwners),
  moveDays: readYesNo,
  lookBackDays: readWhole(31, 3660),
  markBilled: readYesNo,
  applyCredits: readYesNo,
  billFrom: readDay,
  billTo: readDay,
  invoiceDate: readDay,
  costAccount: (text: string): Parsed<string> => ({ value: text }),
  reimburse: readYesNo,
  sandbox: readYesNo,
  arrival: readWord(arrivals),
  closedPeriod: readWord(closedPeriodChoices),
  paymentDays: readWhole(0, 3650),
  incrementMinutes: readIncrement,
  roundingDirection: readWord(roundingDirections),
  minimumMinutes: readWhole(0, 24 * 60),
  roundingTie: readWord(roundingTies),
  roundingLevel: readWord(roundingLevels),
  graceMinutes: readWhole(0, 60),
  hours: readWord(hoursPolicies),
  groupLinesBy: readWord(lineGroupings),
  lineTemplate: readLineTemplate,
  billUnapproved: readYesNo,
  believeMissing: readYesNo,
  attachReceipts: readYesNo,
  documentRateOf: readWord(rateDays),
  expenseRateOf: readWord(rateDays),
  cashRounding: readCashSteps,
  roundingItem: (text: string): Parsed<string> => ({ value: text }),
  numberPrefix: (text: string): Parsed<string> => ({ value: text }),
  creditPrefix: (text: string): Parsed<string> => ({ value: text }),
  nextNumber: readWhole(0, Number.MAX_SAFE_INTEGER),
  longestEntryHours: readNumber(1, 100_000),
  namesInCapitals: readYesNo,
  clientCode: readCode,
  projectCode: readCode,
  forbiddenCharacters: (text: string): Parsed<string> => ({ value: text.replace(/\s/g, '') }),
  mapsItself: readYesNo,
};

/**
 * Reads the rows of the Settings tab. Words are trimmed and may be in any case; a value that makes
 * no sense is a problem in its row, and the default stands in for it until it is put right.
 */
export function readSettings(
  rows: readonly Setting[],
  { catalogue, fileZone }: { readonly catalogue: SettingCatalogue; readonly fileZone: string },
): SettingsReading {
  const typed = new Map(rows.map(({ name, value }) => [name.trim(), value.trim()]));
  const problems: Problem[] = [];
  const read = <K extends keyof typeof readers>(key: K): ValueOf<K> => {
    const { name, value } = catalogue[key];
    const reader = readers[key] as (text: string) => Parsed<ValueOf<K>>;
    const shown = typed.get(name) ?? '';
    const parsed = reader(shown === '' ? value : shown);
    if ('value' in parsed) return parsed.value;
    problems.push(settingProblem(name, { shown, ...parsed }));
    const standIn = reader(value);
    if ('value' in standIn) return standIn.value;
    throw new Error(`settings: the default '${value}' of '${name}' cannot be read`);
  };
  const zone = read('firmZone') || fileZone;
  if (!isZone(zone)) {
    const fix = 'Type an IANA name, as Europe/Berlin.';
    const what = `the zone of this file, '${zone}', is not known`;
    problems.push(settingProblem(catalogue.firmZone.name, { shown: '', code: 'E-110', what, fix }));
  }
  const minutes = (key: 'incrementMinutes' | 'minimumMinutes' | 'graceMinutes') => read(key) * 60;
  const settings: Settings = {
    firmZone: isZone(zone) ? zone : 'Etc/UTC',
    storageZone: read('storageZone') || 'Etc/UTC',
    displayZone: read('displayZone') || (isZone(fileZone) ? fileZone : 'Etc/UTC'),
    dayOwner: read('dayOwner'),
    moveDays: read('moveDays'),
    lookBackDays: read('lookBackDays'),
    markBilled: read('markBilled'),
    applyCredits: read('applyCredits'),
    billFrom: read('billFrom'),
    billTo: read('billTo'),
    invoiceDate: read('invoiceDate'),
    costAccount: read('costAccount'),
    reimburse: read('reimburse'),
    sandbox: read('sandbox'),
    arrival: read('arrival'),
    closedPeriod: read('closedPeriod'),
    paymentDays: read('paymentDays'),
    incrementSeconds: minutes('incrementMinutes'),
    roundingDirection: read('roundingDirection'),
    minimumSeconds: minutes('minimumMinutes'),
    roundingTie: read('roundingTie'),
    roundingLevel: read('roundingLevel'),
    graceSeconds: minutes('graceMinutes'),
    hours: read('hours'),
    groupLinesBy: read('groupLinesBy'),
    lineTemplate: read('lineTemplate'),
    billUnapproved: read('billUnapproved'),
    believeMissing: read('believeMissing'),
    attachReceipts: read('attachReceipts'),
    documentRateOf: read('documentRateOf'),
    expenseRateOf: read('expenseRateOf'),
    cashRounding: read('cashRounding'),
    roundingItem: read('roundingItem'),
    numberPrefix: read('numberPrefix'),
    creditPrefix: read('creditPrefix'),
    nextNumber: read('nextNumber'),
    longestEntrySeconds: secondsOfHours(read('longestEntryHours')),
    names: {
      capitals: read('namesInCapitals'),
      clientCode: read('clientCode'),
      projectCode: read('projectCode'),
      forbidden: read('forbiddenCharacters'),
    },
    mapsItself: read('mapsItself'),
  };
  return { settings, problems: [...problems, ...contradictions(settings, catalogue)] };
}

type ValueOf<K extends keyof typeof readers> =
  Extract<ReturnType<(typeof readers)[K]>, { value: unknown }> extends { value: infer T }
    ? T
    : never;

/** Settings that are readable one by one and make no sense together. */
function contradictions(settings: Settings, catalogue: SettingCatalogue): readonly Problem[] {
  const { billFrom, billTo, minimumSeconds, longestEntrySeconds } = settings;
  const { graceSeconds, incrementSeconds } = settings;
  const found: Problem[] = [];
  if (billFrom !== null && billTo !== null && billFrom > billTo) {
    const what = `it is after '${catalogue.billTo.name}' (${billTo})`;
    found.push(
      settingProblem(catalogue.billFrom.name, {
        shown: billFrom,
        code: 'E-502',
        what,
        fix: 'Put the days in order.',
      }),
    );
  }
  if (minimumSeconds > longestEntrySeconds) {
    const what = `it is more than '${catalogue.longestEntryHours.name}'`;
    found.push(
      settingProblem(catalogue.minimumMinutes.name, {
        shown: String(minimumSeconds / 60),
        code: 'E-406',
        what,
        fix: 'Lower the minimum.',
      }),
    );
  }
  if (graceSeconds > 0 && graceSeconds >= incrementSeconds) {
    const what = `it is not below '${catalogue.incrementMinutes.name}', so nothing rounds up`;
    found.push(
      settingProblem(catalogue.graceMinutes.name, {
        shown: String(graceSeconds / 60),
        code: 'E-404',
        what,
        fix: 'Lower the grace.',
      }),
    );
  }
  return found;
}

function settingProblem(
  name: string,
  fault: { shown: string; code: string; what: string; fix: string },
): Problem {
  const { shown, code, what, fix } = fault;
  return problem({
    code,
    step: 'price',
    tab: 'Settings',
    key: name,
    field: 'value',
    message: `Setting '${name}' is '${shown}': ${what}.`,
    fix,
  });
}
