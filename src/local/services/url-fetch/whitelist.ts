import { ScriptError } from '../../engine/script-error';

/**
 * Refuses a URL that no prefix of the manifest's `urlFetchWhitelist` allows
 * (guides/manifest/allowlist-urls). A manifest without the list allows all.
 */
export function checkWhitelist(url: string, prefixes: readonly string[] | undefined): void {
  if (prefixes === undefined || prefixes.some((prefix) => allows(prefix, url))) return;
  throw new ScriptError(
    `Access to ${new URL(url).origin} is not allowed by the urlFetchWhitelist of this script.`,
  );
}

/** A prefix is https, has a path, and may begin its host with one `*.`; paths match in whole steps. */
function allows(prefix: string, url: string): boolean {
  const parts = /^https:\/\/(\*\.)?([^/*]+)(\/.*)$/.exec(prefix);
  if (!parts) return false;
  const [, wildcard, host = '', path = ''] = parts;
  const target = new URL(url);
  if (target.protocol !== 'https:') return false;
  const hostFits = wildcard ? target.host.endsWith(`.${host}`) : target.host === host.toLowerCase();
  const rest = `${target.pathname}${target.search}`;
  if (!hostFits || !rest.startsWith(path)) return false;
  return path.endsWith('/') || rest.length === path.length || /[/?]/.test(rest[path.length] ?? '');
}
