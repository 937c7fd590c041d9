import { tencent } from "@vod-events/tencent";
import { upload } from "./inspected-application.js";

type Procedure = { readonly ProcedureStateChangeEvent: object };

const { ProcedureStateChanged } = ((await tencent({ env: {} }).samples?.()) ?? {}) as Readonly<
  Record<string, Procedure>
>;

/** An upload, a procedure with renditions, images and a moderation, and the deletion of the renditions, of Tencent. */
export function mediaStory(FileId: string) {
  const { ProcedureStateChangeEvent } = ProcedureStateChanged ?? {};
  return {
    uploaded: upload(FileId, { CoverUrl: "https://media.example.com/cover.jpg?sign=6f1b" }),
    processed: {
      ...ProcedureStateChanged,
      ProcedureStateChangeEvent: {
        ...ProcedureStateChangeEvent,
        ...{ FileId, TaskId: `1500000000-Procedure-${FileId}` },
      },
    },
    renditionsDeleted: {
      EventType: "FileDeleted",
      FileDeleteEvent: {
        FileIdSet: [FileId],
        FileDeleteResultInfo: [
          { FileId, DeleteParts: [{ Type: "TranscodeFiles", Definition: 100020 }] },
        ],
      },
    },
    deleted: { EventType: "FileDeleted", FileDeleteEvent: { FileIdSet: [FileId] } },
  };
}
