import type { ServiceContext } from '../../engine/local-apps-script';
import { ScriptError } from '../../engine/script-error';
import { RealmValue, ServiceObject } from '../../engine/service-object';
import { blobFrom } from '../blob';
import { HtmlOutput } from './html-output';
import { templateCode, templateCodeWithComments } from './template-code';

/** `HtmlService`: pages from texts, files and templates (apps-script.md C). */
export class HtmlService extends ServiceObject {
  readonly gasType = 'HTML.HtmlService';

  constructor(private readonly context: ServiceContext) {
    super();
  }

  createHtmlOutput(source: unknown = '') {
    return this.output(textOf(source));
  }

  createHtmlOutputFromFile(filename: string) {
    return this.output(this.file(filename));
  }

  createTemplate(source: unknown) {
    const text = textOf(source);
    return new HtmlTemplate(this.context, () => text);
  }

  createTemplateFromFile(filename: string) {
    const text = this.file(filename);
    return new HtmlTemplate(this.context, () => text);
  }

  /** The browser is only known in a web app's doGet and doPost. */
  getUserAgent() {
    const { caller } = this.context.execution;
    return caller.cause === 'webApp' ? (caller.userAgent ?? null) : null;
  }

  /** What the code of a template begins with: assigning to `_` prints, to `_$` prints escaped. */
  initTemplate() {
    const source = `function (out) {
      return Object.defineProperties({ $out: out }, {
        _: { set: (value) => { out.append(String(value)); } },
        _$: { set: (value) => { out.appendUntrusted(typeof value === 'number' ? value : String(value)); } },
      });
    }`;
    return new RealmValue(this.context.execution.realm?.apply(source, [this.output('')]));
  }

  private output(content: string): HtmlOutput {
    return new HtmlOutput(
      content,
      (source) => new HtmlTemplate(this.context, () => source.getContent()),
    );
  }

  private file(filename: string): string {
    const name = String(filename);
    const { html } = this.context.project;
    const text = html.get(name) ?? html.get(name.replace(/\.html$/, ''));
    if (text === undefined) throw new ScriptError(`No HTML file named ${name} was found.`);
    return text;
  }
}

/** A page with scriptlets. What a script assigns to it is a variable in them. */
class HtmlTemplate extends ServiceObject {
  readonly gasType = 'HTML.HtmlTemplate';

  constructor(
    private readonly context: ServiceContext,
    private readonly raw: () => string,
  ) {
    super();
  }

  evaluate() {
    const source = `function (template, code) {
      const names = Object.keys(template);
      return Function(...names, 'return ' + code)(...names.map((name) => template[name]));
    }`;
    return new RealmValue(this.context.execution.realm?.apply(source, [this, this.getCode()]));
  }

  getCode() {
    return templateCode(this.raw());
  }

  getCodeWithComments() {
    return templateCodeWithComments(this.raw());
  }

  getRawContent() {
    return this.raw();
  }
}

function textOf(source: unknown): string {
  return source instanceof ServiceObject ? blobFrom(source).getDataAsString() : String(source);
}
