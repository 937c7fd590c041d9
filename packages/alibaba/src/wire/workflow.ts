import { lenientObject, type Members, omitUndefined, readText } from "@vod-events/core/provider";
import { readObject } from "./field.js";

/** The payload of WorkflowTaskComplete. `ActivityResults` maps ids of steps to their results. */
export const workflowPayload = lenientObject((from) => ({
  ...omitUndefined({ taskId: readText(from.TaskId) }),
  steps: Object.entries(readObject(from.ActivityResults) ?? {}).map(([key, value]) =>
    stepOf(key, readObject(value) ?? {}),
  ),
}));

function stepOf(key: string, from: Members) {
  return {
    kind: readText(from.ActivityId) ?? key,
    ...omitUndefined({
      status: readText(from.Status),
      errorCode: readText(from.ErrorCode) ?? readText(from.Code),
      errorMessage: readText(from.ErrorMessage) ?? readText(from.Message),
    }),
  };
}

export type WorkflowPayload = typeof workflowPayload._A;
