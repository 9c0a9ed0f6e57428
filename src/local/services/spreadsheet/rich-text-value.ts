import { ScriptError } from '../../engine/script-error';
import { ServiceObject } from '../../engine/service-object';
import { toInteger } from './arguments';
import type { TextRun } from './model/rich-text';
import { type TextLook, TextStyle } from './text-style';

/** Text with looks and links of its parts. */
export interface RichText {
  readonly text: string;
  readonly runs: readonly TextRun[];
  /** Look of the text where no run says otherwise. */
  readonly base: TextLook;
}

/** A run over the whole text, for a text without runs. */
function wholeRun({ text }: RichText): TextRun {
  return { start: 0, end: text.length, look: {}, link: null };
}

/** Runs without gaps: what lies between gets a run of its own. */
export function fullRuns(rich: RichText): readonly TextRun[] {
  const { text, runs } = rich;
  if (runs.length === 0) return [wholeRun(rich)];
  const full: TextRun[] = [];
  let at = 0;
  for (const run of [...runs].sort((a, b) => a.start - b.start)) {
    if (run.start > at) full.push({ start: at, end: run.start, look: {}, link: null });
    full.push(run);
    at = run.end;
  }
  if (at < text.length) full.push({ start: at, end: text.length, look: {}, link: null });
  return full;
}

export class RichTextValue extends ServiceObject {
  readonly gasType = 'Spreadsheet.RichTextValue';

  constructor(
    readonly rich: RichText,
    private readonly start = 0,
  ) {
    super();
  }

  copy() {
    return new RichTextValueBuilder(this.rich);
  }
  getText() {
    return this.rich.text;
  }
  getStartIndex() {
    return this.start;
  }
  getEndIndex() {
    return this.start + this.rich.text.length;
  }

  /** The link of the whole text, or of a part; null where there is none or more than one. */
  getLinkUrl(from?: number, to?: number) {
    const links = new Set(this.runsWithin(from, to).map(({ link }) => link));
    const [only = null] = links;
    return links.size === 1 ? only : null;
  }

  getTextStyle(from?: number, to?: number) {
    const looks = this.runsWithin(from, to).map(({ look }) => ({ ...this.rich.base, ...look }));
    const [first = this.rich.base] = looks;
    const same = Object.entries(first).filter(([key, value]) =>
      looks.every((look) => look[key as keyof TextLook] === value),
    );
    return new TextStyle(Object.fromEntries(same));
  }

  getRuns() {
    return fullRuns(this.rich).map(({ start, end, look, link }) => {
      const text = this.rich.text.slice(start, end);
      const run: TextRun = { start: 0, end: text.length, look, link };
      return new RichTextValue({ text, runs: [run], base: this.rich.base }, start);
    });
  }

  private runsWithin(from = 0, to = this.rich.text.length): readonly TextRun[] {
    const runs = fullRuns(this.rich);
    const inside = runs.filter(({ start, end }) => start < to && end > from);
    return inside.length > 0 ? inside : runs.slice(0, 1);
  }
}

export class RichTextValueBuilder extends ServiceObject {
  readonly gasType = 'Spreadsheet.RichTextValueBuilder';

  constructor(private rich: RichText = { text: '', runs: [], base: {} }) {
    super();
  }

  build() {
    return new RichTextValue(this.rich);
  }

  setText(text: string) {
    this.rich = { ...this.rich, text: String(text), runs: [] };
    return this;
  }

  setTextStyle(...args: [number, number, TextStyle | null] | [TextStyle | null]) {
    const [from, to, style] = this.part(args);
    return this.cover(from, to, (run) => ({ ...run, look: style ? style.look : {} }));
  }

  setLinkUrl(...args: [number, number, string | null] | [string | null]) {
    const [from, to, link] = this.part(args);
    return this.cover(from, to, (run) => ({ ...run, link }));
  }

  private part<T>(args: [number, number, T] | [T]): [number, number, T] {
    if (args.length === 1) return [0, this.rich.text.length, args[0]];
    const [from, to, value] = args;
    if (toInteger(from) < 0 || toInteger(to) > this.rich.text.length || from >= to) {
      throw new ScriptError('Illegal argument: the offsets do not lie within the text.');
    }
    return [from, to, value];
  }

  /** Changes a part of the text, cutting the runs at its ends. */
  private cover(from: number, to: number, change: (run: TextRun) => TextRun): this {
    const runs = fullRuns(this.rich).flatMap((run) => {
      const pieces: TextRun[] = [];
      const [start, end] = [Math.max(run.start, from), Math.min(run.end, to)];
      if (start >= end) return [run];
      if (run.start < start) pieces.push({ ...run, end: start });
      pieces.push(change({ ...run, start, end }));
      if (run.end > end) pieces.push({ ...run, start: end });
      return pieces;
    });
    this.rich = { ...this.rich, runs };
    return this;
  }
}
