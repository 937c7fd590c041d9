import type { SampleRequest } from "@vod-events/core/samples";

/** The samples of these adapters have ended tasks. Each is changed to the documented state of a running one. */
export const runningTasks: Readonly<Record<string, SampleRequest>> = {
  // https://cloud.tencent.com/document/product/266/9636
  tencent: {
    event: "ProcedureStateChanged",
    set: members("ProcedureStateChangeEvent", {
      Status: "PROCESSING",
      TasksNotifyMode: "Change",
      MediaProcessResultSet: [
        {
          Type: "Transcode",
          TranscodeTask: {
            ...{ Status: "PROCESSING", ErrCodeExt: "", ErrCode: 0, Message: "" },
            ...{ Progress: 40, Input: { Definition: 100020 }, Output: null },
          },
        },
      ],
      AiAnalysisResultSet: [],
      AiRecognitionResultSet: [],
    }),
  },
  // https://www.volcengine.com/docs/4/1283222
  volcengine: { event: "ExecutionComplete", set: members("Data", { Status: "Running" }) },
};

function members(parent: string, values: Readonly<Record<string, unknown>>) {
  return Object.entries(values).map(([name, value]) => ({
    path: `${parent}.${name}`,
    value: typeof value === "string" ? value : JSON.stringify(value),
  }));
}
