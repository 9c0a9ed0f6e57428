import type { Place } from './html-scanner';

/** What stands where a text could do harm and no escape would help. */
const INNOCUOUS = 'zSoyz';

const URL_ATTRIBUTES =
  /^(href|src|action|formaction|cite|data|poster|background|longdesc|manifest)$/;

/**
 * A value made harmless for the place in the page where it will stand ("contextual escaping",
 * guides/html/templates): `<b>` in text becomes `&lt;b&gt;`, in a script `'\x3cb\x3e'`.
 */
export function escapeFor(place: Place, value: unknown): string {
  const text = String(value);
  switch (place.kind) {
    case 'script':
      return place.quote === '' ? scriptValue(value) : scriptText(text);
    case 'style':
      return styleText(text);
    case 'tag':
      return /^[\w:-]+$/.test(text) ? text : INNOCUOUS;
    case 'comment':
      return text.replace(/[<>-]/g, '');
    case 'attribute':
      return attributeText(place, value);
    case 'text':
      return htmlText(text);
  }
}

const HTML_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const htmlText = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => HTML_ESCAPES[char] ?? char);

function attributeText(place: Place & { kind: 'attribute' }, value: unknown): string {
  const { name, quote } = place;
  const inner = /^on/.test(name)
    ? scriptAttribute(place.value, value)
    : name === 'style'
      ? styleText(String(value))
      : URL_ATTRIBUTES.test(name)
        ? urlText(place.value, String(value))
        : String(value);
  const escaped = htmlText(inner);
  if (quote !== '') return escaped;
  return escaped.replace(/[\s=`]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** In an event handler it matters whether the text before it has opened a string. */
function scriptAttribute(before: string, value: unknown): string {
  const quotes = before.match(/["'`]/g)?.length ?? 0;
  return quotes % 2 === 1 ? scriptText(String(value)) : scriptValue(value);
}

const scriptValue = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'boolean' || value === null
    ? ` ${String(value)} `
    : `'${scriptText(String(value))}'`;

const SCRIPT_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '/': '\\/',
};

const scriptText = (text: string): string =>
  text.replace(/[\\\b\f\n\r\t/\0"&'<=>\v\u0085\u2028\u2029]/g, (char) => {
    const code = char.charCodeAt(0);
    const hex = code > 255 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\x${hex2(code)}`;
    return SCRIPT_ESCAPES[char] ?? hex;
  });

const hex2 = (code: number): string => code.toString(16).padStart(2, '0');

const styleText = (text: string): string =>
  /^(?!-*(?:expression|(?:moz-)?binding))(?:[.#]?-?(?:[_a-z0-9-]+)(?:-[_a-z0-9-]+)*-?|-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[a-z]{1,2}|%)?|!important|)$/i.test(
    text,
  )
    ? text
    : INNOCUOUS;

/** A whole address must be of a harmless scheme; a part of its query is percent-encoded. */
function urlText(before: string, text: string): string {
  if (/[?#]/.test(before)) return encodeURIComponent(text).replaceAll("'", '%27');
  const harmless = /^(?:(?:https?|mailto|tel|ftp):|[^&:/?#]*(?:[/?#]|$))/i.test(text);
  if (before === '' && !harmless) return `about:invalid#${INNOCUOUS}`;
  return text.replace(/[\s"'()<>\\{}]/g, (char) => encodeURIComponent(char));
}
