import { joinBytes, utf8Bytes } from './bytes';

/** One part of a form with files. */
export interface FormPart {
  readonly name: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes a form with files as RFC 7578 says, each part with its own type, which the platform's own
 * forms cannot do. The boundary is one that no part contains, and the same for the same parts.
 */
export function multipart(parts: readonly FormPart[]): {
  readonly contentType: string;
  readonly body: Uint8Array;
} {
  const boundary = boundaryFor(parts);
  const written = parts.flatMap((part) => [
    utf8Bytes(
      [
        `--${boundary}`,
        `Content-Disposition: form-data; name="${part.name}"; filename="${plainName(part.fileName)}"`,
        `Content-Type: ${part.contentType}`,
        'Content-Transfer-Encoding: binary',
        '',
        '',
      ].join('\r\n'),
    ),
    part.bytes,
    utf8Bytes('\r\n'),
  ]);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: joinBytes([...written, utf8Bytes(`--${boundary}--\r\n`)]),
  };
}

/** A name that cannot end its quotes or its line. */
function plainName(name: string): string {
  return name.replace(/["\\\r\n]/g, '_');
}

function boundaryFor(parts: readonly FormPart[]): string {
  for (let count = 0; ; count += 1) {
    const boundary = `tieout-part-${count}`;
    const bytes = utf8Bytes(boundary);
    if (!parts.some((part) => contains(part.bytes, bytes))) return boundary;
  }
}

function contains(bytes: Uint8Array, wanted: Uint8Array): boolean {
  const [first] = wanted;
  if (first === undefined) return true;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
