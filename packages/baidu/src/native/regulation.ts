import type { PresetInput, TaskComplete, TaskPart } from "./task.js";

/**
 * The payload of MEDIA_REGULATION_COMPLETE. Regulation is Baidu's word for moderation.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/am3h9cc1a
 */
export interface RegulationComplete extends TaskComplete {
  /** The result of one preset. */
  readonly regulationTaskInfo?: TaskPart & {
    readonly mediaId?: string;
    readonly regulationInput?: PresetInput;
    readonly regulationOutput?: {
      readonly id?: string;
      /** For the whole media. Only Baidu's Java SDK has it. */
      readonly label?: string;
      readonly results?: readonly {
        /** Such as `ad_brand`. */
        readonly type?: string;
        readonly items?: readonly RegulationItem[];
      }[];
    };
  };
}

interface RegulationItem {
  readonly subType?: string;
  /** The part of the media, such as `audio` or `thumbnail`. */
  readonly target?: string;
  readonly timeInSeconds?: number;
  readonly startTimeInSeconds?: number;
  readonly endTimeInSeconds?: number;
  /** From 0 to 100. */
  readonly confidence?: number;
  /** Such as `REVIEW` or `REJECT`. */
  readonly label?: string;
  readonly extra?: string;
  /** An image with the finding, and its place in the image. */
  readonly evidence?: {
    readonly thumbnail?: string;
    readonly location?: {
      readonly leftOffsetInPixel?: number;
      readonly topOffsetInPixel?: number;
      readonly widthInPixel?: number;
      readonly heightInPixel?: number;
    };
  };
}
