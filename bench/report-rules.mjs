const SIZES = [1_000, 10_000, 100_000];

/** How much steeper than linear a figure may grow before the benchmark fails. */
const LIMIT = 1.5;

const number = (value) => Math.round(value).toLocaleString('en-US');

/** How fast the rules price and draft, and whether time or memory grows faster than the work. */
export function reportRules(measure) {
  const results = SIZES.map((size) => measure(size));
  for (const [index, result] of results.entries()) {
    const { size, seconds, wall, megabytes, documents, lines } = result;
    const before = results[index - 1];
    const growth = before
      ? `; from ${number(before.size)} on: CPU ×${(seconds / before.seconds).toFixed(1)}, ` +
        `memory ×${(megabytes / before.megabytes).toFixed(1)}`
      : '';
    console.log(
      `${number(size)} entries: ${number(size / seconds)} entries/s (${seconds.toFixed(2)} s CPU, ` +
        `${wall.toFixed(2)} s wall), peak ${number(megabytes)} MB, ${number(documents)} invoices, ` +
        `${number(lines)} lines${growth}`,
    );
  }
  const [, middle, largest] = results;
  const work = largest.size / middle.size;
  const steeper = (of) => of(largest) / of(middle) / work;
  const [time, memory] = [steeper(({ seconds }) => seconds), steeper((one) => one.megabytes)];
  const percent = (ratio) => Math.max(0, (ratio - 1) * 100).toFixed(0);
  console.log(`growth beyond linear: time ${percent(time)} %, memory ${percent(memory)} %`);
  return Math.max(time, memory) > LIMIT ? 1 : 0;
}
