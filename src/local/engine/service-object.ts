import { typeCatalogue } from './type-catalogue';

/**
 * An object of a service, as a script holds it. Scripts see just those of its methods that the
 * documentation names for `gasType`, so a class may have helpers of any other name.
 */
export abstract class ServiceObject {
  /** Documented interface, as `Spreadsheet.Range`. */
  abstract readonly gasType: string;

  /** What `String(object)` gives in a script; the live platform prints the class name. */
  toString(): string {
    return this.gasType.slice(this.gasType.indexOf('.') + 1);
  }
}

/** A constant of a documented enum. It prints and serialises as its name. */
export class EnumConstant {
  constructor(
    readonly gasType: string,
    readonly name: string,
    readonly ordinal: number,
  ) {}
}

const constants = new Map<string, Readonly<Record<string, EnumConstant>>>();

/**
 * The constants of a documented enum, always the same objects.
 * `enumOf('Spreadsheet.WrapStrategy').CLIP.name` is `'CLIP'`. Throws for an unknown enum.
 */
export function enumOf(gasType: string): Readonly<Record<string, EnumConstant>> {
  let found = constants.get(gasType);
  if (!found) {
    const names = typeCatalogue().enums.get(gasType);
    if (!names) throw new Error(`no documented enum ${gasType}`);
    found = Object.fromEntries(
      names.map((name, index) => [name, new EnumConstant(gasType, name, index)]),
    );
    constants.set(gasType, found);
  }
  return found;
}

/** A value that was made inside the realm and goes back to the script as it is. */
export class RealmValue {
  constructor(readonly value: unknown) {}
}
