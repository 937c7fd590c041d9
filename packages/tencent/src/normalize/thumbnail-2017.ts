import { eventId, omitUndefined, type VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { Snapshot2017, Sprite2017 } from "../wire/thumbnail.js";
import { nativeFields } from "./native.js";
import { judgeEnded } from "./outcome.js";
import { judgeParts } from "./parts.js";
import { imageAt } from "./thumbnail.js";

/** The sprites of the API of 2017. */
export function sprites2017(wire: WireEvent<Sprite2017>): VodEventOf<"thumbnail.created"> {
  const { content } = wire;
  const judgment = judgeEnded(content, content.ImageSpriteUrlSet.length > 0);
  const urls = judgment.failure === undefined ? content.ImageSpriteUrlSet : [];
  return {
    ...sharedFields(wire),
    ...judgment,
    data: omitUndefined({
      kind: "sprite" as const,
      images: urls.map((url) => ({ url })),
      presetId: content.Definition,
      webVttUrl: judgment.failure === undefined ? content.WebVttUrl : undefined,
    }),
  };
}

/** The snapshots of the API of 2017, each with its own error and time in milliseconds. */
export function snapshots2017(wire: WireEvent<Snapshot2017>): VodEventOf<"thumbnail.created"> {
  const { Definition, SnapshotInfoSet } = wire.content;
  const pictures = SnapshotInfoSet.map((picture) => ({
    ...picture,
    judgment: judgeEnded(picture, picture.Url !== undefined),
  }));
  const images = pictures
    .filter(({ judgment }) => judgment.failure === undefined)
    .flatMap(({ Url, TimeOffset }) =>
      imageAt(Url, TimeOffset === undefined ? undefined : TimeOffset / 1000),
    );
  return {
    ...sharedFields(wire),
    ...judgeParts(
      undefined,
      pictures.map(({ judgment }) => judgment),
    ),
    data: omitUndefined({ kind: "snapshot" as const, images, presetId: Definition }),
  };
}

/** Tasks of the API of 2017 have no status, because their events are sent only at the end. */
function sharedFields(wire: WireEvent<Sprite2017> | WireEvent<Snapshot2017>) {
  const { TaskId, FileId } = wire.content;
  return omitUndefined({
    type: "thumbnail.created" as const,
    ...nativeFields(wire),
    id: eventId("tencent", wire.kind, TaskId),
    mediaId: FileId,
    taskId: TaskId,
  });
}
