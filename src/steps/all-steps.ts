import type { StepName } from '../records/step';
import { draft } from './draft';
import { post } from './post';
import { price } from './price';
import { pull } from './pull';
import { review } from './review';
import { tieOut } from './tie-out';
import type { Step } from './world';

const steps: readonly Step[] = [pull, review, price, draft, post, tieOut];

/** A step by its name; null for one that this version does not have. */
export function stepOf(name: StepName): Step | null {
  return steps.find((step) => step.name === name) ?? null;
}
