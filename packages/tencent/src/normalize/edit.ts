import {
  type EditKind,
  eventId,
  type MediaOutput,
  omitUndefined,
  type VodEventOf,
} from "@vod-events/core/provider";
import type {
  Clip,
  Concat,
  EditMedia,
  JudgedFile,
  SplitMedia,
  SplitSegment,
} from "../wire/edit.js";
import type { WireEvent } from "../wire/event.js";
import { followUpTaskIds } from "./follow-up.js";
import { mediaOf } from "./media.js";
import { nativeFields } from "./native.js";
import { type Judgment, judgeEnded } from "./outcome.js";
import { isMade, onlyMediaId, outputOf, outputsOf } from "./output.js";
import { judgeParts } from "./parts.js";
import { someOf } from "./some-of.js";
import { sourceSpanOf } from "./source-span.js";
import { taskEvent } from "./task-event.js";

/** The end of an edit or a composition. Both produce one file. */
export function edited(kind: EditKind) {
  return (wire: WireEvent<EditMedia>): VodEventOf<"edit.completed"> => {
    const event = taskEvent(wire);
    return { ...event, ...editFields(kind, outputsOf(event, [editOutput(wire.content)])) };
  };
}

/** The end of a split. It has one error for all parts; a part that exists anyway succeeded. */
export function split(wire: WireEvent<SplitMedia>): VodEventOf<"edit.completed"> {
  const { outcome, failure, ...event } = taskEvent(wire);
  const segments = wire.content.FileInfoSet.map(segmentOutput);
  const judgment = judgeSplit(omitUndefined({ outcome, failure }), segments);
  const outputs = segments.map((segment) =>
    isMade(segment) ? segment : omitUndefined({ ...segment, failure: judgment.failure }),
  );
  return { ...event, ...judgment, ...editFields("split", outputsOf(judgment, outputs)) };
}

/** The end of a concatenation with the API of 2017, which makes a file in each of several formats. */
export function concatenated(wire: WireEvent<Concat>): VodEventOf<"edit.completed"> {
  return edited2017(wire, "concat", wire.content.FileInfoSet);
}

/** The end of a clipping with the API of 2017. */
export function clipped(wire: WireEvent<Clip>): VodEventOf<"edit.completed"> {
  const { FileInfo } = wire.content;
  return edited2017(wire, "clip", FileInfo === undefined ? [] : [FileInfo]);
}

/** These tasks have no status, because their events are sent only at the end. */
function edited2017(
  wire: WireEvent<Concat> | WireEvent<Clip>,
  kind: EditKind,
  files: readonly JudgedFile[],
): VodEventOf<"edit.completed"> {
  const made = files.map(outputOf2017);
  const judgment = judgeParts(
    undefined,
    made.map(({ judgment }) => judgment),
  );
  const outputs = made.map(({ output, judgment: { failure } }) =>
    omitUndefined({ ...output, failure }),
  );
  const { TaskId } = wire.content;
  return {
    id: eventId("tencent", wire.kind, TaskId),
    ...nativeFields(wire),
    ...judgment,
    taskId: TaskId,
    ...editFields(kind, outputsOf(judgment, outputs)),
  };
}

function editFields(kind: EditKind, outputs: readonly MediaOutput[]) {
  return omitUndefined({
    type: "edit.completed" as const,
    mediaId: onlyMediaId(outputs),
    data: { kind, outputs },
  });
}

function editOutput(content: EditMedia): MediaOutput | undefined {
  const { Input, Output, MetaData } = content;
  if (Output === undefined) return undefined;
  const sources = Input?.FileInfoSet ?? [];
  return omitUndefined({
    ...outputOf(Output, MetaData),
    sourceSpan: sources.length === 1 ? sourceSpanOf(sources[0]) : undefined,
    followUpTaskIds: someOf(followUpTaskIds(content)),
  });
}

function segmentOutput(segment: SplitSegment): MediaOutput {
  const { FileId, MediaBasicInfo } = segment.Output ?? {};
  const { name, url, format, expiresAt } = mediaOf(MediaBasicInfo, undefined);
  return omitUndefined({
    mediaId: FileId,
    name,
    url,
    format,
    expiresAt,
    sourceSpan: sourceSpanOf(segment.Input),
    followUpTaskIds: someOf(followUpTaskIds(segment)),
  });
}

function judgeSplit(own: Judgment, segments: readonly MediaOutput[]): Judgment {
  if (own.outcome === "running" || own.outcome === "unknown") return own;
  const made = segments.filter(isMade).length;
  if (made === segments.length && own.outcome === "succeeded") return own;
  if (made > 0) return { ...own, outcome: "partial" };
  return own.outcome === "succeeded" ? { outcome: "unknown" } : own;
}

function outputOf2017(file: JudgedFile) {
  const output = outputOf(file);
  return { output, judgment: judgeEnded(file, isMade(output)) };
}
