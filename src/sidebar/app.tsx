import { useEffect, useState } from 'preact/hooks';
import { stepNames } from '../records/step';
import { AfterPosting } from './after-posting-card';
import { Button } from './button';
import { Connections } from './connections-card';
import { Files } from './files-card';
import { nextAction } from './next-action';
import { NoticeBar } from './notice-bar';
import { Problems } from './problems-list';
import { Roles } from './roles-card';
import { Standing } from './standing-card';
import { StepCard } from './step-card';
import { stepTexts } from './step-texts';
import { useSidebar } from './use-sidebar';

/** The whole sidebar: connections, six steps in their order, and what is wrong. */
export function App() {
  const sidebar = useSidebar();
  const online = useOnline();
  const { state, loadError, notice, running } = sidebar;
  if (!state) {
    return loadError === '' ? <Loading /> : <LoadFailed text={loadError} again={sidebar.reload} />;
  }
  const next = nextAction(state);
  const said = online ? notice : { tone: 'bad' as const, text: OFFLINE };
  return (
    <div class="page" aria-busy={running !== null}>
      <Standing sidebar={sidebar} standing={state.standing} disabled={!online} />
      {state.sandbox ? <p class="sandbox">Sandbox: nothing here is in the live books.</p> : null}
      <Connections
        sidebar={sidebar}
        connections={state.connections}
        isNext={next.kind === 'connect'}
        disabled={!online}
      />
      <ol class="steps" aria-label="Steps">
        {state.steps.map((view) => (
          <StepCard
            key={view.step}
            view={view}
            state={state}
            sidebar={sidebar}
            next={next}
            online={online}
          />
        ))}
      </ol>
      <AfterPosting
        sidebar={sidebar}
        posted={state.posted}
        refusal={state.roles.refused.undo}
        disabled={!online}
      />
      <Files sidebar={sidebar} state={state} disabled={!online} />
      <Roles sidebar={sidebar} view={state.roles} disabled={!online} />
      <Problems sidebar={sidebar} state={state} disabled={!online} />
      <NoticeBar notice={said} dismiss={online ? sidebar.dismiss : null} />
    </div>
  );
}

const OFFLINE = 'You are offline. Everything is safe; the buttons wait until you are back.';

function Loading() {
  return (
    <div class="page" aria-busy="true">
      <p class="visually-hidden" role="status">
        Reading the workbook…
      </p>
      <ol class="steps" aria-hidden="true">
        {stepNames.map((step, index) => (
          <li key={step} class="card skeleton">
            <span class="badge">{index + 1}</span>
            <span class="card-title">{stepTexts[step].title}</span>
            <span class="skeleton-line" />
          </li>
        ))}
      </ol>
    </div>
  );
}

function LoadFailed({ text, again }: { readonly text: string; readonly again: () => void }) {
  return (
    <div class="page">
      <div class="card failed-load" role="alert">
        <h2 class="card-title">The workbook cannot be read</h2>
        <p>{text}</p>
        <Button action="reload" kind="primary" press={again}>
          Try again
        </Button>
      </div>
    </div>
  );
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const change = () => setOnline(navigator.onLine);
    addEventListener('online', change);
    addEventListener('offline', change);
    return () => {
      removeEventListener('online', change);
      removeEventListener('offline', change);
    };
  }, []);
  return online;
}
