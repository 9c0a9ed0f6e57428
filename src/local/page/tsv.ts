/** Rows of a clipboard text as a spreadsheet writes it: tabs, line ends, quotes where needed. */
export function parseTsv(text: string): string[][] {
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows: string[][] = [[]];
  const field = /"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*)/y;
  for (let at = 0; at <= source.length; at = field.lastIndex + 1) {
    field.lastIndex = at;
    const [, quoted, plain = ''] = field.exec(source) ?? [];
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (source[field.lastIndex] === '\n') rows.push([]);
  }
  return rows;
}

/** One field of a clipboard text. */
export function quoted(text: string): string {
  return /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
