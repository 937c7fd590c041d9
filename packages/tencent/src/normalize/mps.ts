import { digest, omitUndefined, type VodEvent } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { MpsProcess, MpsSubTask } from "../wire/mps.js";
import { judge, type TaskState } from "./outcome.js";
import type { ProcedureItem } from "./procedure-item.js";
import { workflowEvents } from "./workflow.js";

/**
 * A task of the Media Processing Service. The results of its steps are JSON text in the format of that service, so
 * they stay in the native payload.
 *
 * @see https://cloud.tencent.com/document/product/862/37615
 */
export function mpsEvents(wire: WireEvent<MpsProcess>): readonly VodEvent[] {
  return workflowEvents(wire, wire.content.SubTaskSet.map(subTaskItem));
}

function subTaskItem(subTask: MpsSubTask): ProcedureItem<never> {
  const { TaskType: kind = "unspecified", Status, Input, Output } = subTask;
  const judgment = judge(stateOf(subTask));
  const presets = Output?.OutputFiles.map(({ Definition }) => Definition) ?? [];
  return omitUndefined({
    kind,
    ...judgment,
    presetId: presets.find((preset) => preset !== undefined),
    status: Status,
    fingerprint: digest({ Input, error: judgment.failure?.raw }),
  });
}

/** The code of a sub-task is a string. Only "0" is documented as no error, so it may contain words. */
function stateOf({ Status, ErrCode, Message }: MpsSubTask): TaskState {
  const isNumber = ErrCode !== undefined && /^-?\d+$/.test(ErrCode);
  return {
    Status,
    ErrCode: isNumber ? Number(ErrCode) : undefined,
    ErrCodeExt: isNumber ? undefined : ErrCode,
    Message,
  };
}
