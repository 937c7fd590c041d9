import type { PresetInput, TaskComplete, TaskPart } from "./task.js";

/**
 * The payload of MEDIA_THUMBNAIL_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Lm3h9d4mq
 */
export interface ThumbnailComplete extends TaskComplete {
  /** The images of one preset. */
  readonly thumbnailTaskInfo?: TaskPart & {
    readonly mediaId?: string;
    readonly thumbnailInput?: PresetInput;
    readonly thumbnailOutput?: { readonly id?: string; readonly urls?: readonly string[] };
  };
}
