/** The parts of an address that are there, as lines or as what stands in one line. */
export function addressLines(
  parts: readonly (string | null | undefined)[],
  separator: string,
): string {
  return parts
    .map((part) => (part ?? '').trim())
    .filter((part) => part !== '')
    .join(separator);
}
