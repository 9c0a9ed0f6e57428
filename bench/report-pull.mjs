const ENTRIES = 10_000;
const SOURCES = ['harvest', 'toggl', 'clockify', 'kimai'];

const columns = [
  ['source', 10],
  ['pull', 12],
  ['requests', 9],
  ['needed', 7],
  ['writes of Time', 15],
  ['needed', 7],
  ['reads of Time', 14],
  ['writes in all', 14],
  ['tabs', 5],
  ['sheet calls', 12],
  ['CPU s', 6],
];

/**
 * What a pull of 10,000 entries costs, against what it cannot do without: a request for each page,
 * and one write for each tab that changes. The first pull makes the tabs too.
 */
export function reportPull(measure) {
  console.log(line(columns.map(([title]) => title)));
  for (const { source, needed, first, second } of SOURCES.map((one) => measure(one, ENTRIES))) {
    print([source, 'first'], needed.first, first);
    print(['', 'nothing new'], needed.second, second);
  }
  return 0;
}

function print(names, pages, pull) {
  console.log(
    line([
      ...names,
      pull.requests,
      pages,
      pull.timeWrites,
      pull.timeWrites === 0 ? 0 : 1,
      pull.timeReads,
      pull.writes,
      pull.tabsWritten,
      pull.sheetCalls,
      pull.seconds.toFixed(1),
    ]),
  );
}

const line = (cells) =>
  cells
    .map((cell, index) => {
      const width = columns[index][1];
      return index < 2 ? String(cell).padEnd(width) : String(cell).padStart(width);
    })
    .join(' ');
