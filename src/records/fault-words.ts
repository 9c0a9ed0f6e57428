/** A fault of a schema in words: "invoice.currency: expected a currency such as USD". */
export function faultWords(
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
): string {
  if (!issue) return 'its shape is unknown';
  const field = issue.path.join('.');
  const what = issue.message
    .replace(/^Invalid \w+: /, '')
    .replace(/^expected (.*), received undefined$/, 'it is missing');
  return field === '' ? what : `${field}: ${what}`;
}
