import type { HttpRequest } from '../../src/host';
import { answerOf } from './fake-ledger';
import { done, type Fault, lost, said } from './faults';

/** What is answered from the moment on at which access was withdrawn. */
export const withdrawn: Fault = lost(
  'access withdrawn in the middle of a run',
  said(401, 'token', 'Token revoked'),
);

export const lookBackRefused: Fault = lost(
  'list: look-back refused',
  said(400, 'since', 'The date is more than 30 days ago'),
);

/** The list ends where the ledger's limit is, as if there were no more. */
export const listCut: Fault = done('list: cut at its limit', (real) => {
  const body = JSON.parse(real.text) as object;
  return 'next' in body ? answerOf(200, { ...body, next: null }) : real;
});

/** A limit until a moment of the ledger's clock, which is off by so much. */
export const datedLimit = (offMs: number): Fault => ({
  ...lost('429 until a date of another clock', () => answerOf(429, {})),
  strike: (_work, _late, now) =>
    answerOf(429, {}, { 'retry-after': new Date(now + offMs + 20_000).toUTCString() }),
});

export const isList = ({ url }: HttpRequest): boolean => url.includes('/changes');
