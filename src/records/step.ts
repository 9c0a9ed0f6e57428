/** The six steps from a time tracker to books that agree, in their order. */
export const stepNames = ['pull', 'review', 'price', 'draft', 'post', 'tieout'] as const;

export type StepName = (typeof stepNames)[number];
