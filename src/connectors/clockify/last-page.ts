import type { Answer } from '../exchange';

/** A header says whether a page is the last; a list without it comes whole. */
export const isLast = ({ headers }: Answer): boolean => headers['last-page'] !== 'false';
