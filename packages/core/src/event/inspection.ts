import type { VodEventBase } from "./envelope.js";
import type { MediaTechnical } from "./media.js";
import type { TimeSpan } from "./output.js";

/** The result of reading the technical attributes of a media file. */
export type MediaAnalyzed = VodEventBase<"media.analyzed", MediaAnalyzedData>;

/** The data of {@link MediaAnalyzed}. */
export interface MediaAnalyzedData {
  readonly attributes: {
    readonly md5?: string;
    readonly sha1?: string;
  };
  /** The technical attributes of the file; absent when the provider does not send them. */
  readonly technical?: MediaTechnical;
}

/** The result of inspecting the picture and sound quality of a media. */
export type QualityInspected = VodEventBase<"quality.inspected", QualityInspectedData>;

/** The data of {@link QualityInspected}. */
export interface QualityInspectedData {
  /** The picture quality, from 0 to 100. */
  readonly scorePercent?: number;
  readonly hasVideo?: boolean;
  readonly hasAudio?: boolean;
  /** The findings; empty when the inspection failed or found no fault. */
  readonly findings: readonly QualityFinding[];
}

/** A kind of fault and its time spans. */
export interface QualityFinding {
  /** The provider's name of the fault, such as `Blur`. */
  readonly kind: string;
  readonly spans: readonly TimeSpan[];
}

/** The result of extracting a hidden watermark. */
export type WatermarkExtracted = VodEventBase<"watermark.extracted", WatermarkExtractedData>;

/** The data of {@link WatermarkExtracted}. */
export interface WatermarkExtractedData {
  /** `trace` identifies the viewer, `copyright` the owner, `blind` either. */
  readonly kind: "trace" | "copyright" | "blind";
  /** Whether a watermark was found; absent when the provider does not send it. */
  readonly detected?: boolean;
  /** The text of the watermark. */
  readonly text?: string;
  /** The viewer's id in the watermark. */
  readonly viewerId?: string;
}
