import type { Rectangle } from './rectangle';

/** A value of a condition: a number, text, a date as serial, or cells to take values from. */
export type RuleValue =
  | { readonly kind: 'plain'; readonly value: string | number | boolean | null }
  | { readonly kind: 'date'; readonly serial: number }
  | { readonly kind: 'relativeDate'; readonly name: string }
  | { readonly kind: 'range'; readonly sheetId: number; readonly block: Rectangle };

/** What may be typed into a cell. */
export interface Validation {
  /** Name of a constant of `DataValidationCriteria`, as `VALUE_IN_LIST` or `CHECKBOX`. */
  readonly criteria: string;
  readonly values: readonly RuleValue[];
  /** Whether a dropdown arrow is shown, for lists. */
  readonly showDropdown: boolean;
  /** False refuses other input, true only marks it. */
  readonly allowInvalid: boolean;
  readonly helpText: string | null;
}

export interface Condition {
  /** Name of a constant of `BooleanCriteria`. */
  readonly criteria: string;
  readonly values: readonly RuleValue[];
}

/** Look of cells that fulfil a condition. */
export interface ConditionalLook {
  readonly background?: string;
  readonly fontColor?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
}

export interface GradientPoint {
  readonly color: string;
  /** Name of a constant of `InterpolationType`. */
  readonly type: string;
  readonly value: string;
}

export interface ConditionalFormat {
  readonly ranges: readonly Rectangle[];
  readonly condition: (Condition & { readonly look: ConditionalLook }) | null;
  readonly gradient: {
    readonly min: GradientPoint;
    readonly mid: GradientPoint | null;
    readonly max: GradientPoint;
  } | null;
}

/** What a filter lets through in one column. */
export interface FilterRule {
  readonly hiddenValues: readonly string[] | null;
  readonly visibleValues: readonly string[] | null;
  readonly condition: Condition | null;
}

export interface SheetFilter {
  readonly range: Rectangle;
  /** Rules by column of the sheet. */
  readonly rules: Readonly<Record<number, FilterRule>>;
}

export interface ProtectedArea {
  readonly id: number;
  /** Null protects the whole sheet. */
  readonly range: Rectangle | null;
  readonly unprotected: readonly Rectangle[];
  readonly rangeName: string | null;
  readonly description: string;
  /** Asks a person before an edit instead of refusing it. */
  readonly warningOnly: boolean;
  readonly editors: readonly string[];
  readonly domainEdit: boolean;
}

/** Colours of one direction of a banding, `#rrggbb` or none. */
export interface BandColors {
  readonly header: string | null;
  readonly first: string | null;
  readonly second: string | null;
  readonly footer: string | null;
}

/** A range whose rows or columns have alternating colours. */
export interface BandedArea {
  readonly id: number;
  readonly range: Rectangle;
  readonly rows: BandColors;
  readonly columns: BandColors;
}

export interface NamedArea {
  readonly name: string;
  readonly sheetId: number;
  readonly range: Rectangle;
}

export interface Metadata {
  readonly id: number;
  readonly key: string;
  readonly value: string | null;
  /** Name of a constant of `DeveloperMetadataVisibility`. */
  readonly visibility: string;
  readonly sheetId: number | null;
  readonly span: { readonly axis: 'rows' | 'columns'; readonly at: number } | null;
}
