import { timingSafeEqual } from "node:crypto";

/**
 * Compares two strings in constant time. The time may reveal their lengths, because the length of a signature is
 * public.
 */
export function equalSecrets(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}

/** Compares two optional secrets in constant time. Two absent secrets are equal. */
export function sameSecret(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return equalSecrets(a, b);
}

/**
 * Tells whether a signature is that of one of the keys. It is compared with each, so that the duration does not tell which
 * one matched.
 */
export function matchesAnyKey(
  keys: readonly string[],
  signature: string,
  sign: (key: string) => string,
): boolean {
  return keys.map((key) => equalSecrets(sign(key), signature)).includes(true);
}
