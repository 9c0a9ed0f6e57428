export const GLYPH_WIDTH = 3;
export const GLYPH_HEIGHT = 5;

/** Capital letters, figures and signs of three by five dots: five rows, each an octal digit. */
const rowsBySign: Readonly<Record<string, string>> = {
  A: '25755',
  B: '65656',
  C: '34443',
  D: '65556',
  E: '74647',
  F: '74644',
  G: '34553',
  H: '55755',
  I: '72227',
  J: '11152',
  K: '55655',
  L: '44447',
  M: '57755',
  N: '65555',
  O: '25552',
  P: '65644',
  Q: '25561',
  R: '65655',
  S: '34216',
  T: '72222',
  U: '55557',
  V: '55552',
  W: '55775',
  X: '55255',
  Y: '55222',
  Z: '71247',
  0: '75557',
  1: '26227',
  2: '71747',
  3: '71317',
  4: '55711',
  5: '74717',
  6: '74757',
  7: '71222',
  8: '75757',
  9: '75717',
  '.': '00002',
  ',': '00024',
  '-': '00700',
  '&': '25253',
};

/** Dots of a sign as places from its upper left corner; accents are dropped, unknown signs blank. */
export function glyphOf(sign: string): readonly (readonly [x: number, y: number])[] {
  const plain = sign.normalize('NFD').charAt(0).toUpperCase();
  const rows = rowsBySign[plain] ?? '00000';
  return [...rows].flatMap((digit, y) =>
    [4, 2, 1].flatMap((bit, x) => ((Number(digit) & bit) === 0 ? [] : [[x, y] as const])),
  );
}
