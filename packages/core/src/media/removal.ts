import type { MediaRules } from "../provider/media-rules.js";
import { isRenditionDeleted, isSourceDeleted } from "./deleted-parts.js";
import { removeEntry } from "./entries.js";
import { compareTimes, type Stamp } from "./fact.js";
import { type FileRecord, filesOf, withFiles } from "./files.js";
import type { Fact, MediaState } from "./media-state.js";

/**
 * Removes what was deleted, and what comes from a replaced file. It depends on the state only, not on the order of its
 * events.
 */
export function withoutRemoved(state: MediaState, rules: MediaRules | undefined): MediaState {
  const current = rules === undefined ? state : withoutReplaced(state, rules);
  if (current.deleted !== undefined) return withoutFiles(current);
  return rules === undefined ? current : withoutDeletedParts(current, rules);
}

/** The deletion of a media is final. Its facts stay, but not its files. */
function withoutFiles(state: MediaState): MediaState {
  const { url, coverUrl, removed, deletedParts, deletedBefore, ...rest } = state;
  return { ...rest, renditions: {}, thumbnails: {}, captions: {} };
}

function withoutDeletedParts(state: MediaState, rules: MediaRules): MediaState {
  if (state.deletedParts === undefined) return state;
  const remaining = withoutEntries(state, "renditions", (fact) =>
    isRenditionDeleted(fact, state, rules),
  );
  if (remaining.url === undefined || !isSourceDeleted(remaining.url, state, rules))
    return remaining;
  const { url: _, ...withoutUrl } = remaining;
  return withoutUrl;
}

/** The file of an upload replaces the file before, and all that was made from that. */
function withoutReplaced(state: MediaState, { uploadReplaces }: MediaRules): MediaState {
  const { uploaded } = state;
  if (uploadReplaces === undefined || uploaded === undefined) return state;
  const isReplaced = ({ at }: Stamp) => compareTimes(at, uploaded.at) < 0;
  const names = ["url", "format", "ready", "failure"] as const;
  const replaced = names.filter((name) => state[name] !== undefined && isReplaced(state[name]));
  const remaining =
    replaced.length === 0
      ? state
      : (Object.fromEntries(
          Object.entries(state).filter(([name]) => !(replaced as string[]).includes(name)),
        ) as unknown as MediaState);
  const technical = Object.entries(state.technical).filter(([, fact]) => !isReplaced(fact));
  const files = (["renditions", "thumbnails"] as const).reduce<MediaState>(
    (before, name) => withoutEntries(before, name, isReplaced),
    remaining,
  );
  return technical.length === Object.keys(state.technical).length
    ? files
    : { ...files, technical: Object.fromEntries(technical) };
}

function withoutEntries<Name extends FileRecord>(
  state: MediaState,
  name: Name,
  isRemoved: (fact: MediaState[Name][string]) => boolean,
): MediaState {
  const gone = Object.entries(state[name]).filter(([, fact]) => isRemoved(fact));
  return gone.reduce<MediaState>((before, [key, { value: _, ...stamp }]) => {
    const removal: Fact<true> = { value: true, ...stamp };
    return withFiles(before, name, removeEntry(filesOf(before, name), key, removal));
  }, state);
}
