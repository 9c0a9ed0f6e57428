/** Where in a page the next text would stand; decides how it must be escaped. */
export type Place =
  | { readonly kind: 'text' | 'tag' | 'comment' | 'style' }
  | {
      readonly kind: 'attribute';
      readonly name: string;
      readonly quote: string;
      readonly value: string;
    }
  | { readonly kind: 'script'; readonly quote: string };

const RAW_ELEMENTS = ['script', 'style'];

type State = 'text' | 'tag' | 'attribute' | 'comment' | 'raw';

/** Follows a page piece by piece and knows where its end stands. */
export class HtmlScanner {
  private state: State = 'text';
  private element = '';
  private closing = false;
  private attribute = { name: '', quote: '', value: '' };
  /** Text that may be the beginning of something that takes more than one character. */
  private tail = '';
  private scriptQuote = '';

  private readonly steps: Readonly<Record<State, (char: string) => State>> = {
    text: (char) => this.stepText(char),
    tag: (char) => this.stepTag(char),
    attribute: (char) => this.stepAttribute(char),
    comment: (char) => this.stepComment(char),
    raw: (char) => this.stepRaw(char),
  };

  get place(): Place {
    if (this.state === 'attribute') return { kind: 'attribute', ...this.attribute };
    if (this.state !== 'raw') return { kind: this.state };
    return this.element === 'script'
      ? { kind: 'script', quote: this.scriptQuote }
      : { kind: 'style' };
  }

  feed(html: string): void {
    for (const char of html) {
      const before = this.state;
      this.state = this.steps[before](char);
      if (this.state !== before) this.tail = this.state === 'tag' ? this.tagTail() : '';
    }
  }

  /** An opening tag begins with its first letter; after a value or a raw text a blank follows. */
  private tagTail(): string {
    return this.tail.startsWith('<') && this.element.length === 1 ? this.element : ' ';
  }

  private stepText(char: string): State {
    this.tail = char === '<' ? char : this.tail && this.tail + char;
    if (this.tail === '<!--') return 'comment';
    const opening = /^<(\/?)([a-z])$/i.exec(this.tail);
    if (opening) {
      this.closing = opening[1] === '/';
      this.element = (opening[2] ?? '').toLowerCase();
      return 'tag';
    }
    if (!/^<(\/|!-?)?$/.test(this.tail)) this.tail = '';
    return 'text';
  }

  private stepComment(char: string): State {
    this.tail = (this.tail + char).slice(-3);
    return this.tail === '-->' ? 'text' : 'comment';
  }

  /** The tail holds the name of the element, then a blank and the name of the attribute. */
  private stepTag(char: string): State {
    if (char === '>') {
      this.scriptQuote = '';
      return !this.closing && RAW_ELEMENTS.includes(this.element) ? 'raw' : 'text';
    }
    if (char === '=') {
      const name = /([^\s/]+)\s*$/.exec(this.tail)?.[1] ?? '';
      this.attribute = { name: name.toLowerCase(), quote: '', value: '' };
      return 'attribute';
    }
    const inName = this.tail === this.element && /[a-z0-9-]/i.test(char);
    if (inName) this.element += char.toLowerCase();
    this.tail = inName ? this.element : this.tail + char;
    return 'tag';
  }

  private stepAttribute(char: string): State {
    const { quote, value } = this.attribute;
    const begins = quote === '' && value === '';
    if (begins && /\s/.test(char)) return 'attribute';
    if (begins && (char === '"' || char === "'")) {
      this.attribute = { ...this.attribute, quote: char };
      return 'attribute';
    }
    if (quote === '' && char === '>') return this.stepTag(char);
    if (quote === '' ? /\s/.test(char) : char === quote) return 'tag';
    this.attribute = { ...this.attribute, value: value + char };
    return 'attribute';
  }

  private stepRaw(char: string): State {
    this.tail = (this.tail + char).slice(-10);
    if (this.tail.toLowerCase().endsWith(`</${this.element}`)) {
      this.closing = true;
      return 'tag';
    }
    const escaped = this.tail.at(-2) === '\\' && this.tail.at(-3) !== '\\';
    if (this.element === 'script' && !escaped) this.followQuote(char);
    return 'raw';
  }

  private followQuote(char: string): void {
    const lineEnds = char === '\n' && this.scriptQuote !== '`';
    if (this.scriptQuote === '' && `"'\``.includes(char)) this.scriptQuote = char;
    else if (char === this.scriptQuote || lineEnds) this.scriptQuote = '';
  }
}
