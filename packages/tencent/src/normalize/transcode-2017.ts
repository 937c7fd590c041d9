import {
  digest,
  eventId,
  omitUndefined,
  uniqueEvents,
  type VodEventOf,
} from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { PlayInfo, Transcode2017 } from "../wire/transcode.js";
import { formatOf } from "./format.js";
import { nativeFields } from "./native.js";
import { judgeEnded } from "./outcome.js";

type Transcoded = VodEventOf<"media.transcoded">;

/**
 * A transcode of the API of 2017: one event for each listed file. One file may be the source itself, without a
 * preset. The single error does not name its file; listed files exist, so the error becomes a separate event.
 */
export function transcodes2017(wire: WireEvent<Transcode2017>): readonly Transcoded[] {
  const { content } = wire;
  const judgment = judgeEnded(content, content.PlayInfoSet.length > 0);
  const made = content.PlayInfoSet.map((file) => renditionEvent(wire, file));
  if (judgment.failure === undefined && made.length > 0) return uniqueEvents(made);
  const failed: Transcoded = {
    type: "media.transcoded",
    ...sharedFields(wire),
    ...judgment,
    id: eventId("tencent", "TranscodeComplete", content.TaskId),
    data: { rendition: {} },
  };
  return uniqueEvents([...made, failed]);
}

function renditionEvent(wire: WireEvent<Transcode2017>, file: PlayInfo): Transcoded {
  const { TaskId, Duration } = wire.content;
  const { Definition: presetId } = file;
  return {
    type: "media.transcoded",
    ...sharedFields(wire),
    outcome: file.Url === undefined ? "unknown" : "succeeded",
    id: eventId("tencent", "TranscodeComplete", TaskId, presetId ?? "", digest(file)),
    data: {
      rendition: omitUndefined({
        presetId,
        url: file.Url,
        format: formatOf(undefined, file.Url),
        durationSeconds: Duration,
        bitrateBps: file.Bitrate,
        widthPixels: file.Width,
        heightPixels: file.Height,
      }),
    },
  };
}

function sharedFields(wire: WireEvent<Transcode2017>) {
  const { FileId, TaskId } = wire.content;
  return omitUndefined({ mediaId: FileId, taskId: TaskId, ...nativeFields(wire) });
}
