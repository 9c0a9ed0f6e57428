import type { Count, Done, StepView } from '../../../sidebar/protocol';
import type { Session } from '../session/session';
import type { Pressable } from './commands';
import { problemsOf, type TabProblem } from './tab-problems';

/** What pressing one button came to. */
export interface Pressed {
  readonly step: Pressable;
  readonly status: StepView['status'];
  readonly message: string;
  readonly counts: readonly Count[];
  readonly errors: number;
  readonly warnings: number;
  readonly problems: readonly TabProblem[];
}

/** Times that a step may stop in time and go on; each is a run of up to six minutes. */
const MOST_RUNS = 500;

/**
 * Presses steps one after the other as the sidebar does, by the same global functions. Stops
 * after the first that did not end done.
 */
export function pressSteps(
  session: Session,
  { steps, acceptSuggestions }: { steps: readonly Pressable[]; acceptSuggestions: boolean },
  tell: (pressed: Pressed) => void,
): readonly Pressed[] {
  const all: Pressed[] = [];
  for (const step of steps) {
    let pressed = isButton(step) ? button(session, step) : press(session, step);
    if (step === 'review' && acceptSuggestions && pressed.status === 'done') {
      pressed = accepted(session) ?? press(session, 'review');
    }
    all.push(pressed);
    tell(pressed);
    if (pressed.status !== 'done') break;
  }
  return all;
}

function press(session: Session, step: StepView['step']): Pressed {
  let view = call<StepView>(session, 'runStep', step);
  for (let run = 1; view.status === 'continues' && run < MOST_RUNS; run++) {
    view = call<StepView>(session, 'runStep', step);
  }
  const { status, message, counts, errors, warnings } = view;
  const problems = problemsOf(session.book, step);
  return { step, status, message, counts, errors, warnings, problems };
}

/** Confirms the suggested mappings; the failure, where it could not. */
function accepted(session: Session): Pressed | null {
  const { ok, message } = call<Done>(session, 'acceptSuggestions');
  return ok ? null : { ...NOTHING, step: 'review', status: 'failed', message };
}

/** Buttons between the steps, by the functions that they call. */
const buttons = {
  approve: 'approveDrafts',
  audit: 'audit',
  dryrun: 'dryRun',
  preview: 'previewPrices',
  sync: 'syncClients',
} as const;

const isButton = (step: Pressable): step is keyof typeof buttons => step in buttons;

function button(session: Session, step: keyof typeof buttons): Pressed {
  const { ok, message } = call<Done>(session, buttons[step]);
  return { ...NOTHING, step, status: ok ? 'done' : 'failed', message };
}

const NOTHING = { counts: [], errors: 0, warnings: 0, problems: [] };

/** A call as `google.script.run` makes it. */
function call<T>(session: Session, functionName: string, ...args: readonly unknown[]): T {
  return session.script(functionName, args) as T;
}
