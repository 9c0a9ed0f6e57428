/**
 * The code that the platform makes of a template (guides/html/templates, "evaluated code"). Lines
 * keep their numbers, and a line break right after a scriptlet is not printed.
 */
export function templateCode(template: string): string {
  const scriptlet = /<\?(!?=)?([\s\S]*?)\?>(\r?\n)?/g;
  let code = '(function() { var output = HtmlService.initTemplate(); ';
  let printed = 0;
  for (const match of template.matchAll(scriptlet)) {
    const [all, mark, source = '', lineBreak = ''] = match;
    code += printing(template.slice(printed, match.index));
    code += `${mark === undefined ? '' : `output.${mark === '=' ? '_$' : '_'} = `}${source};`;
    code += lineBreak === '' ? ' ' : '\n  ';
    printed = match.index + all.length;
  }
  return `${code}${printing(template.slice(printed))}
  /* End of user code */
  return output.$out.append('');
})();`;
}

/** Statements that print a text, one to each of its lines. */
const printing = (text: string): string =>
  (text.match(/[^\n]*\n|[^\n]+$/g) ?? [])
    .map((line) => `output._ =  '${quoted(line)}';${line.endsWith('\n') ? '\n  ' : ' '}`)
    .join('');

const ESCAPES: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

const quoted = (text: string): string =>
  text.replace(/[\\'"\n\r\u2028\u2029]/g, (char) => ESCAPES[char] ?? `\\${char}`);

/** The same code with the line of the template behind each of its lines. */
export function templateCodeWithComments(template: string): string {
  const lines = template.split('\n');
  return templateCode(template)
    .split('\n')
    .map((line, index) => (index < lines.length ? `${line} // ${lines[index]}` : line))
    .join('\n');
}
