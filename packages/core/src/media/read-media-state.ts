import { VodError } from "../errors/vod-error.js";
import type { MediaState } from "./media-state.js";

/** The version of the states that this package writes. */
const currentVersion = 1;

/**
 * Reads a state that a store returns as JSON value.
 *
 * @throws VodError `inbox_unavailable` when the value is no state, or a newer version of this package wrote it
 */
export function readMediaState(json: unknown): MediaState {
  const version = typeof json === "object" && json !== null && "version" in json && json.version;
  if (version === currentVersion && hasShape(json as Members)) return json as MediaState;
  const problem =
    typeof version === "number" && version > currentVersion
      ? `The media state has version ${version}, and this release reads version ${currentVersion}. Update vod-events on this machine.`
      : "The store returned a value that is no media state. Rebuild the media states from the inbox.";
  throw new VodError("inbox_unavailable", problem);
}

type Members = Readonly<Record<string, unknown>>;

const records = ["technical", "renditions", "thumbnails", "captions", "moderation", "tasks"];

function hasShape(state: Members): boolean {
  const { provider, mediaId, status, unknownEvents } = state;
  return (
    [provider, mediaId, status].every((text) => typeof text === "string") &&
    Array.isArray(unknownEvents) &&
    records.every((name) => typeof state[name] === "object" && state[name] !== null)
  );
}
