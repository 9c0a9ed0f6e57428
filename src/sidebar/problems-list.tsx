import { Button } from './button';
import type { ProblemView, SidebarState } from './protocol';
import { remote } from './remote';
import { Tally } from './step-card';
import type { Sidebar } from './use-sidebar';

interface ProblemsProps {
  readonly sidebar: Sidebar;
  readonly state: SidebarState;
  readonly disabled: boolean;
}

/** What is wrong in the workbook, each with what to do and the way to its row. */
export function Problems({ sidebar, state, disabled }: ProblemsProps) {
  const { problems, problemCount, steps } = state;
  const total = problemCount.errors + problemCount.warnings;
  if (total === 0) {
    const ran = steps.some(({ status }) => status !== 'never');
    return ran ? <p class="all-clear">No problems.</p> : null;
  }
  return (
    <section class="problems" aria-labelledby="problems-title">
      <h2 id="problems-title" class="section-title">
        Problems
        <Tally errors={problemCount.errors} warnings={problemCount.warnings} />
      </h2>
      <ul>
        {problems.map((problem) => (
          <Problem
            key={`${problem.code}${problem.tab}${problem.key}${problem.message}`}
            problem={problem}
            disabled={disabled}
            open={sidebar.open}
          />
        ))}
      </ul>
      {state.doubtfulFiles.map(({ name }) => (
        <Button
          key={name}
          action="forget-file"
          disabled={disabled || sidebar.running !== null || sidebar.waiting !== null}
          waiting={sidebar.waiting === `forget:${name}`}
          press={() => void sidebar.press(`forget:${name}`, () => remote.forgetFile(name))}
        >
          Done with {name}
        </Button>
      ))}
      {total > problems.length ? (
        <Button
          action="all-problems"
          kind="link"
          disabled={disabled}
          press={() => sidebar.open('Problems', '')}
        >
          Open all {total.toLocaleString('en-US')} on the Problems tab
        </Button>
      ) : null}
    </section>
  );
}

interface ProblemProps {
  readonly problem: ProblemView;
  readonly disabled: boolean;
  readonly open: (tab: string, key: string) => void;
}

function Problem({ problem, disabled, open }: ProblemProps) {
  const { severity, code, message, fix, tab, key } = problem;
  return (
    <li class={`problem ${severity}`}>
      <p class="problem-message">
        <span class="visually-hidden">{severity}: </span>
        {message}
      </p>
      {fix === '' ? null : <p class="problem-fix">{fix}</p>}
      <p class="problem-foot">
        <span class="code">{tab === '' ? code : `${code} · ${tab}`}</span>
        {tab === '' ? null : (
          <Button
            action="go-to-row"
            kind="link"
            disabled={disabled}
            label={`Go to the row on the tab ${tab}: ${message}`}
            press={() => open(tab, key)}
          >
            Go to row
          </Button>
        )}
      </p>
    </li>
  );
}
