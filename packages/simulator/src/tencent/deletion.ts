import type { TencentEvent } from "./event.js";

/** A kind of files of a media. */
export interface DeletedFiles {
  /** The cloud's name of the kind, such as `TranscodeFiles`. */
  readonly type: string;
  /** Only the files of this template. Default: the files of all templates. */
  readonly definition?: number;
}

/**
 * Creates the event of a deletion. An empty list of parts means the whole media, as in recorded events.
 *
 * @see https://cloud.tencent.com/document/product/266/13434
 */
export function fileDeleted(mediaId: string, parts: readonly DeletedFiles[]): TencentEvent {
  const deleted = parts.map(({ type, definition = 0 }) => ({ Type: type, Definition: definition }));
  return {
    eventType: "FileDeleted",
    field: "FileDeleteEvent",
    content: {
      FileIdSet: [mediaId],
      FileDeleteResultInfo: [{ FileId: mediaId, DeleteParts: deleted }],
    },
  };
}
