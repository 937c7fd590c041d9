import { timingSafeEqual } from "node:crypto";

/**
 * Whether two texts are equal, in a time that tells nothing about where they differ; that they are not of one
 * length it may tell, for that of a signature is no secret.
 */
export function equalSecrets(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}

/** Whether two secrets are the same, or neither is there, in a time that tells nothing about where they differ. */
export function sameSecret(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return equalSecrets(a, b);
}
