import {
  digest,
  type EnhancementKind,
  eventId,
  type MediaOutput,
  omitUndefined,
  type VodEventOf,
} from "@vod-events/core/provider";
import type { Enhancement, EnhancementInput, ImageProcessing } from "../wire/enhancement.js";
import type { WireEvent } from "../wire/event.js";
import { nativeFields } from "./native.js";
import { judge } from "./outcome.js";
import { outputOf, outputsOf } from "./output.js";
import { sourceSpanOf } from "./source-span.js";
import { taskEvent, taskEventId } from "./task-event.js";

/** The end of an enhancement. The metadata of the new file is next to it. */
export function enhanced(kind: EnhancementKind) {
  return (wire: WireEvent<Enhancement>): VodEventOf<"enhancement.completed"> => {
    const { Input, Output, MetaData } = wire.content;
    const event = taskEvent(wire);
    const output = Output && outputOf(Output, Output.MetaData ?? MetaData);
    const outputs = outputsOf(event, [
      output && omitUndefined({ ...output, sourceSpan: sourceSpanOf(Input) }),
    ]);
    return { ...event, ...enhancementFields(kind, Input, outputs) };
  };
}

/** The end of an image processing task. A generated description of the image is only in `native`. */
export function imageProcessed(
  wire: WireEvent<ImageProcessing>,
): VodEventOf<"enhancement.completed"> {
  const { Input, Output, TaskId, SessionContext } = wire.content;
  const judgment = judge(wire.content);
  const outputs = outputsOf(judgment, [Output?.FileInfo && outputOf(Output.FileInfo)]);
  const event = omitUndefined({
    id: imageProcessingId(wire),
    ...nativeFields(wire),
    ...judgment,
    taskId: TaskId,
    passthrough: SessionContext,
  });
  return { ...event, ...enhancementFields("image_processing", Input, outputs) };
}

function enhancementFields(
  kind: EnhancementKind,
  input: EnhancementInput | undefined,
  outputs: readonly MediaOutput[],
) {
  return omitUndefined({
    type: "enhancement.completed" as const,
    mediaId: input?.FileId,
    data: { kind, outputs },
  });
}

function imageProcessingId(wire: WireEvent<ImageProcessing>): string {
  const { TaskId, Status } = wire.content;
  return TaskId === undefined
    ? eventId("tencent", wire.kind, digest(wire.raw))
    : taskEventId(wire, { TaskId, Status });
}
