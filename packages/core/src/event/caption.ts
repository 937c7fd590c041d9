import type { VodEventBase } from "./envelope.js";

/** The result of adding or generating captions or subtitles for a media. */
export type CaptionCreated = VodEventBase<"caption.created", CaptionData>;

/** Captions or subtitles of a media were deleted. */
export type CaptionDeleted = VodEventBase<"caption.deleted", CaptionData>;

/** The data of {@link CaptionCreated} and {@link CaptionDeleted}. Unknown fields are absent. */
export interface CaptionData {
  /** The provider's id of the track or file. */
  readonly captionId?: string;
  /** The language as a BCP 47 tag, such as `en` or `zh-CN`. */
  readonly language?: string;
  readonly name?: string;
  /** The URL of the file. It may be signed and expire: do not log it. */
  readonly url?: string;
  /** File format, lower case, such as `vtt` or `srt`. */
  readonly format?: string;
}
