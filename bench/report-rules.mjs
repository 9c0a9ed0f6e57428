const SIZES = [1_000, 10_000, 100_000];

/** How much steeper than linear a figure may grow before the benchmark fails. */
const LIMIT = 1.5;

const number = (value) => Math.round(value).toLocaleString('en-US');

/** How fast the rules price and draft, and whether time or memory grows faster than the work. */
export function reportRules(measure) {
  console.log('With rounding levels, taxes and two currencies:');
  const plain = reportSizes(measure);
  console.log('With factors and cost rates besides:');
  const loaded = reportSizes((size) => measure(size, 'factors'));
  return Math.max(plain, loaded) > LIMIT ? 1 : 0;
}

/** Prints a row a size; gives how much steeper than linear the worse of time and memory grew. */
function reportSizes(measure) {
  const results = SIZES.map((size) => measure(size));
  for (const [index, result] of results.entries()) console.log(rowOf(result, results[index - 1]));
  const [, middle, largest] = results;
  const work = largest.size / middle.size;
  const steeper = (of) => of(largest) / of(middle) / work;
  const [time, memory] = [steeper(({ seconds }) => seconds), steeper((one) => one.megabytes)];
  const percent = (ratio) => Math.max(0, (ratio - 1) * 100).toFixed(0);
  console.log(`growth beyond linear: time ${percent(time)} %, memory ${percent(memory)} %`);
  return Math.max(time, memory);
}

function rowOf({ size, seconds, wall, megabytes, documents, lines }, before) {
  const growth = before
    ? `; from ${number(before.size)} on: CPU ×${(seconds / before.seconds).toFixed(1)}, ` +
      `memory ×${(megabytes / before.megabytes).toFixed(1)}`
    : '';
  return (
    `${number(size)} entries: ${number(size / wall)} entries/s (${wall.toFixed(2)} s, ` +
    `${seconds.toFixed(2)} s CPU), peak ${number(megabytes)} MB, ${number(documents)} invoices, ` +
    `${number(lines)} lines${growth}`
  );
}
