import { lenientObject, readAs } from "@vod-events/core/provider";
import { readObjects } from "./field.js";
import { type StreamInfo, streamInfo } from "./rendition.js";

/** The payload of TranscodeComplete: all outputs of a video. */
export const transcodePayload = lenientObject((from) => ({
  streams: readObjects(from.StreamInfos).map((item) => readAs(streamInfo, item) ?? noStream),
}));

const noStream: StreamInfo = {};

export type TranscodePayload = typeof transcodePayload._A;
