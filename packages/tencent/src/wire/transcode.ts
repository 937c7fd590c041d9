import * as t from "io-ts";
import {
  listOf,
  optional,
  optionalId,
  percent,
  positive,
  presetId,
  requiredId,
  text,
} from "./field.js";
import { taskName } from "./task.js";
import { taskError, taskResult } from "./task-result.js";

/** One element of the `PlayInfoSet` of a transcode of 2017. */
const playInfo = t.type({
  Url: text,
  Definition: presetId,
  Bitrate: positive,
  Height: positive,
  Width: positive,
});

/** `TranscodeCompleteEvent`, of the API of 2017. */
export const transcode2017 = t.type(
  {
    TaskId: requiredId,
    ...taskError,
    FileId: optionalId,
    Duration: positive,
    PlayInfoSet: listOf(playInfo),
  },
  taskName,
);

/** One element of `ComplexAdaptiveDynamicStreamingTaskResultSet`. */
const adaptiveResult = t.type({
  ...taskResult,
  Progress: percent,
  Input: optional(t.type({ StreamPara: optional(t.type({ Definition: presetId })) })),
  Output: optional(t.type({ Definition: presetId, Format: text, DrmType: text, Url: text })),
});

/** `ComplexAdaptiveDynamicStreamingCompleteEvent`. */
export const adaptiveStreaming = t.type(
  {
    TaskId: requiredId,
    ...taskResult,
    ComplexAdaptiveDynamicStreamingTaskResultSet: listOf(adaptiveResult),
  },
  taskName,
);

export type Transcode2017 = t.TypeOf<typeof transcode2017>;
export type PlayInfo = t.TypeOf<typeof playInfo>;
export type AdaptiveStreaming = t.TypeOf<typeof adaptiveStreaming>;
export type AdaptiveResult = t.TypeOf<typeof adaptiveResult>;
