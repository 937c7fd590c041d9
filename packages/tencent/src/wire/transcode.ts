import {
  lenientObject,
  readAs,
  readPercent,
  readPositive,
  readText,
  readUrl,
} from "@vod-events/core/provider";
import { objectWith, readAll, readId, readPresetId } from "./field.js";
import { taskErrorOf, taskResultOf } from "./task-result.js";

/**
 * An element of the `PlayInfoSet` of a transcode of the API of 2017, including unread members: no field identifies
 * it, so its whole content does.
 */
const playInfo = lenientObject((from) => ({
  ...from,
  Url: readUrl(from.Url),
  Definition: readPresetId(from.Definition),
  Bitrate: readPositive(from.Bitrate),
  Height: readPositive(from.Height),
  Width: readPositive(from.Width),
}));

/** `TranscodeCompleteEvent`, of the API of 2017. */
export const transcode2017 = objectWith("TaskId", (TaskId, from) => ({
  TaskId,
  ...taskErrorOf(from),
  FileId: readId(from.FileId),
  Duration: readPositive(from.Duration),
  PlayInfoSet: readAll(playInfo, from.PlayInfoSet),
}));

const streamPara = lenientObject((from) => ({
  ...from,
  Definition: readPresetId(from.Definition),
}));

const adaptiveInput = lenientObject((from) => ({
  ...from,
  StreamPara: readAs(streamPara, from.StreamPara),
}));

const adaptiveOutput = lenientObject((from) => ({
  ...from,
  Definition: readPresetId(from.Definition),
  Format: readText(from.Format),
  DrmType: readText(from.DrmType),
  Url: readUrl(from.Url),
}));

/**
 * An element of `ComplexAdaptiveDynamicStreamingTaskResultSet`, including unread members: no field identifies a
 * result, so its whole content does.
 */
const adaptiveResult = lenientObject((from) => ({
  ...from,
  ...taskResultOf(from),
  Progress: readPercent(from.Progress),
  Input: readAs(adaptiveInput, from.Input),
  Output: readAs(adaptiveOutput, from.Output),
}));

/** `ComplexAdaptiveDynamicStreamingCompleteEvent`. */
export const adaptiveStreaming = objectWith("TaskId", (TaskId, from) => ({
  TaskId,
  ...taskResultOf(from),
  ComplexAdaptiveDynamicStreamingTaskResultSet: readAll(
    adaptiveResult,
    from.ComplexAdaptiveDynamicStreamingTaskResultSet,
  ),
}));

export type Transcode2017 = typeof transcode2017._A;
export type PlayInfo = typeof playInfo._A;
export type AdaptiveStreaming = typeof adaptiveStreaming._A;
export type AdaptiveResult = typeof adaptiveResult._A;
