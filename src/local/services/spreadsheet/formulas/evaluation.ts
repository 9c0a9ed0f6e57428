import { parseA1Ref } from '@borgar/fx';
import { intersection, type Rectangle } from '../model/rectangle';
import { CellError } from '../model/scalar';
import type { SheetModel } from '../model/sheet-model';
import { applyOperator, applyUnary } from './operators';
import type { Node } from './syntax';
import {
  type Cell,
  FormulaError,
  fail,
  Lambda,
  Matrix,
  type Reading,
  Reference,
  type Value,
} from './values';

/** A function of formulas. Arguments come unevaluated, since some of them may never be needed. */
export type FormulaFunction = (args: readonly (Node | null)[], run: Evaluation) => Value;

/** What an evaluation sees of the spreadsheet. */
export interface Surroundings {
  readonly reading: Reading;
  /** Serial number of this moment on the wall clock of the spreadsheet. */
  now(): number;
  read(sheet: SheetModel, row: number, column: number): Cell;
  sheetNamed(name: string): SheetModel | null;
  area(name: string): Reference | null;
  find(name: string): FormulaFunction | null;
  /** Remembers that the result depends on time or chance. */
  volatile(): void;
}

export interface Home {
  readonly sheet: SheetModel;
  readonly row: number;
  readonly column: number;
}

/** Works out one formula in one cell. */
export class Evaluation {
  constructor(
    readonly home: Home,
    readonly world: Surroundings,
    private readonly scope: ReadonlyMap<string, Value> = new Map(),
    /** Inside ARRAYFORMULA and its like: ranges are taken cell by cell. */
    readonly arrays = false,
  ) {}

  withArrays(): Evaluation {
    return new Evaluation(this.home, this.world, this.scope, true);
  }

  value(node: Node | null | undefined): Value {
    if (!node) return undefined;
    switch (node.type) {
      case 'Literal':
        return node.value;
      case 'ErrorLiteral':
        return new CellError(node.value as CellError['code']);
      case 'ReferenceIdentifier':
        return this.reference(node.value, node.kind);
      case 'UnaryExpression':
        return this.unary(node.operator, node.arguments[0]);
      case 'BinaryExpression':
        return this.binary(node.operator, node.arguments);
      case 'CallExpression':
        return this.call(node);
      case 'LambdaExpression':
        return new Lambda(
          node.params.map(({ name }) => name.toLowerCase()),
          node.body,
          this.scope,
        );
      case 'LetExpression':
        return this.let(node);
      default:
        return fail('#ERROR!', 'Formula parse error.');
    }
  }

  /** One value: of a range the cell in the own row or column, as Sheets takes it. */
  cell(node: Node | null | undefined): Cell {
    return this.single(this.value(node));
  }

  single(value: Value): Cell {
    if (value instanceof Matrix) return value.at(0, 0);
    if (value instanceof Lambda) return fail('#N/A', 'A LAMBDA is not a value.');
    if (!(value instanceof Reference)) return value;
    const { sheet, block } = value;
    const { row, column } = this.home;
    if (block.rows === 1 && block.columns === 1) {
      return this.world.read(sheet, block.row, block.column);
    }
    const own = { row, column, rows: 1, columns: 1 };
    const across = block.columns === 1 ? { ...own, column: block.column } : null;
    const down = block.rows === 1 ? { ...own, row: block.row } : null;
    const found = [across, down].find((one) => one && intersection(block, one));
    if (!found) return fail('#VALUE!', 'An array value could not be found.');
    return this.world.read(sheet, found.row, found.column);
  }

  /** All values, whatever the argument is. */
  matrix(node: Node | null | undefined): Matrix {
    return this.asMatrix(this.value(node));
  }

  asMatrix(value: Value): Matrix {
    if (value instanceof Matrix) return value;
    if (value instanceof Lambda) return fail('#N/A', 'A LAMBDA is not a value.');
    if (!(value instanceof Reference)) return new Matrix([[value]]);
    const { sheet, block } = value;
    const rows = Array.from({ length: block.rows }, (_, down) =>
      Array.from({ length: block.columns }, (_, across) =>
        this.world.read(sheet, block.row + down, block.column + across),
      ),
    );
    return new Matrix(rows);
  }

  /** Applies `work` to single values, or cell by cell where arrays are taken as such. */
  map(values: readonly Value[], work: (cells: readonly Cell[]) => Cell): Value {
    const many = values.some(isMany);
    if (!many || !this.arrays) {
      if (!values.some((value) => value instanceof Matrix && isMany(value))) {
        return work(values.map((value) => this.single(value)));
      }
    }
    const matrices = values.map((value) => this.asMatrix(value));
    const height = Math.max(...matrices.map((matrix) => matrix.height));
    const width = Math.max(...matrices.map((matrix) => matrix.width));
    const rows = Array.from({ length: height }, (_, row) =>
      Array.from({ length: width }, (_, column) => {
        try {
          return work(matrices.map((matrix) => broadcast(matrix, row, column)));
        } catch (error) {
          if (error instanceof FormulaError) return error.cell;
          throw error;
        }
      }),
    );
    return new Matrix(rows);
  }

