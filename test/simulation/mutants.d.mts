/** A broken rule: its name, and what is replaced in which file. */
export interface Mutant {
  readonly name: string;
  readonly rule: number | string;
  readonly edits: readonly (readonly string[])[];
}

export declare const mutants: readonly Mutant[];
