import type { FormulaFunction } from '../evaluation';
import { fail } from '../values';
import { arrays } from './arrays';
import { conditional } from './conditional';
import { dates } from './dates';
import { delegated } from './delegated';
import type { Functions } from './kit';
import { logic } from './logic';
import { lookup } from './lookup';
import { math } from './math';
import { text } from './text';

const emulated: Functions = {
  ...delegated,
  ...math,
  ...conditional,
  ...logic,
  ...text,
  ...dates,
  ...lookup,
  ...arrays,
};

/** Functions of Sheets that are refused with a visible error; some of them would need the network. */
const KNOWN =
  `IMPORTXML IMPORTHTML IMPORTDATA IMPORTFEED IMPORTRANGE GOOGLEFINANCE GOOGLETRANSLATE DETECTLANGUAGE IMAGE SPARKLINE QUERY AI
GETPIVOTDATA CELL FORMULATEXT ISFORMULA ISURL ISEMAIL AGGREGATE SORTN WRAPROWS WRAPCOLS TAKE DROP COLUMN_STATS
DSUM DAVERAGE DCOUNT DCOUNTA DGET DMAX DMIN DPRODUCT DSTDEV DSTDEVP DVAR DVARP
ACCRINT ACCRINTM AMORLINC COUPDAYBS COUPDAYS COUPDAYSNC COUPNCD COUPNUM COUPPCD DISC DOLLARDE DOLLARFR DURATION FVSCHEDULE
INTRATE ISPMT MDURATION ODDFPRICE PDURATION PRICE PRICEDISC PRICEMAT RECEIVED RRI TBILLEQ TBILLPRICE TBILLYIELD VDB YIELD YIELDDISC YIELDMAT
NETWORKDAYS.INTL WORKDAY.INTL CEILING.MATH CEILING.PRECISE FLOOR.MATH FLOOR.PRECISE ISO.CEILING SERIESSUM COMPLEX IMABS IMSUM IMPRODUCT
CONVERT DELTA ERF ERFC GESTEP BITAND BITOR BITXOR BITLSHIFT BITRSHIFT OCT2BIN OCT2DEC OCT2HEX BIN2OCT DEC2OCT HEX2BIN HEX2OCT
BETA.DIST BINOM.DIST BINOMDIST CHIDIST CHISQ.DIST CHITEST CONFIDENCE CRITBINOM EXPONDIST F.DIST FDIST FISHER GAMMADIST HYPGEOMDIST
LINEST LOGEST TREND GROWTH LOGINV LOGNORMDIST NEGBINOMDIST NORMDIST NORMINV NORMSDIST NORMSINV NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV
PERMUT PERMUTATIONA POISSON PROB TDIST TINV TTEST T.TEST WEIBULL ZTEST FREQUENCY MMULT MINVERSE MDETERM MUNIT COUNTUNIQUEIFS RANDARRAY
ARRAYTOTEXT ASC JIS DBCS FINDB LEFTB LENB MIDB REPLACEB RIGHTB SEARCHB MODE.MULT PERCENTRANK.EXC PERCENTRANK.INC QUARTILE.EXC
SUMX2MY2 SUMX2PY2 SUMXMY2 TIMEDIF EPOCHTODATE COVARIANCE.P COVARIANCE.S FORECAST.LINEAR SKEW.P LET LAMBDA`
    .split(/\s+/)
    .filter((name) => !(name in emulated));

const refused = new Map(KNOWN.map((name) => [name, refusal(name)]));

function refusal(name: string): FormulaFunction {
  return () => fail('#NOT_EMULATED!', `${name} is not emulated by the local Apps Script.`);
}

/** A function by its English name, or null for one that Sheets does not have. */
export function functionNamed(name: string): FormulaFunction | null {
  return (Object.hasOwn(emulated, name) && emulated[name]) || (refused.get(name) ?? null);
}
