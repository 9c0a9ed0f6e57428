import { useEffect, useRef, useState } from 'preact/hooks';
import type { HtmlView, Reply } from '../workbook/protocol';
import type { Connection } from './connection';
import { Dialog } from './dialogs';
import type { FromFrame, ToFrame } from './frame-messages';

/** What the frame of a script may do; it is of another origin and reaches nothing of the page. */
const SANDBOX =
  'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals allow-same-origin';

interface Props {
  readonly html: HtmlView;
  readonly connection: Connection;
}

/** The sidebar of a script, 300 pixels wide as in Sheets. */
export function Sidebar({ html, connection }: Props) {
  const close = () => void connection.ask({ kind: 'closeHtml', id: html.id }).catch(() => {});
  return (
    <aside class="sidebar" aria-label={html.title}>
      <header>
        <h2>{html.title}</h2>
        <button type="button" class="icon-button close" aria-label="Close" onClick={close} />
      </header>
      <Frame key={html.id} html={html} connection={connection} />
    </aside>
  );
}

/** A dialog of a script. */
export function HtmlDialog({ html, connection }: Props) {
  const close = () => void connection.ask({ kind: 'closeHtml', id: html.id }).catch(() => {});
  return (
    <Dialog title={html.title} close={close}>
      <Frame html={html} connection={connection} />
    </Dialog>
  );
}

/** Shows the HTML of a script and carries its `google.script.run` to the server. */
function Frame({ html, connection }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [size, setSize] = useState({ width: html.width, height: html.height });
  const origin = new URL(html.url, location.href).origin;
  useEffect(() => {
    const listen = (event: MessageEvent<FromFrame>) => {
      if (event.source !== frame.current?.contentWindow || event.origin !== origin) return;
      const message = event.data;
      const reply = (id: number, answer: Reply) =>
        frame.current?.contentWindow?.postMessage({ id, answer } satisfies ToFrame, origin);
      if (message.kind === 'call')
        void call(connection, message).then((one) => reply(message.id, one));
      else if (message.kind === 'close') {
        void connection.ask({ kind: 'closeHtml', id: html.id }).catch(() => {});
      } else if (message.kind === 'size') {
        setSize((before) => ({ ...before, [message.side]: message.pixels }));
      } else focus();
    };
    addEventListener('message', listen);
    return () => removeEventListener('message', listen);
  }, [html.id]);
  const pixels =
    html.kind === 'sidebar'
      ? {}
      : { width: `${size.width ?? 500}px`, height: `${size.height ?? 300}px` };
  return (
    <iframe
      ref={frame}
      title={html.title || 'Add-on'}
      src={html.url}
      sandbox={SANDBOX}
      style={pixels}
    />
  );
}

async function call(
  connection: Connection,
  { functionName, args }: FromFrame & { readonly kind: 'call' },
): Promise<Reply> {
  try {
    const value = await connection.ask<unknown>({ kind: 'script', functionName, args });
    return { ok: true, value };
  } catch (error) {
    const { name, message } = error as Error;
    return { ok: false, name, message };
  }
}
