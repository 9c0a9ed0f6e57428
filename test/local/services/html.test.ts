import { describe, expect, test } from '@jest/globals';
import { projectOf } from '../support/run-code';
import { errorOf, run } from '../support/run-services';

const evaluated = (template: string, before = '') =>
  run(
    `const t = HtmlService.createTemplate(${JSON.stringify(template)}); ${before}
     return t.evaluate().getContent();`,
  );

// guides/html/templates
describe('templates', () => {
  test.each([
    ["<?= 'Hello'; 'abc' ?>", 'Hello'], // only the first statement is printed
    ['<? var x; // a comment ?> not printed\nprinted', 'printed'],
    [
      '<? for (var i = 0; i < 2; i++) { ?>\n<b><?= i ?></b>\n<? } ?>\nend',
      '<b>0</b>\n<b>1</b>\nend',
    ],
    ['a\n\nb <?= 1 ?> c\n', 'a\n\nb 1 c\n'],
    ["<?!= '<i>' ?>", '<i>'],
    ['quote \' " \\ \\n stays', 'quote \' " \\ \\n stays'],
  ])('%j', (template, html) => {
    expect(evaluated(template)).toBe(html);
  });

  test('what is assigned to a template is a variable in it, globals are seen', () => {
    expect(
      evaluated(
        '<?= name ?> <?= Utilities.formatString("%s", other.x) ?>',
        "t.name = 'A'; t.other = { x: 1 };",
      ),
    ).toBe('A 1');
  });

  test("an error in a scriptlet is the script's own", () => {
    const code = "HtmlService.createTemplate('<?= nothing ?>').evaluate();";
    expect(errorOf(code)).toBe('ReferenceError: nothing is not defined');
  });

  test('the code can be evaluated, and its lines are those of the template', () => {
    const code = `const t = HtmlService.createTemplate("a\\n<?= 1 +\\n1 ?>\\nb");
      const code = t.getCode();
      return [eval(code).getContent(), code.split('\\n')[2].includes('1'), t.getCodeWithComments().split('\\n')[3]];`;
    expect(run(code)).toEqual(['a\n2b', true, expect.stringContaining('// b')]);
  });

  test('a template of an output follows its changes', () => {
    const code = `const o = HtmlService.createHtmlOutput('<?= 1 ?>'); const t = o.asTemplate();
      o.append('<?= 2 ?>'); return t.evaluate().getContent();`;
    expect(run(code)).toBe('12');
  });
});

// ibid., "contextual escaping", after the rules of Closure Templates
test.each([
  ['<p><?= v ?></p>', '<p>&lt;&amp;&quot;&#39;</p>'],
  ['<p title="<?= v ?>">', '<p title="&lt;&amp;&quot;&#39;">'],
  ['<p title=<?= v ?>>', '<p title=&lt;&amp;&quot;&#39;>'],
  ['<script>var a = <?= v ?>;</script>', "<script>var a = '\\x3c\\x26\\x22\\x27';</script>"],
  ['<script>var a = "<?= v ?>";</script>', '<script>var a = "\\x3c\\x26\\x22\\x27";</script>'],
  ["<script>// it's\nvar n = <?= 5 ?></script>", "<script>// it's\nvar n =  5 </script>"],
  ['<a href="<?= bad ?>">', '<a href="about:invalid#zSoyz">'],
  ['<a href="<?= good ?>">', '<a href="https://a.example/?b=1&amp;c">'],
  ['<a href="/find?q=<?= v ?>&x=1">', '<a href="/find?q=%3C%26%22%27&x=1">'],
  ['<b onclick="f(<?= v ?>)">', '<b onclick="f(&#39;\\x3c\\x26\\x22\\x27&#39;)">'],
  ['<style>p { color: <?= v ?>; }</style>', '<style>p { color: zSoyz; }</style>'],
  ['<!-- <?= v ?> --><?= v ?>', '<!-- &"\' -->&lt;&amp;&quot;&#39;'],
])('%s is escaped for its place', (template, html) => {
  const before = `t.v = '<&"\\''; t.bad = 'javascript:alert(1)'; t.good = 'https://a.example/?b=1&c';`;
  expect(evaluated(template, before)).toBe(html);
});

describe('pages', () => {
  const project = projectOf({
    'Code.js': `function main() {
      return [
        HtmlService.createHtmlOutputFromFile('Page').getContent(),
        HtmlService.createTemplateFromFile('Page.html').getRawContent(),
        HtmlService.createHtmlOutputFromFile('pages/Deep').getContent(),
      ];
    }`,
    'Page.html': '<b>page</b>',
    'pages/Deep.html': 'deep',
  });

  test('come from files by their names', () => {
    expect(run('', { project })).toEqual(['<b>page</b>', '<b>page</b>', 'deep']);
  });

  test.each([
    [
      "createHtmlOutput('<b>').append('</b>').appendUntrusted('<i>').getContent()",
      '<b></b>&lt;i&gt;',
    ],
    ["createHtmlOutput('x').setContent('y').getContent()", 'y'],
    ["createHtmlOutput('x').clear().getContent()", ''],
    ["createHtmlOutput('x').setTitle('T').getTitle()", 'T'],
    ["createHtmlOutput('x').setWidth(200).setHeight(100).getWidth()", 200],
    ["createHtmlOutput('x').getBlob().getContentType()", 'text/html'],
    ["createHtmlOutput('x').setSandboxMode(HtmlService.SandboxMode.IFRAME).getContent()", 'x'],
    [
      "createHtmlOutput('x').setFaviconUrl('https://a.example/i.png').getFaviconUrl()",
      'https://a.example/i.png',
    ],
    ["createHtmlOutput(Utilities.newBlob('<p>', 'text/html')).getContent()", '<p>'],
  ])('%s', (code, value) => {
    expect(run(`return HtmlService.${code};`)).toEqual(value);
  });

  test('only some meta tags are allowed', () => {
    expect(errorOf("HtmlService.createHtmlOutput('').addMetaTag('author', 'x');")).toBe(
      'Exception: The meta tag you specified is not allowed in this context.',
    );
  });
});
