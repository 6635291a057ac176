/** Bytes of base64url (RFC 4648 §5, padding optional), or null when the text is not base64url. */
export function decodeBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]+={0,2}$/.test(text)) return null;
  try {
    const binary = atob(text.replace(/=+$/, "").replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

/** Base64url without padding. */
export function encodeBase64url(bytes: Uint8Array): string {
  const binary = String.fromCharCode(...bytes);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * Whether 65 bytes are an uncompressed point (SEC 1, 0x04 ‖ x ‖ y) on P-256. A point off the curve makes
 * encryption throw at send time, so it is refused while subscribing.
 */
export function isCurvePoint(bytes: Uint8Array): boolean {
  if (bytes.length !== 65 || bytes[0] !== 4) return false;
  const x = toInteger(bytes.subarray(1, 33));
  const y = toInteger(bytes.subarray(33));
  return x < p && y < p && (y * y - (x * x * x - 3n * x + b)) % p === 0n;
}

// FIPS 186-4, D.1.2.3: y² = x³ − 3x + b (mod p)
const p = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

function toInteger(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}
