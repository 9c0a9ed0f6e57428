import { ScriptError } from '../../engine/script-error';
import { type EnumConstant, ServiceObject } from '../../engine/service-object';
import { blobOf } from '../blob';
import { escapeFor } from './escaping';
import { HtmlScanner } from './html-scanner';

/** Meta tags that a page may have (reference, html/HtmlOutput#addMetaTag). */
const META_TAGS = [
  'apple-mobile-web-app-capable',
  'google-site-verification',
  'mobile-web-app-capable',
  'viewport',
];

/** A page that a script shows or serves. */
export class HtmlOutput extends ServiceObject {
  readonly gasType = 'HTML.HtmlOutput';
  private readonly metaTags: MetaTag[] = [];
  private title = '';
  private favicon: string | null = null;
  private width: number | null = null;
  private height: number | null = null;
  private scanner = new HtmlScanner();
  private scanned = 0;
  /** Name of the constant of `XFrameOptionsMode`. */
  frameOptions = 'DEFAULT';

  constructor(
    private content: string,
    private readonly templateOf: (source: HtmlOutput) => ServiceObject,
  ) {
    super();
  }

  addMetaTag(name: string, content: string) {
    if (!META_TAGS.includes(String(name)))
      throw new ScriptError('The meta tag you specified is not allowed in this context.');
    this.metaTags.push(new MetaTag(String(name), String(content)));
    return this;
  }

  append(addedContent: unknown) {
    this.content += String(addedContent);
    return this;
  }

  appendUntrusted(addedContent: unknown) {
    this.scanner.feed(this.content.slice(this.scanned));
    const escaped = escapeFor(this.scanner.place, addedContent);
    this.content += escaped;
    this.scanner.feed(escaped);
    this.scanned = this.content.length;
    return this;
  }

  /** Later changes of this output show in the template. */
  asTemplate() {
    return this.templateOf(this);
  }

  clear() {
    return this.setContent('');
  }

  getContent() {
    return this.content;
  }

  setContent(content: unknown) {
    this.content = String(content);
    this.scanner = new HtmlScanner();
    this.scanned = 0;
    return this;
  }

  getAs(contentType: string) {
    return this.getBlob().getAs(contentType);
  }

  getBlob() {
    return blobOf(this.content, 'text/html');
  }

  getMetaTags() {
    return [...this.metaTags];
  }

  getFaviconUrl() {
    return this.favicon;
  }

  setFaviconUrl(iconUrl: string) {
    if (!/\.(ico|png|gif|jpe?g|bmp|svg)(\?.*)?$/i.test(String(iconUrl)))
      throw new ScriptError('The favicon icon image type is not supported.');
    this.favicon = String(iconUrl);
    return this;
  }

  getTitle() {
    return this.title;
  }

  setTitle(title: string) {
    this.title = String(title);
    return this;
  }

  getWidth() {
    return this.width;
  }

  setWidth(width: number | null) {
    this.width = width;
    return this;
  }

  getHeight() {
    return this.height;
  }

  setHeight(height: number | null) {
    this.height = height;
    return this;
  }

  /** All pages are shown in IFRAME mode, whatever is asked for. */
  setSandboxMode(_mode: EnumConstant) {
    return this;
  }

  setXFrameOptionsMode(mode: EnumConstant) {
    this.frameOptions = mode.name;
    return this;
  }
}

class MetaTag extends ServiceObject {
  readonly gasType = 'HTML.HtmlOutputMetaTag';

  constructor(
    private readonly name: string,
    private readonly content: string,
  ) {
    super();
  }

  getName() {
    return this.name;
  }

  getContent() {
    return this.content;
  }
}
