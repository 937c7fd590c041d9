import type { MediaBasicInfo } from "./media-basic-info.js";
import type { TaskComplete, TaskPart } from "./task.js";

/**
 * The payload of VIDEO_GENERATE_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Fm5v10gkb
 */
export interface GenerateComplete extends TaskComplete {
  readonly videoGenerateTaskInfo?: GenerateTaskInfo;
}

/** The result of a generation. */
export interface GenerateTaskInfo extends TaskPart {
  readonly videoGenerateTaskInput?: GenerateInput;
  /** The new media. Their URLs are signed and expire. */
  readonly videoGenerateTaskOutput?: { readonly mediaBasicInfos?: readonly MediaBasicInfo[] };
}

/** The input of the task. */
export interface GenerateInput {
  /** Such as `图生视频` (image to video). */
  readonly type?: string;
  readonly imageToVideoRequest?: ImageToVideoRequest;
}

/** The request of an image-to-video task. Other models have undocumented members. */
export interface ImageToVideoRequest {
  readonly model?: string;
  readonly modelV15TaskInput?: ModelV15Input;
}

/** The input of the model V15. */
export interface ModelV15Input {
  readonly headtailImages?: { readonly headImage?: InputImage; readonly tailImage?: InputImage };
  readonly prompt?: string;
  /** Probably in seconds: 4 in the documented sample. */
  readonly duration?: number;
  readonly resolution?: string;
  readonly movementAmplitude?: string;
}

/** The first or last image of a video. */
export interface InputImage {
  readonly imageUrl?: string;
}
