import {
  formatOfUrl,
  omitUndefined,
  optionalObject,
  type Rendition,
  readPositive,
  type VodEventOf,
} from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { TranscodeMeta, TranscodePayload, TranscodeTaskInfo } from "../wire/transcode.js";
import { durationOf } from "./duration.js";
import { isWithoutResult, taskEnvelopeOf } from "./envelope.js";
import { partOf } from "./identity.js";

/** The neutral event of MEDIA_TRANSCODE_COMPLETE. */
export function transcodedEvent(wire: WireEvent<TranscodePayload>): VodEventOf<"media.transcoded"> {
  const info = wire.payload.transcodeTaskInfo;
  const presetId = info?.transcodeInput?.presetId ?? info?.transcodeOutput?.id;
  const part = partOf(wire, presetId);
  const envelope = taskEnvelopeOf(wire, { mediaId: info?.mediaId, info, part });
  const output = isWithoutResult(envelope.outcome) ? undefined : info?.transcodeOutput;
  return {
    type: "media.transcoded",
    ...envelope,
    data: { rendition: renditionOf(presetId, output) },
  };
}

function renditionOf(
  presetId: string | undefined,
  output: TranscodeTaskInfo["transcodeOutput"],
): Rendition {
  const video = output?.meta?.video;
  return omitUndefined({
    presetId,
    url: output?.url,
    format: formatOfUrl(output?.url),
    sizeBytes: sizeOf(video?.sizeInKiloByte),
    durationSeconds: durationOf(video?.durationInMilliSeconds, video?.durationInSeconds),
    widthPixels: video?.widthInPixel,
    heightPixels: video?.heightInPixel,
    ...streamsOf(output?.meta),
  });
}

// Whether Baidu counts 1024 or 1000 bytes to a `KiloByte` is not documented; 1024 is a guess.
const bytesPerKiloByte = 1024;

function sizeOf(kiloBytes: number | undefined): number | undefined {
  return kiloBytes === undefined
    ? undefined
    : readPositive(Math.round(kiloBytes * bytesPerKiloByte));
}

function streamsOf(meta: TranscodeMeta | undefined) {
  const video = optionalObject({
    bitrateBps: meta?.video?.bitRateInBps,
    widthPixels: meta?.video?.widthInPixel,
    heightPixels: meta?.video?.heightInPixel,
    framesPerSecond: meta?.video?.frameRate,
  });
  const audio = optionalObject({
    sampleRateHz: meta?.audio?.sampleRateInHz,
    channels: meta?.audio?.channels,
  });
  return {
    videoStreams: video === undefined ? undefined : [video],
    audioStreams: audio === undefined ? undefined : [audio],
  };
}
