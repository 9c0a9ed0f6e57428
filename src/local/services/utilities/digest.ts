import { createHash, createHmac, createPrivateKey, createSign } from 'node:crypto';
import { ScriptError } from '../../engine/script-error';
import { md2 } from './md2';

/** `digest('SHA_256', bytes)`; the names are those of `Utilities.DigestAlgorithm`. */
export function digest(algorithm: string, bytes: Uint8Array): Uint8Array {
  if (algorithm === 'MD2') return md2(bytes);
  return createHash(algorithm.toLowerCase().replace('_', '')).update(bytes).digest();
}

/** `hmac('HMAC_SHA_256', value, key)`; the names are those of `Utilities.MacAlgorithm`. */
export function hmac(algorithm: string, value: Uint8Array, key: Uint8Array): Uint8Array {
  const hash = algorithm.replace('HMAC_', '').toLowerCase().replace('_', '');
  return createHmac(hash, key).update(value).digest();
}

/** Signs with a private key in PEM, PKCS #8 or PKCS #1; the names are those of `RsaAlgorithm`. */
export function rsaSignature(algorithm: string, value: Uint8Array, pem: string): Uint8Array {
  const hash = algorithm === 'RSA_SHA_1' ? 'RSA-SHA1' : 'RSA-SHA256';
  try {
    return createSign(hash).update(value).sign(createPrivateKey(pem));
  } catch {
    throw new ScriptError('Invalid argument: key');
  }
}
