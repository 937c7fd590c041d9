import {
  type GenerationKind,
  type MediaOutput,
  omitUndefined,
  type VodEventOf,
} from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { Generation, GenerationOutput } from "../wire/generation.js";
import { onlyMediaId, outputOf, outputsOf } from "./output.js";
import { someOf } from "./some-of.js";
import { taskEvent } from "./task-event.js";

/** The end of a generation. */
export function generated(kind: GenerationKind) {
  return (wire: WireEvent<Generation>): VodEventOf<"generation.completed"> => {
    const event = taskEvent(wire);
    const { Output } = wire.content;
    const outputs = outputsOf(event, Output === undefined ? [] : filesOf(Output));
    return omitUndefined({
      type: "generation.completed" as const,
      ...event,
      mediaId: onlyMediaId(outputs),
      data: { kind, outputs, createdIds: Output === undefined ? [] : createdIdsOf(Output) },
    });
  };
}

/** With several files, the follow-up tasks cannot be assigned, so they are set for a single file only. */
function filesOf({ FileInfos, ProcedureTaskIds }: GenerationOutput): readonly MediaOutput[] {
  const followUpTaskIds = FileInfos.length === 1 ? someOf(ProcedureTaskIds) : undefined;
  return FileInfos.map((file) => omitUndefined({ ...outputOf(file), followUpTaskIds }));
}

/** A face subject is named by a session, which the documentation asks to keep. */
function createdIdsOf({ InfoList, FaceInfoSet }: GenerationOutput): readonly string[] {
  return [
    ...InfoList.map(({ ElementId, VoiceId }) => ElementId ?? VoiceId),
    ...FaceInfoSet.map(({ SessionId }) => SessionId),
  ].filter((id) => id !== undefined);
}
