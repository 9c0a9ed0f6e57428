import { ApiError } from './api-error';
import type { Caller } from './caller';
import type { ReceiptAnswer } from './connector';
import type { Exchange } from './exchange';

/** How often storage may send on to other storage. */
const REDIRECTS = 3;

/**
 * The file of a receipt, by the address that its expense names. Follows the provider to its
 * storage by hand, so that credentials never reach an address that is not the provider's own.
 * Throws an ApiError; one of kind `rejected` where the caller's provider is no tracker.
 */
export function fetchReceipt(caller: Caller, url: string): Uint8Array {
  const { source } = caller.connector;
  if (!source?.receipt) throw refusal('it has no receipts');
  let answer: ReceiptAnswer = caller.call(source.receipt(url));
  for (let hops = 0; 'elsewhere' in answer; hops += 1) {
    if (hops === REDIRECTS) throw refusal('its storage sends on without end');
    answer = caller.call(storedFile(answer.elsewhere));
  }
  return answer.file;
}

function storedFile(url: string): Exchange<ReceiptAnswer> {
  return {
    request: { method: 'GET', url },
    read: (answer) => {
      const elsewhere = answer.headers['location'];
      if (answer.status >= 300 && elsewhere !== undefined) return { elsewhere };
      return { file: answer.bytes() };
    },
  };
}

function refusal(message: string): ApiError {
  return new ApiError({ kind: 'rejected', status: 0, code: 'receipt', message });
}
