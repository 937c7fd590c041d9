import {
  formatOfUrl,
  omitUndefined,
  optionalItem,
  type Rendition,
  readPositive,
  type VodEventOf,
} from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { TranscodeOutput, TranscodePayload } from "../wire/transcode.js";
import { durationOf } from "./duration.js";
import { presetPart } from "./envelope.js";

/** The neutral event of MEDIA_TRANSCODE_COMPLETE. */
export function transcodedEvent(wire: WireEvent<TranscodePayload>): VodEventOf<"media.transcoded"> {
  const { envelope, presetId, output } = presetPart(wire);
  return {
    type: "media.transcoded",
    ...envelope,
    data: { rendition: renditionOf(presetId, output) },
  };
}

function renditionOf(presetId: string | undefined, output: TranscodeOutput | undefined): Rendition {
  const { video, audio } = output?.meta ?? {};
  return omitUndefined({
    presetId,
    url: output?.url,
    format: formatOfUrl(output?.url),
    sizeBytes: sizeOf(video?.sizeInKiloByte),
    durationSeconds: durationOf(video?.durationInMilliSeconds, video?.durationInSeconds),
    widthPixels: video?.widthInPixel,
    heightPixels: video?.heightInPixel,
    videoStreams: optionalItem({
      bitrateBps: video?.bitRateInBps,
      widthPixels: video?.widthInPixel,
      heightPixels: video?.heightInPixel,
      framesPerSecond: video?.frameRate,
    }),
    audioStreams: optionalItem({
      sampleRateHz: audio?.sampleRateInHz,
      channels: audio?.channels,
    }),
  });
}

// Whether Baidu counts 1024 or 1000 bytes to a `KiloByte` is not documented; 1024 is a guess.
const bytesPerKiloByte = 1024;

function sizeOf(kiloBytes: number | undefined): number | undefined {
  return kiloBytes === undefined
    ? undefined
    : readPositive(Math.round(kiloBytes * bytesPerKiloByte));
}
