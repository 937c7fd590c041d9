import type { MediaKey } from "@vod-events/core/inbox";

/**
 * The maximum size of the keys in a notification. The payload must be shorter than 8000 bytes.
 *
 * @see https://www.postgresql.org/docs/current/sql-notify.html
 */
const largestBytes = 7800;

/** Encodes the keys of changed media states; as an empty text when they do not fit into a notification. */
export function encodeKeys(keys: readonly MediaKey[]): string {
  const json = JSON.stringify(keys.map(({ provider, mediaId }) => [provider, mediaId]));
  return Buffer.byteLength(json) > largestBytes ? "" : json;
}

/** Reverses {@link encodeKeys}; `undefined` without keys. */
export function decodeKeys(json: string): readonly MediaKey[] | undefined {
  if (json === "") return undefined;
  const pairs: readonly (readonly [string, string])[] = JSON.parse(json);
  return pairs.map(([provider, mediaId]) => ({ provider, mediaId }));
}
