import type { MediaBasicInfo } from "./media-basic-info.js";
import type { TaskComplete, TaskPart } from "./task.js";

/**
 * The payload of VIDEO_GENERATE_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Fm5v10gkb
 */
export interface GenerateComplete extends TaskComplete {
  readonly videoGenerateTaskInfo?: TaskPart & {
    readonly videoGenerateTaskInput?: {
      /** Such as `图生视频` (image to video). */
      readonly type?: string;
      /** Models other than V15 have undocumented members. */
      readonly imageToVideoRequest?: {
        readonly model?: string;
        readonly modelV15TaskInput?: ModelV15Input;
      };
    };
    /** The new media. Their URLs are signed and expire. */
    readonly videoGenerateTaskOutput?: { readonly mediaBasicInfos?: readonly MediaBasicInfo[] };
  };
}

interface ModelV15Input {
  readonly headtailImages?: {
    readonly headImage?: { readonly imageUrl?: string };
    readonly tailImage?: { readonly imageUrl?: string };
  };
  readonly prompt?: string;
  /** Probably in seconds: 4 in the documented sample. */
  readonly duration?: number;
  readonly resolution?: string;
  readonly movementAmplitude?: string;
}
