import type { MediaRules } from "../provider/media-rules.js";
import type { Contribution } from "./contribution.js";
import { withDeletedParts } from "./deleted-parts.js";
import { putEntry, putPresent, removeEntry } from "./entries.js";
import { compareFacts, type Stamp } from "./fact.js";
import { captionKey, filesOf, renditionKey, withFiles } from "./files.js";
import type { Fact, MediaState, MediaTask } from "./media-state.js";
import { setLatest } from "./registers.js";
import { withUnknownEvent } from "./unknown-events.js";

/** Folds what an event says into a state. */
export function foldContribution(
  before: MediaState,
  contribution: Contribution,
  stamp: Stamp,
  rules: MediaRules | undefined,
): MediaState {
  const steps = [withValues, withEntries, withFileEntries, withDeletion] as const;
  return steps.reduce((state, step) => step(state, contribution, stamp, rules), before);
}

type Step = (
  state: MediaState,
  contribution: Contribution,
  stamp: Stamp,
  rules: MediaRules | undefined,
) => MediaState;

const withValues: Step = (state, { values = {}, technical, failure }, stamp) => {
  const next = setLatest(state, { ...values, failure }, stamp);
  if (technical === undefined) return next;
  return { ...next, technical: setLatest(next.technical, technical, stamp) };
};

const withEntries: Step = (state, { moderation, task }, stamp) => ({
  ...state,
  ...(moderation !== undefined && {
    moderation: putEntry(state.moderation, stamp.eventId, { value: moderation, ...stamp }),
  }),
  ...(task !== undefined && {
    tasks: putEntry(state.tasks, task.key, { value: task.value, ...stamp }, compareTasks),
  }),
});

const withFileEntries: Step = (before, contribution, stamp) => {
  const { rendition, thumbnail, caption, deletedCaption } = contribution;
  let state = before;
  if (rendition !== undefined) {
    const fact = { value: rendition, ...stamp };
    const entries = putPresent(filesOf(state, "renditions"), renditionKey(rendition), fact);
    state = withFiles(state, "renditions", entries);
  }
  if (thumbnail !== undefined) {
    const fact = { value: thumbnail.value, ...stamp };
    const entries = putPresent(filesOf(state, "thumbnails"), thumbnail.key, fact);
    state = withFiles(state, "thumbnails", entries);
  }
  if (caption !== undefined) {
    const fact = { value: caption, ...stamp };
    const entries = putPresent(filesOf(state, "captions"), captionKey(caption), fact);
    state = withFiles(state, "captions", entries);
  }
  if (deletedCaption !== undefined) {
    const fact = { value: true, ...stamp } as const;
    const entries = removeEntry(filesOf(state, "captions"), captionKey(deletedCaption), fact);
    state = withFiles(state, "captions", entries);
  }
  return state;
};

const withDeletion: Step = (state, { deletedParts, unknown }, stamp, rules) => {
  if (unknown !== undefined) return withUnknownEvent(state, stamp.eventId);
  if (deletedParts === undefined) return state;
  if (deletedParts === "all") return setLatest(state, { deleted: true }, stamp);
  return withDeletedParts(state, deletedParts, stamp, rules);
};

/** A result is later than progress of the same task, whatever their times. */
function compareTasks(left: Fact<MediaTask>, right: Fact<MediaTask>): number {
  return finalityOf(left.value) - finalityOf(right.value) || compareFacts(left, right);
}

function finalityOf({ outcome }: MediaTask): number {
  if (outcome === "running") return 0;
  return outcome === "unknown" ? 1 : 2;
}
