export type BorderSide = 'top' | 'left' | 'bottom' | 'right';

export interface Border {
  /** Name of a constant of `BorderStyle`. */
  readonly style: string;
  /** `#rrggbb`. */
  readonly color: string;
}

/** How a cell looks, as far as it differs from a new one. Colours are `#rrggbb`. */
export interface Style {
  readonly numberFormat?: string;
  readonly background?: string;
  readonly fontColor?: string;
  /** Names of `ThemeColorType` that the two colours were taken from. */
  readonly backgroundTheme?: string;
  readonly fontColorTheme?: string;
  readonly fontFamily?: string;
  /** Points. */
  readonly fontSize?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
  readonly horizontalAlignment?: 'left' | 'center' | 'right';
  /** Aligned by its kind of value, and asked for in words, which the platform remembers. */
  readonly generalLeft?: true;
  readonly verticalAlignment?: 'top' | 'middle' | 'bottom';
  /** Name of a constant of `WrapStrategy`. */
  readonly wrap?: 'WRAP' | 'OVERFLOW' | 'CLIP';
  /** Degrees, or upright letters below each other. */
  readonly rotation?: number | 'vertical';
  /** Name of a constant of `TextDirection`. */
  readonly direction?: 'LEFT_TO_RIGHT' | 'RIGHT_TO_LEFT';
  /** False hides that a link is one. */
  readonly showHyperlink?: boolean;
  readonly borders?: Readonly<Partial<Record<BorderSide, Border>>>;
}

/** A change of look; `undefined` gives back what a new cell has. */
export type StyleChange = { readonly [K in keyof Style]?: Style[K] | undefined };

const known = new Map<string, Style>();

/** The one object that stands for this look, or undefined for the look of a new cell. */
export function styleOf(parts: StyleChange): Style | undefined {
  const entries = Object.entries(parts)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return undefined;
  const key = JSON.stringify(entries);
  let style = known.get(key);
  if (!style) {
    style = Object.freeze(Object.fromEntries(entries)) as Style;
    known.set(key, style);
  }
  return style;
}

/** Changes many cells alike: each distinct look is worked out once. */
export function styleChanger(change: StyleChange): (style: Style | undefined) => Style | undefined {
  const done = new Map<Style | undefined, Style | undefined>();
  return (style) => {
    if (!done.has(style)) done.set(style, styleOf({ ...style, ...change }));
    return done.get(style);
  };
}
