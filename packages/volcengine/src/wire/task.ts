import {
  lenientObject,
  type Members,
  omitUndefined,
  readList,
  readRecord,
  readText,
} from "@vod-events/core/provider";

/**
 * The content of ExecutionComplete: the state of a task. `Input`, `Control` and `Operation` are documented; their
 * members are those of the call StartExecution, which is inferred.
 *
 * @see https://www.volcengine.com/docs/4/1283222
 */
export const executionPayload = lenientObject((data) => {
  const [operation, task] = [readRecord(data.Operation), readRecord(data.Operation)?.Task];
  return omitUndefined({
    runId: readText(data.RunId),
    inputId: readText(readRecord(data.Input)?.Vid),
    callbackArgs: readText(readRecord(data.Control)?.CallbackArgs),
    kind: readText(readRecord(task)?.Type) ?? readText(operation?.Type),
  });
});

/**
 * The content of VideoTrackComplete. `ReqId` is the id that the call which submitted the edit returned; `TaskId` is
 * another one.
 *
 * @see https://www.volcengine.com/docs/4/149909
 */
export const editPayload = lenientObject((data) => ({
  ...omitUndefined({ reqId: readText(data.ReqId), fileName: readText(data.FileName) }),
  mediaIds: mediaIdsIn(data),
}));

function mediaIdsIn({ SubVid, Vid }: Members): readonly string[] {
  const several = readList(SubVid).map((item) => readText(readRecord(item)?.Vid));
  const ids = several.length > 0 ? several : [readText(Vid)];
  return ids.filter((id) => id !== undefined);
}

export type ExecutionPayload = typeof executionPayload._A;
export type EditPayload = typeof editPayload._A;
