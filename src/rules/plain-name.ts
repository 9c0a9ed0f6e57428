const known = new Map<string, string>();

/** Names are the same in any case and spacing around them. */
export function plainName(name: string): string {
  let plain = known.get(name);
  if (plain === undefined) {
    plain = name.normalize('NFC').trim().toLowerCase();
    known.set(name, plain);
  }
  return plain;
}
