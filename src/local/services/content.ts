import { ScriptError } from '../engine/script-error';
import { type EnumConstant, enumOf, ServiceObject } from '../engine/service-object';

/** Media type of each `ContentService.MimeType`, as a web app serves it. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ATOM: 'application/atom+xml',
  CSV: 'text/csv',
  ICAL: 'text/calendar',
  JAVASCRIPT: 'application/javascript',
  JSON: 'application/json',
  RSS: 'application/rss+xml',
  TEXT: 'text/plain',
  VCARD: 'text/x-vcard',
  XML: 'application/xml',
};

/** `ContentService`: texts that a web app serves. */
export class ContentService extends ServiceObject {
  readonly gasType = 'Content.ContentService';

  createTextOutput(content: unknown = '') {
    return new TextOutput(text(content));
  }
}

export class TextOutput extends ServiceObject {
  readonly gasType = 'Content.TextOutput';
  private mimeType: EnumConstant | undefined = enumOf('Content.MimeType')['TEXT'];
  private fileName: string | null = null;

  constructor(private content: string) {
    super();
  }

  append(addedContent: unknown) {
    this.content += text(addedContent);
    return this;
  }

  clear() {
    this.content = '';
    return this;
  }

  getContent() {
    return this.content;
  }

  setContent(content: unknown) {
    this.content = text(content);
    return this;
  }

  getMimeType() {
    return this.mimeType;
  }

  setMimeType(mimeType: EnumConstant) {
    this.mimeType = mimeType;
    return this;
  }

  getFileName() {
    return this.fileName;
  }

  /** Null makes the browser show the text instead; `:`, `/` and `\` may not be in a name. */
  downloadAsFile(fileName: string | null) {
    const name = fileName === null ? null : String(fileName);
    if (name !== null && /[:/\\]/.test(name)) throw new ScriptError('Invalid argument: filename');
    this.fileName = name;
    return this;
  }

  /** The header under which a web app serves the text. */
  mediaType(): string {
    return MEDIA_TYPES[this.mimeType?.name ?? 'TEXT'] ?? 'text/plain';
  }
}

const text = (content: unknown): string => (content === null ? '' : String(content));
