/** Bytes as the platform wants them: -128 to 127. */
export function toSigned(bytes: Uint8Array): number[] {
  return Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** Bytes as everybody else wants them: 0 to 255. */
export function toUnsigned(bytes: readonly number[]): Uint8Array {
  return Uint8Array.from(bytes);
}

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export function sha256(text: string): string {
  const { DigestAlgorithm, Charset } = Utilities;
  const bytes = Utilities.computeDigest(DigestAlgorithm.SHA_256, text, Charset.UTF_8);
  return Array.from(toUnsigned(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
