import type { StepName } from '../records/step';
import { Button } from './button';
import type { NextAction } from './next-action';
import type { SidebarState, StepView } from './protocol';
import { Refusal } from './roles-card';
import { StepExtra } from './step-extra';
import { Badge, StateText } from './step-status';
import { buttonText, counted, countLabel, stepTexts } from './step-texts';
import type { Sidebar } from './use-sidebar';

export interface StepCardProps {
  readonly view: StepView;
  readonly state: SidebarState;
  readonly sidebar: Sidebar;
  readonly next: NextAction;
  readonly online: boolean;
}

/** One step: how it stands, what it counted, and the button that runs it. */
export function StepCard({ view, state, sidebar, next, online }: StepCardProps) {
  const { step, status } = view;
  const running = sidebar.running === step;
  const isNext = next.kind === 'run' && next.step === step;
  const blocked = !online || sidebar.running !== null || sidebar.waiting !== null;
  const small = !isNext && isSmall(view, state, running);
  const refusal = state.roles.refused[step];
  const about = `about-${step}`;
  return (
    <li
      class={`card step ${running ? 'busy' : status}${isNext ? ' next' : ''}${small ? ' small' : ''}`}
      data-step={step}
      data-status={running ? 'running' : status}
      aria-current={isNext ? 'step' : undefined}
    >
      <header class="card-head">
        <Badge view={view} running={running} />
        <h2 class="card-title">{stepTexts[step].title}</h2>
        <span class={small ? 'visually-hidden' : 'card-state'}>
          <StateText view={view} state={state} running={running} />
        </span>
      </header>
      <p class={status === 'done' ? 'visually-hidden' : 'about'} id={about}>
        {stepTexts[step].does}
      </p>
      <Outcome view={isOver(view, state) ? { ...view, message: '' } : view} running={running} />
      <StepExtra step={step} state={state} sidebar={sidebar} next={next} disabled={blocked} />
      <Refusal text={refusal} />
      <footer class="card-foot">
        <Button
          action="run"
          kind={isNext ? 'primary' : 'plain'}
          disabled={blocked || status === 'busy' || refusal !== undefined}
          waiting={running}
          describedBy={about}
          press={() => sidebar.run(step)}
        >
          {runText(view, state, running)}
        </Button>
        <OpenTab view={view} sidebar={sidebar} disabled={!online} />
      </footer>
      {small ? null : <SeeAlso step={step} sidebar={sidebar} disabled={!online} />}
      {running ? <div class="progress" aria-hidden="true" /> : null}
    </li>
  );
}

/** A step that has nothing to tell yet takes two lines; it stays small while it first runs. */
function isSmall(view: StepView, { drafts }: SidebarState, running: boolean): boolean {
  const { step, status, message, counts } = view;
  if (status === 'busy' && !running) return false;
  return message === '' && counts.length === 0 && !(step === 'post' && drafts.approved > 0);
}

/** That nothing waited is no longer so once something is approved. */
function isOver({ step, status, counts }: StepView, { drafts }: SidebarState): boolean {
  const waited = counts.some(({ value }) => value > 0);
  return step === 'post' && status === 'done' && drafts.approved > 0 && !waited;
}

function runText({ step, status }: StepView, state: SidebarState, running: boolean): string {
  if (running) return stepTexts[step].running;
  return status === 'continues' ? 'Go on' : buttonText(step, state);
}

interface OpenTabProps {
  readonly view: StepView;
  readonly sidebar: Sidebar;
  readonly disabled: boolean;
}

/** The way to what the step has made, once it has run. */
function OpenTab({ view: { step, status }, sidebar, disabled }: OpenTabProps) {
  if (status === 'never') return null;
  const { tab } = stepTexts[step];
  return (
    <Button action="open-tab" kind="link" disabled={disabled} press={() => sidebar.open(tab, '')}>
      Open {tab}
    </Button>
  );
}

interface SeeAlsoProps {
  readonly step: StepName;
  readonly sidebar: Sidebar;
  readonly disabled: boolean;
}

/** The ways to what a step goes by, and to what tells more of it. */
function SeeAlso({ step, sidebar, disabled }: SeeAlsoProps) {
  const { also, title } = stepTexts[step];
  if (also.length === 0) return null;
  return (
    <nav class="see-also" aria-label={`Tabs of ${title}`}>
      {also.map((tab) => (
        <Button
          key={tab}
          action="see-also"
          kind="link"
          disabled={disabled}
          press={() => sidebar.open(tab, '')}
        >
          {tab}
        </Button>
      ))}
    </nav>
  );
}

function Outcome({ view, running }: { readonly view: StepView; readonly running: boolean }) {
  const { status, message, errors, warnings } = view;
  const counts = view.counts.filter(({ value }) => value !== 0);
  if (message === '' && counts.length === 0) return null;
  const failed = status === 'failed' && !running;
  return (
    <div class="outcome">
      {message === '' ? null : <p class={failed ? 'failure' : undefined}>{message}</p>}
      {counts.length === 0 ? null : (
        <dl class="counts">
          {counts.map(({ label, value }) => (
            <div key={label}>
              <dd>{value.toLocaleString('en-US')}</dd>
              <dt>{countLabel(label, value)}</dt>
            </div>
          ))}
        </dl>
      )}
      <Tally errors={errors} warnings={warnings} />
    </div>
  );
}

/** How much is wrong, in words; nothing where nothing is. */
export function Tally({
  errors,
  warnings,
}: {
  readonly errors: number;
  readonly warnings: number;
}) {
  if (errors + warnings === 0) return null;
  return (
    <span class="tally">
      {errors > 0 ? <span class="errors">{counted(errors, 'error')}</span> : null}
      {warnings > 0 ? <span class="warnings">{counted(warnings, 'warning')}</span> : null}
    </span>
  );
}
