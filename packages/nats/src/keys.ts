import { createHash } from "node:crypto";

/** Returns the token of an id in a subject: its SHA-256, because a subject allows few characters. */
export function keyOf(id: string): string {
  return createHash("sha256").update(JSON.stringify(id)).digest("base64url");
}
