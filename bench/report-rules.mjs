const SIZES = [1_000, 10_000, 100_000];

const number = (value) => Math.round(value).toLocaleString('en-US');

/** How fast the rules price and draft, and whether time grows faster than the work. */
export function reportRules(measure) {
  const results = SIZES.map((size) => measure(size));
  for (const [index, { size, seconds, megabytes, documents, lines }] of results.entries()) {
    const before = results[index - 1];
    const growth = before
      ? `; from ${number(before.size)} on: time ×${(seconds / before.seconds).toFixed(1)}, ` +
        `memory ×${(megabytes / before.megabytes).toFixed(1)}`
      : '';
    console.log(
      `${number(size)} entries: ${number(size / seconds)} entries/s (${seconds.toFixed(2)} s), ` +
        `peak ${number(megabytes)} MB, ${number(documents)} invoices, ${number(lines)} lines${growth}`,
    );
  }
  const [, middle, largest] = results;
  const steeper = largest.seconds / middle.seconds / (largest.size / middle.size);
  console.log(`growth beyond linear: ${Math.max(0, (steeper - 1) * 100).toFixed(0)} %`);
  return steeper > 1.5 ? 1 : 0;
}
