import type { StoredMedia } from "../media/media-library.js";
import type { TencentEvent } from "./event.js";
import { mediaMetaData } from "./media-info.js";

const noTasks = {
  TranscodeTask: null,
  AnimatedGraphicTask: null,
  SnapshotByTimeOffsetTask: null,
  SampleSnapshotTask: null,
  ImageSpriteTask: null,
  CoverBySnapshotTask: null,
  AdaptiveDynamicStreamingTask: null,
};

/** A result of a procedure. */
export interface ProcedureItem {
  readonly type: "Transcode" | "SampleSnapshot";
  readonly task: object;
}

/**
 * Creates the event of a finished procedure. Only its results tell whether they succeeded.
 *
 * @see https://cloud.tencent.com/document/product/266/9636
 */
export function procedureFinished(
  taskId: string,
  media: StoredMedia,
  items: readonly ProcedureItem[],
): TencentEvent {
  return {
    eventType: "ProcedureStateChanged",
    field: "ProcedureStateChangeEvent",
    content: {
      TaskId: taskId,
      Status: "FINISH",
      // Deprecated but still sent. Its value for a failed result is unknown.
      ErrCode: 0,
      Message: "SUCCESS",
      FileId: media.id,
      FileName: media.name,
      FileUrl: media.url,
      MetaData: mediaMetaData,
      MediaProcessResultSet: items.map(({ type, task }) => ({
        Type: type,
        ...noTasks,
        [`${type}Task`]: task,
      })),
      AiContentReviewResultSet: [],
      AiAnalysisResultSet: [],
      AiRecognitionResultSet: [],
      TasksPriority: 0,
      TasksNotifyMode: "Finish",
      SessionContext: "",
      SessionId: "",
      Operator: "",
      OperationType: "",
    },
  };
}
