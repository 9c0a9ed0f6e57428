/**
 * Origin of an address, `https://api.harvestapp.com` of `https://api.harvestapp.com/v2/clients`.
 * Null for anything else than plain https: other schemes and ports, names and passwords before an
 * `@`, backslashes.
 */
export function originOf(url: string): string | null {
  const match = /^(https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[/?#]|$)/i.exec(url);
  return match?.[1]?.toLowerCase() ?? null;
}

/** Whether an address belongs to one of some origins; `https://*.x.com` takes each name under it. */
export function belongsTo(url: string, origins: readonly string[]): boolean {
  const origin = originOf(url);
  if (origin === null) return false;
  return origins.some((own) => {
    const [scheme, suffix] = own.split('*');
    if (suffix === undefined) return origin === own;
    return origin.startsWith(scheme ?? '') && origin.endsWith(suffix) && origin.length > own.length;
  });
}
