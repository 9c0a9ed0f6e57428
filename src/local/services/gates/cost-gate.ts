import type { Gate } from '../../engine/local-apps-script';

type Cost = readonly [call: RegExp, ms: number];

/**
 * About how long calls take on the live platform, in virtual milliseconds (apps-script.md B3); the
 * first that fits counts. A web request costs what its exchange took.
 */
const COSTS: readonly Cost[] = [
  [/^Cache\.Cache\./, 30],
  [/^Properties\.(Properties|\w+Properties)\./, 40],
  [/^Lock\.Lock\.(tryLock|waitLock|releaseLock)$/, 20],
  [/^Script\.(ScriptApp\.(deleteTrigger|get\w*Triggers)|\w+\.create)$/, 150],
  [/^(Mail|Gmail)\./, 300],
  [/^Base\.Ui\./, 20],
  [/^Spreadsheet\.SpreadsheetApp\.(open\w*)$/, 400],
  [/^Spreadsheet\.SpreadsheetApp\.create$/, 1500],
  [/^Spreadsheet\.SpreadsheetApp\.flush$/, 200],
  [/^Spreadsheet\.Range\.(get\w*(Value|Formula|Background|Format|Note)\w*|isBlank)$/, 100],
  [/^Spreadsheet\.Sheet\.(getLast\w+|getDataRange|getSheetValues)$/, 60],
  [/^Spreadsheet\.Spreadsheet\.(getSheets|getSheetBy\w+|getNumSheets|getSheetId)$/, 30],
  [
    /^Spreadsheet\.(Range|Sheet|Spreadsheet|Protection|NamedRange)\.(?!get|is|can|offset|activate)/,
    120,
  ],
  [/^Spreadsheet\./, 1],
];

const known = new Map<string, number>();

function costOf(call: string): number {
  let cost = known.get(call);
  if (cost === undefined) {
    cost = COSTS.find(([pattern]) => pattern.test(call))?.[1] ?? 0;
    known.set(call, cost);
  }
  return cost;
}

/** Moves the virtual clock by what a call takes, so that runs end when they would on the platform. */
export const costGate: Gate = ({ clock }, { gasType, method }) => {
  const cost = costOf(`${gasType}.${method}`);
  if (cost > 0) clock.advance(cost);
};
