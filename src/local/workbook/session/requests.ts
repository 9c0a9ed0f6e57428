import { displayText } from '../../services/spreadsheet/model/display';
import { warningArea } from '../../services/spreadsheet/model/protection-check';
import {
  between,
  cellAt,
  contains,
  lastColumnOf,
  lastRowOf,
  type Rectangle,
} from '../../services/spreadsheet/model/rectangle';
import type { SheetModel } from '../../services/spreadsheet/model/sheet-model';
import { typeInto } from '../../services/spreadsheet/model/typing';
import type { Area, Direction, EditReply, Request } from '../protocol';
import { UserError } from '../user-error';
import { rowsView } from './cell-view';
import { copiedText } from './copied-text';
import type { Session } from './session';

/** Does what a page asks for, and gives what it is answered with. */
export function handle(session: Session, request: Request): unknown {
  switch (request.kind) {
    case 'rows':
      return rowsView(sheetOf(session, request.sheet), { ...request, now: session.now });
    case 'edit':
      return edit(session, request);
    case 'clear':
      return clear(session, request);
    case 'undo':
    case 'redo':
      return turn(session, request.kind);
    case 'select':
      return select(session, request);
    case 'width':
      return setWidth(session, request);
    case 'jump':
      return jump(sheetOf(session, request.sheet), request);
    case 'copy':
      return copiedText(sheetOf(session, request.sheet), blockOf(request.area));
    case 'menu':
      session.call(request.functionName, [], 'menu');
      return null;
    case 'script':
      return session.script(request.functionName, request.args);
    case 'closeHtml':
      session.parts.emit({ kind: 'htmlClosed', id: request.id });
      return null;
    case 'advance':
      return session.advance(request.ms);
  }
}

type EditRequest = Request & { readonly kind: 'edit' };
type ClearRequest = Request & { readonly kind: 'clear' };

/**
 * Types texts into cells as a person would; the sheet grows where they reach beyond it. A cell
 * that refuses its text never stops the others.
 */
function edit(session: Session, request: EditRequest): EditReply {
  const sheet = sheetOf(session, request.sheet);
  const width = Math.max(...request.texts.map((line) => line.length), 1);
  const { row, column, texts } = request;
  const block = between(row, column, row + texts.length - 1, column + width - 1);
  const warning = request.sure ? null : warningFor(sheet, block);
  if (warning !== null) return { done: false, warning };
  growTo(sheet, block);
  const refusals: string[] = [];
  const before = displayText(sheet, row, column);
  session.edits.record(sheet, block, () => {
    for (const [down, line] of texts.entries()) {
      for (const [right, text] of line.entries()) {
        const outcome = typeInto(sheet, row + down, column + right, text, session.typist);
        if (outcome.kind !== 'done') refusals.push(outcome.message);
      }
    }
  });
  session.edited(sheet, block, before);
  const [first] = refusals;
  if (first === undefined) return { done: true, area: areaOf(block) };
  const more = refusals.length - 1;
  throw new UserError(more === 0 ? first : `${first}\n\n${more} more cells were refused.`);
}

function clear(session: Session, request: ClearRequest): EditReply {
  const sheet = sheetOf(session, request.sheet);
  const block = blockOf(request.area);
  const warning = request.sure ? null : warningFor(sheet, block);
  if (warning !== null) return { done: false, warning };
  const before = displayText(sheet, block.row, block.column);
  session.edits.record(sheet, block, () => {
    sheet.contents.clear(block);
    sheet.runs.clear(block);
    sheet.contentChanged();
  });
  session.edited(sheet, block, before);
  return { done: true, area: request.area };
}

function turn(session: Session, kind: 'undo' | 'redo'): null {
  const turned = session.edits[kind](session.book);
  if (!turned) return null;
  const { sheet, block } = turned;
  session.parts.emit({ kind: 'activate', sheet, area: areaOf(block) });
  return null;
}

/** What to ask before a block with protected cells is edited; null where none is protected. */
function warningFor(sheet: SheetModel, block: Rectangle): string | null {
  const area = warningArea(sheet, block);
  if (!area) return null;
  const what = area.description === '' ? 'This part of the sheet is protected' : area.description;
  return `${what.replace(/\.$/, '')}. What you type here may be overwritten. Edit it anyway?`;
}

function growTo(sheet: SheetModel, block: Rectangle): void {
  const rows = lastRowOf(block) - sheet.rows.count;
  const columns = lastColumnOf(block) - sheet.columns.count;
  if (rows > 0) {
    sheet.change({ kind: 'insert', axis: 'rows', at: sheet.rows.count + 1, count: rows });
  }
  if (columns > 0) {
    sheet.change({ kind: 'insert', axis: 'columns', at: sheet.columns.count + 1, count: columns });
  }
}

function select(session: Session, request: Request & { readonly kind: 'select' }): null {
  const sheet = sheetOf(session, request.sheet);
  const block = blockOf(request.area);
  if (contains(sheet.grid, block)) sheet.selection = [block];
  session.book.activeSheetId = sheet.id;
  session.knowSelection();
  return null;
}

function setWidth(session: Session, request: Request & { readonly kind: 'width' }): null {
  const sheet = sheetOf(session, request.sheet);
  sheet.columns.setSize(request.column, Math.max(20, Math.round(request.pixels)));
  sheet.changed();
  return null;
}

const STEPS: Readonly<Record<Direction, readonly [down: number, right: number]>> = {
  up: [-1, 0],
  down: [1, 0],
  left: [0, -1],
  right: [0, 1],
};

/** The last filled cell before a gap, else the next filled one, else the edge. */
function jump(
  sheet: SheetModel,
  from: { readonly row: number; readonly column: number; readonly direction: Direction },
): { row: number; column: number } {
  const [down, right] = STEPS[from.direction];
  const filled = (row: number, column: number) => sheet.value(row, column) !== undefined;
  const inside = (row: number, column: number) => contains(sheet.grid, cellAt(row, column));
  let row = from.row;
  let column = from.column;
  const alongBlock = filled(row, column) && filled(row + down, column + right);
  while (inside(row + down, column + right)) {
    if (alongBlock && !filled(row + down, column + right)) break;
    row += down;
    column += right;
    if (!alongBlock && filled(row, column)) break;
  }
  return { row, column };
}

function sheetOf(session: Session, id: number): SheetModel {
  const sheet = session.book.sheet(id);
  if (!sheet) throw new UserError('This sheet is gone.');
  return sheet;
}

const blockOf = ({ row, column, lastRow, lastColumn }: Area): Rectangle =>
  between(row, column, lastRow, lastColumn);

const areaOf = (block: Rectangle): Area => ({
  row: block.row,
  column: block.column,
  lastRow: lastRowOf(block),
  lastColumn: lastColumnOf(block),
});
