import * as t from "io-ts";
import { listOf, number, optionalId, presetId, requiredId, text, texts } from "./field.js";
import { taskName } from "./task.js";
import { taskError } from "./task-result.js";

/** `CreateImageSpriteCompleteEvent`, of the API of 2017. */
export const sprite2017 = t.type(
  {
    TaskId: requiredId,
    ...taskError,
    FileId: optionalId,
    Definition: presetId,
    ImageSpriteUrlSet: texts,
    WebVttUrl: text,
  },
  taskName,
);

/** One element of `SnapshotInfoSet`; its offset is in milliseconds. */
const snapshotInfo = t.type({ ...taskError, TimeOffset: number, Url: text });

/** `SnapshotByTimeOffsetCompleteEvent`, of the API of 2017. */
export const snapshot2017 = t.type(
  {
    TaskId: requiredId,
    FileId: optionalId,
    Definition: presetId,
    SnapshotInfoSet: listOf(snapshotInfo),
  },
  taskName,
);

export type Sprite2017 = t.TypeOf<typeof sprite2017>;
export type Snapshot2017 = t.TypeOf<typeof snapshot2017>;
