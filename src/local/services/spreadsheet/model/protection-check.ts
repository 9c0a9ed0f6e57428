import { intersection, type Rectangle, without } from './rectangle';
import type { ProtectedArea } from './rules';
import type { SheetModel } from './sheet-model';

/** The platform's words for an edit of protected cells (apps-script.md 3.2). */
export const PROTECTED_MESSAGE =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

/** Whether a person may edit what an area protects; the owner always may. */
export function mayEdit(area: ProtectedArea, sheet: SheetModel, user: string): boolean {
  return area.warningOnly || user === sheet.parent.owner || area.editors.includes(user);
}

/** The protected areas that an edit of a block touches. */
export function touchedAreas(sheet: SheetModel, block: Rectangle): readonly ProtectedArea[] {
  return sheet.protections.filter((area) => {
    const range = area.range ?? sheet.grid;
    const common = intersection(range, block);
    if (!common) return false;
    const left = area.unprotected.reduce<readonly Rectangle[]>(
      (rest, hole) => rest.flatMap((one) => without(one, hole)),
      [common],
    );
    return left.length > 0;
  });
}

/** The area that forbids a person to edit a block, or null. */
export function forbiddingArea(
  sheet: SheetModel,
  block: Rectangle,
  user: string,
): ProtectedArea | null {
  return touchedAreas(sheet, block).find((area) => !mayEdit(area, sheet, user)) ?? null;
}

/** The area that only warns a person before an edit, or null. */
export function warningArea(sheet: SheetModel, block: Rectangle): ProtectedArea | null {
  return touchedAreas(sheet, block).find(({ warningOnly }) => warningOnly) ?? null;
}
