import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, test } from '@jest/globals';
import { virtualClock } from '../../../src/local/engine/clock';
import { noNetwork } from '../../../src/local/engine/network';
import type { WorkbookEvent } from '../../../src/local/workbook/protocol';
import { Session } from '../../../src/local/workbook/session/session';
import { SavedWorld } from '../../../src/local/workbook/state/saved-world';
import { EngineLoop } from '../../../src/local/workbook/thread/engine-loop';
import { Mailbox, Sender } from '../../../src/local/workbook/thread/mailbox';
import type { FromEngine } from '../../../src/local/workbook/thread/messages';
import { projectOf } from '../support/run-code';

const CODE = `
function onOpen() {
  SpreadsheetApp.getUi().createAddonMenu().addItem('Ask', 'ask').addToUi();
}
function onEdit(e) {
  PropertiesService.getDocumentProperties().setProperty('edit', e.range.getA1Notation() + '=' + e.value);
}
function ask() {
  const ui = SpreadsheetApp.getUi();
  const button = ui.alert('Sure?', 'It cannot be undone.', ui.ButtonSet.YES_NO);
  SpreadsheetApp.getActiveSheet().getRange('A1').setValue(button === ui.Button.YES ? 'yes' : 'not yes');
}
function work() {
  const properties = PropertiesService.getDocumentProperties();
  properties.setProperty('step', '1 of 2');
  for (let turn = 0; turn < 20; turn++) properties.getProperty('step');
  properties.setProperty('step', '2 of 2');
  return 'worked';
}
function progress() {
  return PropertiesService.getDocumentProperties().getProperty('step');
}
function lastEdit() {
  return PropertiesService.getDocumentProperties().getProperty('edit');
}
function show() {
  const page = HtmlService.createHtmlOutput('<b>Hello</b>').setTitle('Tools');
  SpreadsheetApp.getUi().showSidebar(page);
  SpreadsheetApp.getActive().toast('Shown', 'Tools', 3);
}
function fail() {
  throw new TypeError('bad shop');
}
function hidden_() {}
`;

