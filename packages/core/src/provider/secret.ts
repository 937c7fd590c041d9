import { createHash, timingSafeEqual } from "node:crypto";

/** Whether two texts are equal, in a time that tells nothing about where they differ. */
export function equalSecrets(a: string, b: string): boolean {
  return timingSafeEqual(sha256(a), sha256(b));
}

/** Whether two secrets are the same, or neither is there, in a time that tells nothing about where they differ. */
export function sameSecret(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return equalSecrets(a, b);
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
