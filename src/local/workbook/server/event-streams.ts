import type { ServerResponse } from 'node:http';
import type { QuestionView, WorkbookEvent } from '../protocol';

/** The event streams of the open pages; a page that comes later is told what still matters. */
export class EventStreams {
  private readonly clients = new Map<string, ServerResponse>();
  private readonly questions = new Map<number, QuestionView>();
  private sidebar: WorkbookEvent | null = null;
  private running: readonly string[] = [];

  /** Opens a stream; it ends when the page goes. */
  open(client: string, response: ServerResponse): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      connection: 'keep-alive',
    });
    response.write('retry: 800\n\n');
    this.clients.set(client, response);
    response.on('close', () => {
      if (this.clients.get(client) === response) this.clients.delete(client);
    });
    if (this.sidebar) this.send(client, this.sidebar);
    this.send(client, { kind: 'running', functions: this.running });
    for (const question of this.questions.values())
      this.send(client, { kind: 'question', question });
  }

  broadcast(event: WorkbookEvent): void {
    this.remember(event);
    for (const client of this.clients.keys()) this.send(client, event);
  }

  send(client: string, event: WorkbookEvent): void {
    this.clients.get(client)?.write(`data: ${JSON.stringify(event)}\n\n`);
  }

  close(): void {
    for (const response of this.clients.values()) response.end();
  }

  private remember(event: WorkbookEvent): void {
    if (event.kind === 'running') this.running = event.functions;
    if (event.kind === 'question') this.questions.set(event.question.id, event.question);
    if (event.kind === 'answered') this.questions.delete(event.question);
    if (event.kind === 'html' && event.html.kind === 'sidebar') this.sidebar = event;
    const shown = this.sidebar?.kind === 'html' ? this.sidebar.html.id : null;
    if (event.kind === 'htmlClosed' && event.id === shown) this.sidebar = null;
  }
}
