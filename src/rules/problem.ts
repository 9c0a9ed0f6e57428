import type { Problem } from '../records/problem';

/** What a rule says of a row; the id follows from it. */
export type Finding = Omit<Problem, 'problemId' | 'severity' | 'field'> & {
  readonly field?: string;
};

/**
 * A problem with its severity by its code (`E-` keeps a row off invoices, `W-` and `D-` tell) and
 * an id that is the same in every run: `E-127|Time|harvest:12|hourlyRate`.
 */
export function problem(finding: Finding): Problem {
  const field = finding.field ?? '';
  const { code, tab, key } = finding;
  return {
    ...finding,
    field,
    severity: code.startsWith('E-') ? 'error' : 'warning',
    problemId: [code, tab, key, field].join('|'),
  };
}
