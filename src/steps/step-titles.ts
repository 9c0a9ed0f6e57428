import type { StepName } from '../records/step';

const titles: Readonly<Record<StepName, string>> = {
  pull: 'Pull',
  review: 'Review',
  price: 'Price',
  draft: 'Draft',
  post: 'Post',
  tieout: 'Tie out',
};

/** A step as people read it: `titleOf("tieout")` is `"Tie out"`. */
export const titleOf = (step: StepName): string => titles[step];
