import type { Client } from '../records/client';
import type { Problem } from '../records/problem';
import { readLineTemplate } from './line-template';
import { problem } from './problem';

/** What the time lines of clients say who want other words than the setting has. */
export interface ClientTemplates {
  /** By id of the client; only those that can be used. */
  readonly templates: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** Reads the text of time lines of each client; one with a name that no line can be asked for is reported. */
export function clientTemplates(clients: readonly Client[]): ClientTemplates {
  const templates = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { clientId: key, name, lineTemplate } of clients) {
    if (lineTemplate.trim() === '') continue;
    const read = readLineTemplate(lineTemplate.trim());
    if ('value' in read) {
      templates.set(key, read.value);
      continue;
    }
    const { code, what, fix } = read;
    const message = `Client '${name}': the text of its time lines is '${lineTemplate}'; ${what}.`;
    const place = { step: 'draft', tab: 'Clients', key, field: 'lineTemplate' } as const;
    problems.push(problem({ code, ...place, message, fix }));
  }
  return { templates, problems };
}
