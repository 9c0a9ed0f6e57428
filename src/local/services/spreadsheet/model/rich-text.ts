/** Look of a part of the text of a cell. */
export interface RunLook {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
  readonly fontColor?: string;
  readonly fontFamily?: string;
  readonly fontSize?: number;
}

/** A part of the text of a cell, by character offsets; `end` is not part of it. */
export interface TextRun {
  readonly start: number;
  readonly end: number;
  readonly look: RunLook;
  readonly link: string | null;
}
