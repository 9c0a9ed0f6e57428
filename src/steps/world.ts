import type { Caller } from '../connectors/caller';
import type { Host } from '../host';
import type { Problem } from '../records/problem';
import type { StepName } from '../records/step';
import type { Workbook } from './workbook';

/** What a step works with. */
export interface World {
  readonly host: Host;
  readonly workbook: Workbook;
  /** The connected tracker, ledger and publisher of rates; null where none is connected. */
  readonly source: Caller | null;
  readonly ledger: Caller | null;
  readonly rates: Caller | null;
}

export interface Count {
  readonly label: string;
  readonly value: number;
}

/** What one bounded piece of work came to. */
export interface Advance {
  /** Where to go on; null when the step is through. Kept by the runner, plain text. */
  readonly cursor: string | null;
  readonly counts: readonly Count[];
  /** One sentence for the person. */
  readonly message: string;
  /** All problems that the step knows of now; replaces the earlier ones of this step at its end. */
  readonly problems: readonly Problem[];
}

/** A step does one bounded piece of work at a time; the runner calls it until it is through. */
export interface Step {
  readonly name: StepName;
  /** Whether a run after one that failed begins from the start, so that it sees what a person did. */
  readonly beginsAnew?: true;
  /** `cursor` is null for a new run. Throws StepStopped for what a person must do first. */
  advance(world: World, cursor: string | null): Advance;
}

/** A step that cannot begin: what is missing and what to do, in one sentence. */
export class StepStopped extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StepStopped';
  }
}

/** A step that has to wait, because a provider takes no more requests now; it goes on by itself. */
export class StepPaused extends StepStopped {
  constructor(message: string) {
    super(message);
    this.name = 'StepPaused';
  }
}
