/** So often a line is printed where it cannot be written over. */
const EVERY_MS = 15_000;

/** On a terminal, where one line is written over and over. */
const TERMINAL_MS = 1_000;

/**
 * Says every so often how far the jobs have come, as
 * `  0:45 4 of 5 enumerations, 12000 of 50000 seeds, 0 failures`.
 */
export function showProgress(parts, failures, { stdout } = process) {
  const seedsOf = ({ from, to }) => to - from + 1;
  const count = (all) => ({
    seeds: all.reduce((sum, part) => sum + seedsOf(part), 0),
    enumerations: all.filter(({ enumerate }) => enumerate !== 'none').length,
  });
  const whole = count(parts);
  const done = [];
  const startedAt = Date.now();
  const line = () => {
    const so = count(done);
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    const parts = [
      ...(whole.enumerations > 0
        ? [`${so.enumerations} of ${whole.enumerations} enumerations`]
        : []),
      `${so.seeds} of ${whole.seeds} seeds`,
      `${failures()} failures`,
    ];
    return `  ${clock} ${parts.join(', ')}`;
  };
  const show = () => stdout.write(stdout.isTTY ? `\r${line()}\x1b[K` : `${line()}\n`);
  const timer = setInterval(show, stdout.isTTY ? TERMINAL_MS : EVERY_MS);
  return {
    played: (part) => done.push(part),
    end: () => {
      clearInterval(timer);
      if (stdout.isTTY) stdout.write('\r\x1b[K');
    },
  };
}
