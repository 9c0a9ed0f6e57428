import { ScriptError } from '../../engine/script-error';
import { enumOf, ServiceObject } from '../../engine/service-object';
import { mayEdit, PROTECTED_MESSAGE } from './model/protection-check';
import { type Rectangle, sameRectangle } from './model/rectangle';
import type { ProtectedArea } from './model/rules';
import type { SheetModel } from './model/sheet-model';
import { emailOf, type Person, User } from './people';
import { BOUNDED, type RangeLike, type SheetPlace, type SheetSession } from './sheet-session';

const UNBOUNDED = { startRow: false, endRow: false, startColumn: false, endColumn: false };

/** A protected range or sheet. */
export class Protection extends ServiceObject {
  readonly gasType = 'Spreadsheet.Protection';

  constructor(
    private readonly session: SheetSession,
    private readonly place: SheetPlace,
    private readonly id: number,
  ) {
    super();
  }

  /** Protects a range, or the whole sheet; a sheet that is protected already keeps its protection. */
  static create(session: SheetSession, place: SheetPlace, range: Rectangle | null): Protection {
    const sheet = session.sheet(place);
    const known = sheet.protections.find((area) =>
      range === null
        ? area.range === null
        : area.range !== null && sameRectangle(area.range, range),
    );
    if (known && range === null) return new Protection(session, place, known.id);
    const { owner, editors } = sheet.parent;
    const area: ProtectedArea = {
      id: sheet.parent.nextId(),
      range,
      unprotected: [],
      rangeName: null,
      description: '',
      warningOnly: false,
      editors: [...new Set([owner, ...editors])],
      domainEdit: false,
    };
    sheet.protections = [...sheet.protections, area];
    sheet.changed();
    return new Protection(session, place, area.id);
  }

  /** All protections of a kind on a sheet. */
  static all(session: SheetSession, sheet: SheetModel, kind: string): Protection[] {
    const place = { bookId: sheet.parent.id, sheetId: sheet.id };
    return sheet.protections
      .filter(({ range }) => (range === null) === (kind === 'SHEET'))
      .map(({ id }) => new Protection(session, place, id));
  }

  addEditor(person: Person) {
    return this.withEditors((editors) => [...editors, emailOf(person)]);
  }
  addEditors(people: readonly Person[]) {
    return this.withEditors((editors) => [...editors, ...people.map(emailOf)]);
  }
  removeEditor(person: Person) {
    return this.removeEditors([person]);
  }
  /** The owner always stays. */
  removeEditors(people: readonly Person[]) {
    const { owner } = this.session.book(this.place.bookId);
    const gone = new Set(people.map(emailOf).filter((email) => email !== owner));
    return this.withEditors((editors) => editors.filter((email) => !gone.has(email)));
  }
  getEditors() {
    const area = this.editable();
    return area.warningOnly ? [] : area.editors.map((email) => new User(email));
  }
  canEdit() {
    return mayEdit(this.area, this.session.sheet(this.place), this.session.user);
  }
  canDomainEdit() {
    return this.editable().domainEdit;
  }
  setDomainEdit(domainEdit: boolean) {
    return this.change({ domainEdit });
  }

  getDescription() {
    return this.area.description;
  }
  setDescription(description: string) {
    return this.change({ description: String(description ?? '') });
  }
  isWarningOnly() {
    return this.area.warningOnly;
  }
  setWarningOnly(warningOnly: boolean) {
    return this.change({ warningOnly });
  }
  getProtectionType() {
    return enumOf('Spreadsheet.ProtectionType')[this.area.range === null ? 'SHEET' : 'RANGE'];
  }

  getRange() {
    const { range } = this.area;
    const { grid } = this.session.sheet(this.place);
    return this.session.make.range(this.place, range ?? grid, range ? BOUNDED : UNBOUNDED);
  }
  setRange(range: RangeLike) {
    return this.change({ range: range.block, rangeName: null });
  }
  getRangeName() {
    return this.area.rangeName;
  }
  setRangeName(name: string) {
    const area = this.session.book(this.place.bookId).namedAreas.find((one) => one.name === name);
    if (!area) throw new ScriptError(`Range name "${name}" not found`);
    return this.change({ range: area.range, rangeName: area.name });
  }
  setNamedRange(range: { getName(): string }) {
    return this.setRangeName(range.getName());
  }

  getUnprotectedRanges() {
    return this.area.unprotected.map((block) => this.session.make.range(this.place, block));
  }
  setUnprotectedRanges(ranges: readonly RangeLike[]) {
    if (this.area.range !== null) {
      throw new ScriptError('Only a protected sheet can have unprotected ranges.');
    }
    if (ranges.some(({ place }) => place.sheetId !== this.place.sheetId)) {
      throw new ScriptError('Unprotected ranges must be on the protected sheet.');
    }
    return this.change({ unprotected: ranges.map(({ block }) => block) });
  }

  remove() {
    this.editable();
    const sheet = this.session.sheet(this.place);
    sheet.protections = sheet.protections.filter(({ id }) => id !== this.id);
    sheet.changed();
  }

  private get area(): ProtectedArea {
    const area = this.session.sheet(this.place).protections.find(({ id }) => id === this.id);
    if (!area) throw new ScriptError('The protection no longer exists.');
    return area;
  }

  private editable(): ProtectedArea {
    if (!this.canEdit()) throw new ScriptError(PROTECTED_MESSAGE);
    return this.area;
  }

  private withEditors(change: (editors: readonly string[]) => readonly string[]): this {
    return this.change({ editors: [...new Set(change(this.area.editors))] });
  }

  private change(parts: Partial<ProtectedArea>): this {
    const changed = { ...this.editable(), ...parts };
    const sheet = this.session.sheet(this.place);
    sheet.protections = sheet.protections.map((area) => (area.id === this.id ? changed : area));
    sheet.changed();
    return this;
  }
}