  /** Calls a LAMBDA with values. */
  apply(lambda: Value, values: readonly Value[]): Value {
    if (!(lambda instanceof Lambda)) return fail('#N/A', 'A LAMBDA was expected.');
    if (values.length !== lambda.parameters.length) {
      return fail('#N/A', `The LAMBDA takes ${lambda.parameters.length} arguments.`);
    }
    const scope = new Map(lambda.scope);
    for (const [index, name] of lambda.parameters.entries()) scope.set(name, values[index]);
    return new Evaluation(this.home, this.world, scope, this.arrays).value(lambda.body);
  }

  /** Where text such as `Sheet1!A2:A` points to, or null. */
  referenceAt(text: string): Reference | null {
    const parsed = parseA1Ref(text, { allowNamed: false, allowTernary: true });
    if (!parsed || !('range' in parsed)) return null;
    const name = parsed.context?.at(-1);
    const sheet = name === undefined ? this.home.sheet : this.world.sheetNamed(name);
    if (!sheet) return fail('#REF!', `Unresolved sheet name '${name}'.`);
    const { top, left, bottom, right } = parsed.range;
    const first = { row: (top ?? 0) + 1, column: (left ?? 0) + 1 };
    const lastRow = Math.min((bottom ?? sheet.rows.count - 1) + 1, sheet.rows.count);
    const lastColumn = Math.min((right ?? sheet.columns.count - 1) + 1, sheet.columns.count);
    const block: Rectangle = {
      ...first,
      rows: lastRow - first.row + 1,
      columns: lastColumn - first.column + 1,
    };
    if (block.rows < 1 || block.columns < 1) return fail('#REF!', 'Reference does not exist');
    return new Reference(sheet, block);
  }

  private reference(text: string, kind: string): Value {
    if (kind !== 'name') {
      return this.referenceAt(text) ?? fail('#NAME?', `Unknown range name: '${text}'.`);
    }
    const name = text.toLowerCase();
    if (this.scope.has(name)) return this.scope.get(name);
    return this.world.area(text) ?? fail('#NAME?', `Unknown range name: '${text.toUpperCase()}'.`);
  }

  private unary(operator: string, node: Node | undefined): Value {
    if (operator === '#' || operator === '@') return fail('#ERROR!', 'Formula parse error.');
    return this.map([this.value(node)], ([cell]) => applyUnary(operator, cell, this.world.reading));
  }

  private binary(operator: string, nodes: readonly Node[]): Value {
    const values = nodes.map((node) => this.value(node));
    if (operator === ':') return joined(values);
    if (operator === ' ' || operator === ',') return fail('#ERROR!', 'Formula parse error.');
    return this.map(values, ([left, right]) =>
      applyOperator(operator, left, right, this.world.reading),
    );
  }

  private call(node: Node & { type: 'CallExpression' }): Value {
    const { callee } = node as { callee: { type: string; name?: string } };
    if (callee.type !== 'Identifier') {
      const values = node.arguments.map((argument) => this.value(argument));
      return this.apply(this.value(callee as Node), values);
    }
    const name = (callee.name ?? '').toUpperCase();
    const local = this.scope.get(name.toLowerCase());
    if (local instanceof Lambda) {
      return this.apply(
        local,
        node.arguments.map((argument) => this.value(argument)),
      );
    }
    const found = this.world.find(name);
    if (!found) return fail('#NAME?', `Unknown function: '${name}'.`);
    return found(node.arguments, this);
  }

  private let(node: Node & { type: 'LetExpression' }): Value {
    const scope = new Map(this.scope);
    const inner = new Evaluation(this.home, this.world, scope, this.arrays);
    for (const { id, init } of node.declarations) {
      scope.set(id.name.toLowerCase(), inner.value(init));
    }
    return inner.value(node.body);
  }
}

/** Whether a value has more than one cell. */
export function isMany(value: Value): boolean {
  if (value instanceof Matrix) return value.height > 1 || value.width > 1;
  return value instanceof Reference && (value.block.rows > 1 || value.block.columns > 1);
}

function broadcast(matrix: Matrix, row: number, column: number): Cell {
  const down = matrix.height === 1 ? 0 : row;
  const across = matrix.width === 1 ? 0 : column;
  if (down >= matrix.height || across >= matrix.width) return new CellError('#N/A');
  return matrix.at(down, across);
}

function joined([first, last]: readonly Value[]): Value {
  if (!(first instanceof Reference && last instanceof Reference) || first.sheet !== last.sheet) {
    return fail('#REF!');
  }
  const [a, b] = [first.block, last.block];
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  const rows = Math.max(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.max(a.column + a.columns, b.column + b.columns) - column;
  return new Reference(first.sheet, { row, column, rows, columns });
}
