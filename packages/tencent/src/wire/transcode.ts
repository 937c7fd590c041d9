import {
  lenientObject,
  type MemberReaders,
  membersReader,
  readPercent,
  readPositive,
  readText,
  readUrl,
} from "@vod-events/core/provider";
import type * as t from "io-ts";
import { listOf, objectWith, readId, readPresetId } from "./field.js";
import { taskErrorMembers, taskResultMembers } from "./task-result.js";

/** Creates a codec that also keeps the unread members of an object. */
function completeObject<const Readers extends MemberReaders>(readers: Readers) {
  const read = membersReader(readers);
  return lenientObject((from) => ({ ...from, ...read(from) }));
}

/**
 * An element of the `PlayInfoSet` of a transcode of the API of 2017, including unread members: no field identifies
 * it, so its whole content does.
 */
const playInfo = completeObject({
  Url: readUrl,
  Definition: readPresetId,
  Bitrate: readPositive,
  Height: readPositive,
  Width: readPositive,
});

/** `TranscodeCompleteEvent`, of the API of 2017. */
export const transcode2017 = objectWith("TaskId", {
  ...taskErrorMembers,
  FileId: readId,
  Duration: readPositive,
  PlayInfoSet: listOf(playInfo),
});

const streamPara = completeObject({ Definition: readPresetId });

const adaptiveInput = completeObject({ StreamPara: streamPara });

const adaptiveOutput = completeObject({
  Definition: readPresetId,
  Format: readText,
  DrmType: readText,
  Url: readUrl,
});

/**
 * An element of `ComplexAdaptiveDynamicStreamingTaskResultSet`, including unread members: no field identifies a
 * result, so its whole content does.
 */
const adaptiveResult = completeObject({
  ...taskResultMembers,
  Progress: readPercent,
  Input: adaptiveInput,
  Output: adaptiveOutput,
});

/** `ComplexAdaptiveDynamicStreamingCompleteEvent`. */
export const adaptiveStreaming = objectWith("TaskId", {
  ...taskResultMembers,
  ComplexAdaptiveDynamicStreamingTaskResultSet: listOf(adaptiveResult),
});

export type Transcode2017 = t.TypeOf<typeof transcode2017>;
export type PlayInfo = t.TypeOf<typeof playInfo>;
export type AdaptiveStreaming = t.TypeOf<typeof adaptiveStreaming>;
export type AdaptiveResult = t.TypeOf<typeof adaptiveResult>;
