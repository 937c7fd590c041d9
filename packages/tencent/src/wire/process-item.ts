import { readText, readTexts } from "@vod-events/core/provider";
import * as t from "io-ts";
import {
  instant,
  lenient,
  listOf,
  number,
  optional,
  optionalId,
  positive,
  presetId,
  readRecord,
  record,
  text,
} from "./field.js";
import { audioStream, videoStream } from "./media.js";
import { taskResult } from "./task-result.js";

/** Every field that the `Output` of some kind of item has; names and units are the same in all kinds. */
const output = t.type({
  Definition: presetId,
  Url: text,
  Container: text,
  Package: text,
  DrmType: text,
  Size: positive,
  Duration: positive,
  Bitrate: positive,
  Height: positive,
  Width: positive,
  Md5: text,
  FileId: optionalId,
  VideoStreamSet: listOf(videoStream),
  AudioStreamSet: listOf(audioStream),
  SubStreamSet: listOf(t.type({ Type: text, Height: positive, Width: positive })),
  PicInfoSet: listOf(t.type({ TimeOffset: number, Url: text })),
  ImageUrlSet: lenient("a list of texts", readTexts),
  WebVttUrl: text,
  CoverUrl: text,
  StartTimeOffset: number,
});

/** The content of an item's `*Task` member. */
const processTask = t.type({
  ...taskResult,
  Progress: number,
  FinishTime: instant,
  Input: record,
  Output: optional(output),
});

/** The kinds of `MediaProcessResultSet`, each with the member that holds its task. */
const taskMembers: readonly (readonly [type: string, member: string])[] = [
  ["Transcode", "TranscodeTask"],
  ["AnimatedGraphics", "AnimatedGraphicTask"],
  ["SnapshotByTimeOffset", "SnapshotByTimeOffsetTask"],
  ["SampleSnapshot", "SampleSnapshotTask"],
  ["ImageSprites", "ImageSpriteTask"],
  ["CoverBySnapshot", "CoverBySnapshotTask"],
  ["AdaptiveDynamicStreaming", "AdaptiveDynamicStreamingTask"],
];
const memberOfType = new Map(taskMembers);
const typeOfMember = new Map(taskMembers.map(([type, member]) => [member, type]));

export type ProcessTask = t.TypeOf<typeof processTask>;
export type ProcessOutput = t.TypeOf<typeof output>;

/** One element of a result set of a procedure. */
export interface ProcessItem {
  /** The cloud's word for the kind of item, such as `Transcode` or `Porn.Asr`. */
  readonly Type: string;
  /** Absent where the item has none that can be read. */
  readonly Task: ProcessTask | undefined;
}

/** The codec of a {@link ProcessItem}; absent where neither type nor task can be told. */
export const processItem = lenient("an item", readItem);

/** An item is known by its `Type`, else by the only `*Task` member it fills. */
function readItem(value: unknown): ProcessItem | undefined {
  const item = readRecord(value);
  if (item === undefined) return undefined;
  const named = readText(item.Type);
  const member = taskMember(item, named);
  const type = named ?? (member && (typeOfMember.get(member) ?? member.replace(/Task$/, "")));
  if (type === undefined) return undefined;
  return {
    Type: canonicalType(type),
    Task: member === undefined ? undefined : readTask(item[member]),
  };
}

function taskMember(
  item: Readonly<Record<string, unknown>>,
  type: string | undefined,
): string | undefined {
  const own = type && (memberOfType.get(canonicalType(type)) ?? `${type.replaceAll(".", "")}Task`);
  if (own && readRecord(item[own])) return own;
  const filled = Object.keys(item).filter((key) => key.endsWith("Task") && readRecord(item[key]));
  return filled.length === 1 ? filled[0] : undefined;
}

/** The documentation has both spellings; traffic has `ImageSprites`. */
function canonicalType(type: string): string {
  return type === "ImageSprite" ? "ImageSprites" : type;
}

function readTask(value: unknown): ProcessTask | undefined {
  const result = processTask.decode(value);
  return result._tag === "Right" ? result.right : undefined;
}
