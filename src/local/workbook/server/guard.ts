import type { IncomingMessage } from 'node:http';

/**
 * Why a request is refused, or null. Only the person's own browser on this computer may speak to
 * the workbook: a name other than loopback points to a page elsewhere that was bound to our
 * address, another origin to a page elsewhere that sends on its own.
 */
export function refusal(request: IncomingMessage, port: number): string | null {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = request.headers;
  if (!own.includes(host ?? '')) return 'This address belongs to the local workbook only.';
  if (origin !== undefined && !own.includes(origin.replace(/^http:\/\//, ''))) {
    return 'Pages of other origins cannot use the local workbook.';
  }
  if (
    request.method === 'POST' &&
    !/^application\/json\b/.test(request.headers['content-type'] ?? '')
  ) {
    return 'Send JSON.';
  }
  return null;
}
