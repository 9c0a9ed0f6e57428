/** Names are the same in any case and spacing around them. */
export const plainName = (name: string): string => name.normalize('NFC').trim().toLowerCase();
