import { createHash } from "node:crypto";

/**
 * Escapes a text so that PostgreSQL stores it exactly: without NUL, which its type `text` rejects, and without lone
 * surrogates, which UTF-8 cannot encode. Ordinary text stays unchanged.
 *
 * @see https://www.postgresql.org/docs/current/datatype-character.html
 */
export function escapeText(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Reverses {@link escapeText}. */
export function unescapeText(escaped: string): string {
  return JSON.parse(`"${escaped}"`);
}

/**
 * Returns the hex SHA-256 of a text. The indexes contain hashes, because an index entry has at most 2704 bytes.
 *
 * @see https://www.postgresql.org/docs/current/btree.html#BTREE-BEHAVIOR
 */
export function hashOf(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
