import { lenientMembers, readNumber, readUrl, readUrls } from "@vod-events/core/provider";
import type * as t from "io-ts";
import { listOf, objectWith, readId, readPresetId } from "./field.js";
import { taskErrorMembers } from "./task-result.js";

/** `CreateImageSpriteCompleteEvent`, of the API of 2017. */
export const sprite2017 = objectWith("TaskId", {
  ...taskErrorMembers,
  FileId: readId,
  Definition: readPresetId,
  ImageSpriteUrlSet: readUrls,
  WebVttUrl: readUrl,
});

/** One element of `SnapshotInfoSet`; its offset is in milliseconds. */
const snapshotInfo = lenientMembers({ TimeOffset: readNumber, Url: readUrl, ...taskErrorMembers });

/** `SnapshotByTimeOffsetCompleteEvent`, of the API of 2017. */
export const snapshot2017 = objectWith("TaskId", {
  FileId: readId,
  Definition: readPresetId,
  SnapshotInfoSet: listOf(snapshotInfo),
});

export type Sprite2017 = t.TypeOf<typeof sprite2017>;
export type Snapshot2017 = t.TypeOf<typeof snapshot2017>;
