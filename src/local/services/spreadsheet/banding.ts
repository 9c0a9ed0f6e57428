import { ScriptError } from '../../engine/script-error';
import { type EnumConstant, ServiceObject } from '../../engine/service-object';
import { type Color, colorObject, readColor } from './color';
import { intersection, type Rectangle } from './model/rectangle';
import type { BandColors, BandedArea } from './model/rules';
import type { SheetModel } from './model/sheet-model';
import type { RangeLike, SheetPlace, SheetSession } from './sheet-session';

/** Header, second band and footer of each theme; the first band is white. Read on the live platform. */
const THEMES: Readonly<Record<string, readonly [string, string, string]>> = {
  LIGHT_GREY: ['#bdbdbd', '#f3f3f3', '#dedede'],
  CYAN: ['#4dd0e1', '#e0f7fa', '#a2e8f1'],
  GREEN: ['#63d297', '#e7f9ef', '#afe9ca'],
  YELLOW: ['#f7cb4d', '#fef8e3', '#fce8b2'],
  ORANGE: ['#f46524', '#ffe6dd', '#ffccbc'],
  BLUE: ['#5b95f9', '#e8f0fe', '#acc9fe'],
  TEAL: ['#26a69a', '#ddf2f0', '#8cd3cd'],
  GREY: ['#78909c', '#ebeff1', '#bbc8ce'],
  BROWN: ['#cca677', '#f8f2eb', '#e6d3ba'],
  LIGHT_GREEN: ['#8bc34a', '#eef7e3', '#c4e2a0'],
  INDIGO: ['#8989eb', '#e8e7fc', '#c4c3f7'],
  PINK: ['#e91d63', '#fddce8', '#f68ab0'],
};

type Axis = 'rows' | 'columns';
type Part = keyof BandColors;

export interface BandingWish {
  readonly axis: Axis;
  readonly theme: EnumConstant | undefined;
  readonly header: boolean;
  readonly footer: boolean;
}

export function applyBanding(
  session: SheetSession,
  { place, block }: RangeLike,
  { axis, theme, header, footer }: BandingWish,
): Banding {
  const [head, second, foot] = THEMES[theme?.name ?? 'LIGHT_GREY'] ?? ['', '', ''];
  const colors: BandColors = {
    header: header ? head : null,
    first: '#ffffff',
    second,
    footer: footer ? foot : null,
  };
  const none = { header: null, first: null, second: null, footer: null };
  return addBanding(session, place, {
    range: block,
    rows: axis === 'rows' ? colors : none,
    columns: axis === 'columns' ? colors : none,
  });
}

function addBanding(
  session: SheetSession,
  place: SheetPlace,
  parts: Omit<BandedArea, 'id'>,
): Banding {
  const sheet = session.sheet(place);
  session.mayEdit(sheet, parts.range);
  refuseOverlap(sheet, parts.range, null);
  const area = { ...parts, id: sheet.parent.nextId() };
  sheet.bandings = [...sheet.bandings, area];
  sheet.changed();
  return new Banding(session, place, area.id);
}

function refuseOverlap(sheet: SheetModel, range: Rectangle, own: number | null): void {
  if (sheet.bandings.some((area) => area.id !== own && intersection(area.range, range))) {
    throw new ScriptError(
      'You cannot add alternating background colors to a range that already has alternating background colors.',
    );
  }
}

export function bandingsOf(session: SheetSession, sheet: SheetModel): Banding[] {
  const place = { bookId: sheet.parent.id, sheetId: sheet.id };
  return sheet.bandings.map(({ id }) => new Banding(session, place, id));
}

/** Alternating colours of the rows or columns of a range. */
export class Banding extends ServiceObject {
  readonly gasType = 'Spreadsheet.Banding';

  constructor(
    private readonly session: SheetSession,
    private readonly place: SheetPlace,
    private readonly id: number,
  ) {
    super();
  }

  getRange() {
    return this.session.make.range(this.place, this.area.range);
  }
  setRange({ block }: RangeLike) {
    refuseOverlap(this.session.sheet(this.place), block, this.id);
    return this.change({ range: block });
  }
  copyTo({ place, block }: RangeLike) {
    const { rows, columns } = this.area;
    return addBanding(this.session, place, { range: block, rows, columns });
  }
  remove() {
    const sheet = this.session.sheet(this.place);
    sheet.bandings = sheet.bandings.filter(({ id }) => id !== this.id);
    sheet.changed();
  }

  colorOf(axis: Axis, part: Part): string | null {
    return this.area[axis][part];
  }

  setColorOf(axis: Axis, part: Part, color: string | null): this {
    if (color === null && (part === 'first' || part === 'second')) {
      const name = part === 'first' ? 'First' : 'Second';
      const line = axis === 'rows' ? 'row' : 'column';
      throw new ScriptError(`${name} ${line} color should not be null`);
    }
    return this.change({ [axis]: { ...this.area[axis], [part]: color } });
  }

  private get area(): BandedArea {
    const area = this.session.sheet(this.place).bandings.find(({ id }) => id === this.id);
    if (!area) throw new ScriptError('The banding no longer exists.');
    return area;
  }

  private change(parts: Partial<BandedArea>): this {
    const changed = { ...this.area, ...parts };
    const sheet = this.session.sheet(this.place);
    sheet.bandings = sheet.bandings.map((one) => (one.id === this.id ? changed : one));
    sheet.changed();
    return this;
  }
}

/** Each colour is read and set as text or as an object: `getHeaderRowColor`, `setFooterColumnColorObject`. */
for (const [axis, line] of [
  ['rows', 'Row'],
  ['columns', 'Column'],
] as const) {
  for (const part of ['header', 'first', 'second', 'footer'] as const) {
    const name = `${part[0]?.toUpperCase()}${part.slice(1)}${line}Color`;
    const methods: Record<string, (this: Banding, color: never) => unknown> = {
      [`get${name}`]() {
        return this.colorOf(axis, part);
      },
      [`get${name}Object`]() {
        return colorObject(this.colorOf(axis, part));
      },
      [`set${name}`](color: string | null) {
        return this.setColorOf(axis, part, readColor(color) ?? null);
      },
      [`set${name}Object`](color: Color | null) {
        return this.setColorOf(axis, part, color?.color.hex ?? null);
      },
    };
    for (const [method, value] of Object.entries(methods)) {
      Object.defineProperty(Banding.prototype, method, { value });
    }
  }
}
