import type { Settings } from '../records/settings';
import { roundingLevels } from '../records/settings';
import { levelWords, roundingWords, type TimePolicy } from './time-policy';
import type { TimeRounding } from './time-rounding';

/** The words of a version, in their order; whatever does not fit is no version of ours. */
const VERSION =
  /^.*: (?:no rounding|(?:(to the nearest|up to|down to) (\d+) min(?: \(half (down|even)\))?(?:, (\d+) min grace)?)?(?:(?:, )?at least (\d+) min)?)(?: (by .+?))?(, hours at two decimals)?$/;

const DIRECTIONS: Readonly<Record<string, Settings['roundingDirection']>> = {
  'to the nearest': 'nearest',
  'up to': 'up',
  'down to': 'down',
};

/**
 * Reads the policy back from the version that an entry or a line records, so that a document can
 * be counted again long after the policy has changed; null for words that no policy has.
 */
export function readPolicyVersion(version: string): TimePolicy | null {
  const found = VERSION.exec(version);
  if (!found) return null;
  const [, way = '', increment, half, grace, minimum, words = '', twoDecimals] = found;
  const level = roundingLevels.find((one) => levelWords(one) === words);
  if (level === undefined) return null;
  const seconds = (minutes: string | undefined) => Number(minutes ?? 0) * 60;
  const rounding: TimeRounding = {
    incrementSeconds: seconds(increment),
    direction: DIRECTIONS[way] ?? 'nearest',
    tie: half === 'down' || half === 'even' ? half : 'up',
    minimumSeconds: seconds(minimum),
    graceSeconds: seconds(grace),
  };
  const hours = twoDecimals === undefined ? 'exact' : 'twoDecimals';
  return { level, rounding, hours, words: roundingWords(rounding), version };
}
