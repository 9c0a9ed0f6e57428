import { useEffect, useMemo, useReducer } from 'preact/hooks';
import { Connection } from './connection';
import { Confirm, Failure, Question } from './dialogs';
import { HtmlDialog, Sidebar } from './html-panel';
import { SheetPane } from './sheet-pane';
import { TabBar } from './tab-bar';
import { TitleBar } from './title-bar';
import { Toasts } from './toasts';
import { useSheets } from './use-sheets';
import { emptyState, nextState } from './workbook-state';

/** The local workbook: title and menus above, the sheet with its sidebar, the tabs below. */
export function App() {
  const connection = useMemo(() => new Connection(), []);
  const [state, change] = useReducer(nextState, emptyState);
  const sheets = useSheets(connection, state);
  useEffect(() => {
    const stop = [
      connection.onEvent(change),
      connection.onState((connected) => change({ kind: 'connected', connected })),
    ];
    void connection.open();
    return () => {
      for (const one of stop) one();
    };
  }, [connection]);

  const { workbook, sidebar, questions, dialogs } = state;
  if (!workbook || !sheets.controller) {
    return <p class="starting">{state.connected ? 'Opening the workbook …' : 'Connecting …'}</p>;
  }
  const question = questions[0];
  return (
    <div class="workbook">
      <TitleBar state={state} connection={connection} fail={sheets.fail} />
      <main class="middle">
        <SheetPane controller={sheets.controller} sheets={sheets} />
        {sidebar && <Sidebar html={sidebar} connection={connection} />}
      </main>
      <TabBar workbook={workbook} active={sheets.controller.sheet.id} open={sheets.open} />
      <Toasts toasts={state.toasts} gone={(id) => change({ kind: 'toastGone', id })} />
      {dialogs.map((html) => (
        <HtmlDialog key={html.id} html={html} connection={connection} />
      ))}
      {question && <Question key={question.id} question={question} connection={connection} />}
      {sheets.confirming && <Confirm {...sheets.confirming} />}
      {sheets.failure && <Failure message={sheets.failure} close={() => sheets.fail('')} />}
      {!state.connected && (
        <p class="cut-off" role="alert">
          The local workbook does not answer. Start it again with <code>npm start</code>; this page
          then goes on by itself.
        </p>
      )}
    </div>
  );
}
