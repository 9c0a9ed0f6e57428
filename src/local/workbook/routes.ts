import { UserError } from './user-error';

/** A provider's origin, and the server on this computer that answers for it. */
export interface Route {
  readonly from: string;
  readonly to: string;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Reads routes such as `https://api.example.com=http://127.0.0.1:9000`. Throws a UserError for
 * one that is none, or that leads to another computer.
 */
export function parseRoutes(texts: readonly string[]): Route[] {
  return texts.map((text) => {
    const at = text.indexOf('=');
    const from = originOf(text.slice(0, at));
    const to = originOf(text.slice(at + 1));
    if (at < 0 || !from || !to) {
      throw new UserError(
        `--route ${text}: write two origins, as https://api.example.com=http://127.0.0.1:9000.`,
        2,
      );
    }
    if (!LOOPBACK.includes(to.hostname)) {
      throw new UserError(`--route ${text}: only servers on this computer can be named.`, 2);
    }
    return { from: from.origin, to: to.origin };
  });
}

/** The address of a server without a path; null for anything else. */
function originOf(text: string): URL | null {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
    ? url
    : null;
}
