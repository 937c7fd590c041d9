import type { MediaRules } from "../provider/media-rules.js";
import type { Contribution } from "./contribution.js";
import { withDeletedParts } from "./deleted-parts.js";
import { putEntry, putPresent, removeEntry } from "./entries.js";
import { compareFacts, type Stamp } from "./fact.js";
import {
  captionKey,
  type FileOf,
  type FileRecord,
  filesOf,
  renditionKey,
  withFiles,
} from "./files.js";
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

const withValues: Step = (state, { values, technical, failure }, stamp) => {
  const next = setLatest(setLatest(state, values ?? {}, stamp), { failure }, stamp);
  if (technical === undefined) return next;
  return { ...next, technical: setLatest(next.technical, technical, stamp) };
};

const withEntries: Step = (before, { moderation, task }, stamp) => {
  let state = before;
  if (moderation !== undefined) {
    const fact = { value: moderation, ...stamp };
    state = { ...state, moderation: putEntry(state.moderation, stamp.eventId, fact) };
  }
  if (task !== undefined) {
    const fact = { value: task.value, ...stamp };
    state = { ...state, tasks: putEntry(state.tasks, task.key, fact, compareTasks) };
  }
  return state;
};

const withFileEntries: Step = (before, contribution, stamp) => {
  const { rendition, thumbnail, caption, deletedCaption } = contribution;
  let state = before;
  function put<Name extends FileRecord>(name: Name, key: string, value: FileOf<Name>): void {
    state = withFiles(state, name, putPresent(filesOf(state, name), key, { value, ...stamp }));
  }
  if (rendition !== undefined) put("renditions", renditionKey(rendition), rendition);
  if (thumbnail !== undefined) put("thumbnails", thumbnail.key, thumbnail.value);
  if (caption !== undefined) put("captions", captionKey(caption), caption);
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
