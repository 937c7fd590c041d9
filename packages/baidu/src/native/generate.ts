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

/** What was generated. */
export interface GenerateTaskInfo extends TaskPart {
  readonly videoGenerateTaskInput?: GenerateInput;
  /** The new media; their URLs are signed and expire. */
  readonly videoGenerateTaskOutput?: { readonly mediaBasicInfos?: readonly MediaBasicInfo[] };
}

/** What was asked for. */
export interface GenerateInput {
  /** Such as `图生视频`, a video from images. */
  readonly type?: string;
  readonly imageToVideoRequest?: ImageToVideoRequest;
}

/** The request for a video from images; other models have members that are not documented. */
export interface ImageToVideoRequest {
  readonly model?: string;
  readonly modelV15TaskInput?: ModelV15Input;
}

/** The input of the model V15. */
export interface ModelV15Input {
  readonly headtailImages?: { readonly headImage?: InputImage; readonly tailImage?: InputImage };
  readonly prompt?: string;
  /** In seconds, it seems: 4 in the documented sample. */
  readonly duration?: number;
  readonly resolution?: string;
  readonly movementAmplitude?: string;
}

/** An image that a video begins or ends with. */
export interface InputImage {
  readonly imageUrl?: string;
}