const folders: string[] = [];
const channels: MessageChannel[] = [];
afterEach(() => {
  for (const { port1 } of channels.splice(0)) port1.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** An engine in this thread: what is posted is served when it looks. */
function engine() {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-'));
  folders.push(folder);
  const channel = new MessageChannel();
  channels.push(channel);
  const bell = new SharedArrayBuffer(4);
  const sent: FromEngine[] = [];
  const loop = new EngineLoop(new Mailbox(channel.port2, bell), (message) => sent.push(message));
  const onQuestion: (() => void)[] = [];
  const saved = SavedWorld.open(folder);
  const session = new Session({
    project: projectOf({ 'Code.js': CODE }),
    saved,
    clock: virtualClock(saved.now),
    network: noNetwork,
    emit: (event) => {
      sent.push({ kind: 'event', event });
      if (event.kind === 'question') onQuestion.shift()?.();
    },
    showHtml: ({ id, shown }) => sent.push({ kind: 'html', id, shown }),
    waitForAnswer: (question) => loop.waitForAnswer(question),
  });
  session.open();
  loop.attach(session);
  const sender = new Sender(channel.port1, bell);
  let id = 0;
  const ask = (
    request: Parameters<typeof sender.post>[0] & { kind: 'request' } extends { request: infer R }
      ? R
      : never,
  ) => {
    id++;
    sender.post({ kind: 'request', client: 'page', id, request });
    return id;
  };
  const call = (functionName: string, ...args: unknown[]) =>
    ask({ kind: 'script', functionName, args });
  const replies = () =>
    sent.flatMap((message) =>
      message.kind === 'reply' ? [[message.id, message.reply] as const] : [],
    );
  const events = <K extends WorkbookEvent['kind']>(kind: K) =>
    sent.flatMap((message) =>
      message.kind === 'event' && message.event.kind === kind
        ? [message.event as WorkbookEvent & { kind: K }]
        : [],
    );
  return { onQuestion, loop, session, sender, ask, call, replies, events, sent, folder };
}

const value = (of: unknown) => ({ ok: true, value: of });

test('a call that comes during a run is served before the run has ended', () => {
  const { loop, call, replies, session } = engine();
  const work = call('work');
  const looks = session.apps.observer.before;
  session.apps.observer = {
    before: (what, execution) => {
      if (execution.calls === 10) call('progress');
      looks?.(what, execution);
    },
  };
  loop.serveAll();
  expect(replies()).toEqual([
    [work + 1, value('1 of 2')],
    [work, value('worked')],
  ]);
});

test('a question holds its script, not the others, until it is answered', () => {
  const { loop, call, ask, sender, session, replies, events, onQuestion } = engine();
  const asked = ask({ kind: 'menu', functionName: 'ask' });
  const progress = call('progress');
  onQuestion.push(() => {
    sender.post({ kind: 'answer', answer: { question: 99, button: 'NO', text: '' } });
    sender.post({ kind: 'answer', answer: { question: 1, button: 'YES', text: '' } });
  });
  loop.serveAll();
  expect(replies().map(([id]) => id)).toEqual([progress, asked]);
  expect(events('question')).toMatchObject([
    { question: { id: 1, kind: 'alert', title: 'Sure?', buttons: ['YES', 'NO'] } },
  ]);
  expect(events('answered')).toEqual([{ kind: 'answered', question: 1 }]);
  expect(session.book.sheets[0]?.contents.get(1, 1)).toBe('yes');
});

test('two questions wait over each other, and each gets its own answer', () => {
  const { loop, ask, sender, session, replies, onQuestion } = engine();
  const answer = (question: number, button: string) =>
    sender.post({ kind: 'answer', answer: { question, button, text: '' } });
  onQuestion.push(
    () => ask({ kind: 'menu', functionName: 'ask' }),
    () => {
      answer(1, 'YES');
      answer(2, 'NO');
    },
  );
  const first = ask({ kind: 'menu', functionName: 'ask' });
  loop.serveAll();
  expect(replies().map(([id]) => id)).toEqual([first + 1, first]);
  expect(session.book.sheets[0]?.contents.get(1, 1)).toBe('yes');
});

test('an end closes a question and is served after the run', () => {
  const { loop, ask, sender, session, sent } = engine();
  ask({ kind: 'menu', functionName: 'ask' });
  sender.post({ kind: 'stop' });
  loop.serveAll();
  expect(session.book.sheets[0]?.contents.get(1, 1)).toBe('not yes');
  expect(sent.at(-1)).toEqual({ kind: 'stopped' });
});

test('an edit is typed as a person types, told to the script, and undone', () => {
  const { loop, ask, call, session, replies } = engine();
  const sheet = session.book.sheets[0]?.id ?? 0;
  ask({ kind: 'edit', sheet, row: 2, column: 3, texts: [['1,234'], ['=C2&"!"']] });
  loop.serveAll();
  ask({ kind: 'edit', sheet, row: 1, column: 1, texts: [['5%']] });
  loop.serveAll();
  const told = call('lastEdit');
  ask({ kind: 'undo' });
  loop.serveAll();
  expect(replies().find(([id]) => id === told)?.[1]).toEqual(value('A1=5%'));
  expect(session.book.sheets[0]?.value(3, 3)).toBe('1234!');
  expect(session.book.sheets[0]?.contents.get(1, 1)).toBeUndefined();
});

test('undo leaves alone what somebody else has written since', () => {
  const { loop, ask, session } = engine();
  const sheet = session.book.sheets[0];
  ask({ kind: 'edit', sheet: sheet?.id ?? 0, row: 1, column: 1, texts: [['a', 'b']] });
  loop.serveAll();
  sheet?.contents.set(1, 2, 'from the tracker');
  ask({ kind: 'undo' });
  loop.serveAll();
  expect([sheet?.contents.get(1, 1), sheet?.contents.get(1, 2)]).toEqual([
    undefined,
    'from the tracker',
  ]);
});

test('pages are told of menus, pages and toasts of the script', () => {
  const { loop, ask, events, sent } = engine();
  expect(events('workbook').at(-1)?.workbook.menus).toEqual([
    {
      caption: 'Tieout',
      addOn: true,
      entries: [{ kind: 'item', caption: 'Ask', functionName: 'ask' }],
    },
  ]);
  ask({ kind: 'menu', functionName: 'show' });
  loop.serveAll();
  expect(sent.find(({ kind }) => kind === 'html')).toMatchObject({
    shown: { kind: 'sidebar', title: 'Tools', html: expect.stringContaining('<b>Hello</b>') },
  });
  expect(events('toast')).toEqual([
    { kind: 'toast', message: 'Shown', title: 'Tools', seconds: 3 },
  ]);
  expect(events('running').map(({ functions }) => functions)).toEqual(
    expect.arrayContaining([['show'], []]),
  );
});

test.each([
  ['fail', 'TypeError', 'bad shop'],
  ['nowhere', 'Exception', 'Script function not found: nowhere'],
  ['hidden_', 'Exception', 'Script function not found: hidden_'],
])('a call of %s fails as it does for a page', (name, error, message) => {
  const { loop, call, replies } = engine();
  const id = call(name);
  loop.serveAll();
  expect(replies()).toEqual([[id, { ok: false, name: error, message }]]);
});

test('a save that fails is told and stops nothing', () => {
  const { loop, ask, session, events, folder, replies } = engine();
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'in the way');
  const sheet = session.book.sheets[0]?.id ?? 0;
  ask({ kind: 'edit', sheet, row: 1, column: 1, texts: [['a']] });
  loop.serveAll();
  expect(replies()).toHaveLength(1);
  expect(events('toast').at(-1)?.message).toContain('The workbook could not be saved');
});
