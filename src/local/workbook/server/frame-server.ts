import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShownHtml } from '../../engine/ui-host';
import { refusal } from './guard';
import { type Listening, listen } from './listen';

/** The page that shows the frames, and the servers on this machine to which their links lead. */
export interface FramedBy {
  readonly origin: string;
  readonly links: Readonly<Record<string, string>>;
}

/** HTML that scripts have shown; older ones are forgotten. */
const KEPT = 20;

/**
 * Serves the HTML of scripts from an origin of its own, as Google does: it reaches neither the
 * page nor its server, and speaks to them only through messages.
 */
export class FrameServer {
  private readonly pages = new Map<string, string>();

  private constructor(private readonly listening: Listening) {}

  static async start(): Promise<FrameServer> {
    let port = 0;
    const listening = await listen(0, (request, response) => {
      const page = server.pages.get(request.url ?? '');
      const refused = refusal(request, port);
      if (refused !== null || page === undefined) {
        response.writeHead(refused === null ? 404 : 403, { 'content-type': 'text/plain' });
        response.end(refused ?? 'This page is no longer shown.');
        return;
      }
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
      });
      response.end(page);
    });
    port = listening.port;
    const server = new FrameServer(listening);
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.listening.port}`;
  }

  get listener(): Listening {
    return this.listening;
  }

  /** Keeps a page and gives its address, which nobody can guess. */
  add(shown: ShownHtml, page: FramedBy): string {
    const path = `/${randomBytes(18).toString('base64url')}`;
    this.pages.set(path, withBridge(shown.html, page));
    for (const oldest of this.pages.keys()) {
      if (this.pages.size <= KEPT) break;
      this.pages.delete(oldest);
    }
    return this.origin + path;
  }
}

/** Puts the client of `google.script.run` in front of every script of the page. */
function withBridge(html: string, { origin, links }: FramedBy): string {
  const client = readFileSync(join(__dirname, 'page/sidebar-frame.js'), 'utf8');
  const routes = JSON.stringify(links).replaceAll('"', '&quot;');
  const script = `<script data-page="${origin}" data-links="${routes}">${client.replaceAll('</script', '<\\/script')}</script>`;
  const head = /<head[^>]*>/i.exec(html);
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html);
  const at = head ? head.index + head[0].length : (doctype?.[0].length ?? 0);
  return `${html.slice(0, at)}${script}${html.slice(at)}`;
}
