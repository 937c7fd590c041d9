import type { PresetInput, TaskComplete, TaskPart } from "./task.js";

/**
 * The payload of MEDIA_REGULATION_COMPLETE. Regulation is Baidu's word for moderation.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/am3h9cc1a
 */
export interface RegulationComplete extends TaskComplete {
  readonly regulationTaskInfo?: RegulationTaskInfo;
}

/** The result of one preset. */
export interface RegulationTaskInfo extends TaskPart {
  readonly mediaId?: string;
  readonly regulationInput?: PresetInput;
  readonly regulationOutput?: RegulationOutput;
}

/** The findings by type. */
export interface RegulationOutput {
  readonly id?: string;
  /** For the whole media. Only Baidu's Java SDK has it. */
  readonly label?: string;
  readonly results?: readonly RegulationGroup[];
}

/** The findings of one type, such as `ad_brand`. */
export interface RegulationGroup {
  readonly type?: string;
  readonly items?: readonly RegulationItem[];
}

/** A finding. */
export interface RegulationItem {
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
  readonly evidence?: RegulationEvidence;
}

/** An image with the finding, and its place in the image. */
export interface RegulationEvidence {
  readonly thumbnail?: string;
  readonly location?: RegulationLocation;
}

/** A part of a picture. */
export interface RegulationLocation {
  readonly leftOffsetInPixel?: number;
  readonly topOffsetInPixel?: number;
  readonly widthInPixel?: number;
  readonly heightInPixel?: number;
}
