import { useEffect, useState } from 'preact/hooks';
import { stepNames } from '../records/step';
import type { SidebarState, StepStatus, StepView } from './protocol';
import { moment, stepTexts } from './step-texts';

interface StatusProps {
  readonly view: StepView;
  readonly state: SidebarState;
  /** This page is running the step. */
  readonly running: boolean;
}

const marks: Readonly<Partial<Record<StepStatus, string>>> = {
  done: '✓',
  failed: '!',
  continues: '…',
  stale: '↻',
};

/** The place of the step in the order, or a mark of how it stands. */
export function Badge({ view: { step, status }, running }: Omit<StatusProps, 'state'>) {
  const shown = running ? 'busy' : status;
  return (
    <span class={`badge ${shown}`} aria-hidden="true">
      {marks[shown] ?? stepNames.indexOf(step) + 1}
    </span>
  );
}

const words: Readonly<Record<StepStatus, string>> = {
  never: 'Not run yet',
  done: 'Done',
  continues: 'Not finished',
  failed: 'Stopped',
  busy: 'Somebody is running it',
  stale: 'Out of date',
};

/** How the step stands, and since when. */
export function StateText({ view: { step, status, ranAt }, state, running }: StatusProps) {
  if (running) return <Elapsed label={stepTexts[step].running} />;
  const at = status === 'busy' ? '' : moment(ranAt, state);
  return (
    <>
      {words[status]}
      {at === '' ? null : <time dateTime={ranAt}> · {at}</time>}
    </>
  );
}

/** How long the step has been running; not read out, because it changes all the time. */
function Elapsed({ label }: { readonly label: string }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      {label} <span aria-hidden="true">{seconds} s</span>
    </>
  );
}
