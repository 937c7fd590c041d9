import type { TencentEvent } from "./event.js";

/** Some files of a media. */
export interface DeletedFiles {
  /** The cloud's word for them, such as `TranscodeFiles`. */
  readonly type: string;
  /** Only those of one template; those of all unless given. */
  readonly definition?: number;
}

/**
 * A media, or the given files of it, were deleted. No parts stands for all of it, as recorded events
 * have it.
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
