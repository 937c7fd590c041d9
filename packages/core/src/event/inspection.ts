import type { VodEventBase } from "./envelope.js";
import type { TimeSpan } from "./output.js";

/** A media file was read for its attributes, or could not be. */
export type MediaAnalyzed = VodEventBase<"media.analyzed", MediaAnalyzedData>;

/** The data of {@link MediaAnalyzed}. */
export interface MediaAnalyzedData {
  readonly attributes: {
    readonly md5?: string;
    readonly sha1?: string;
  };
}

/** The picture and sound of a media were inspected, or could not be. */
export type QualityInspected = VodEventBase<"quality.inspected", QualityInspectedData>;

/** The data of {@link QualityInspected}. */
export interface QualityInspectedData {
  /** The quality of the picture, from 0 to 100. */
  readonly scorePercent?: number;
  readonly hasVideo?: boolean;
  readonly hasAudio?: boolean;
  /** What is wrong; empty when it failed or nothing is. */
  readonly findings: readonly QualityFinding[];
}

/** One kind of fault, and where it is. */
export interface QualityFinding {
  /** The cloud's word for it, such as `Blur`. */
  readonly kind: string;
  readonly spans: readonly TimeSpan[];
}

/** A hidden watermark was looked for in a media. */
export type WatermarkExtracted = VodEventBase<"watermark.extracted", WatermarkExtractedData>;

/** The data of {@link WatermarkExtracted}. */
export interface WatermarkExtractedData {
  /** Whose it is: `trace` tells who played the media, `copyright` whose it is, `blind` either. */
  readonly kind: "trace" | "copyright" | "blind";
  /** Whether there is one; absent where the cloud does not say. */
  readonly detected?: boolean;
  /** The text in it. */
  readonly text?: string;
  /** The id of the player in it. */
  readonly viewerId?: string;
}
