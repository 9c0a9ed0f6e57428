/** The substitution table of RFC 1319, built from the digits of pi as its appendix tells. */
function piTable(): Uint8Array {
  const table = Uint8Array.from({ length: 256 }, (_, index) => index);
  const digits = piDigits(722);
  let at = 0;
  const below = (limit: number): number => {
    const [width, ceiling] = limit <= 10 ? [1, 10] : limit <= 100 ? [2, 100] : [3, 1000];
    for (;;) {
      const number = Number(digits.slice(at, at + width));
      at += width;
      if (number < limit * Math.floor(ceiling / limit)) return number % limit;
    }
  };
  for (let index = 2; index <= 256; index++) {
    const other = below(index);
    const [a = 0, b = 0] = [table[index - 1], table[other]];
    table[index - 1] = b;
    table[other] = a;
  }
  return table;
}

/** The first digits of pi, `31415…`, by Machin's formula. */
function piDigits(count: number): string {
  const scale = 10n ** BigInt(count + 10);
  const arctanOfInverse = (n: bigint): bigint => {
    let term = scale / n;
    let sum = term;
    for (let k = 1n; term !== 0n; k++) {
      term /= -(n * n);
      sum += term / (2n * k + 1n);
    }
    return sum;
  };
  const pi = 4n * (4n * arctanOfInverse(5n) - arctanOfInverse(239n));
  return pi.toString().slice(0, count);
}

let substitution: Uint8Array | undefined;

/** The MD2 digest of RFC 1319, which Node's own library no longer offers. */
export function md2(message: Uint8Array): Uint8Array {
  substitution ??= piTable();
  const table = substitution;
  const s = (index: number): number => table[index] ?? 0;
  const pad = 16 - (message.length % 16);
  const padded = Uint8Array.from([...message, ...new Array<number>(pad).fill(pad)]);
  const checksum = new Uint8Array(16);
  let last = 0;
  for (let index = 0; index < padded.length; index++) {
    const at = index % 16;
    last = (checksum[at] ?? 0) ^ s((padded[index] ?? 0) ^ last);
    checksum[at] = last;
  }
  const state = new Uint8Array(48);
  for (const block of blocksOf16([...padded, ...checksum])) {
    block.forEach((byte, index) => {
      state[16 + index] = byte;
      state[32 + index] = byte ^ (state[index] ?? 0);
    });
    let carry = 0;
    for (let round = 0; round < 18; round++) {
      for (let index = 0; index < 48; index++) {
        carry = (state[index] ?? 0) ^ s(carry);
        state[index] = carry;
      }
      carry = (carry + round) % 256;
    }
  }
  return state.slice(0, 16);
}

const blocksOf16 = (bytes: readonly number[]): number[][] =>
  Array.from({ length: bytes.length / 16 }, (_, index) => bytes.slice(index * 16, index * 16 + 16));
