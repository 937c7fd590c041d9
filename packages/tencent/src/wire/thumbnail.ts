import { lenientObject, readNumber, readUrl, readUrls } from "@vod-events/core/provider";
import { objectWith, readAll, readId, readPresetId } from "./field.js";
import { taskErrorOf } from "./task-result.js";

/** `CreateImageSpriteCompleteEvent`, of the API of 2017. */
export const sprite2017 = objectWith("TaskId", (TaskId, from) => ({
  TaskId,
  ...taskErrorOf(from),
  FileId: readId(from.FileId),
  Definition: readPresetId(from.Definition),
  ImageSpriteUrlSet: readUrls(from.ImageSpriteUrlSet),
  WebVttUrl: readUrl(from.WebVttUrl),
}));

/** One element of `SnapshotInfoSet`; its offset is in milliseconds. */
const snapshotInfo = lenientObject((from) => ({
  TimeOffset: readNumber(from.TimeOffset),
  Url: readUrl(from.Url),
  ...taskErrorOf(from),
}));

/** `SnapshotByTimeOffsetCompleteEvent`, of the API of 2017. */
export const snapshot2017 = objectWith("TaskId", (TaskId, from) => ({
  TaskId,
  FileId: readId(from.FileId),
  Definition: readPresetId(from.Definition),
  SnapshotInfoSet: readAll(snapshotInfo, from.SnapshotInfoSet),
}));

export type Sprite2017 = typeof sprite2017._A;
export type Snapshot2017 = typeof snapshot2017._A;
