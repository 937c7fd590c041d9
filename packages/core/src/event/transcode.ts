import type { VodEventBase } from "./envelope.js";
import type { AudioStream, VideoStream } from "./media.js";

/** The result of one rendition. A task with several renditions gives one event for each. */
export type MediaTranscoded = VodEventBase<"media.transcoded", MediaTranscodedData>;

/** The data of {@link MediaTranscoded}. */
export interface MediaTranscodedData {
  readonly rendition: Rendition;
}

/** An output of a transcoding task. A failed one has at most its preset. */
export interface Rendition {
  /** The provider's id of the preset (template). */
  readonly presetId?: string;
  /** The URL of the file or playlist. It may be signed and expire: do not log it. */
  readonly url?: string;
  /** Container or packaging, lower case, such as `mp4`, `hls` or `dash`. */
  readonly format?: string;
  /** Whether it is a playlist of several bitrates; absent when the provider does not send it. */
  readonly adaptive?: boolean;
  readonly sizeBytes?: number;
  readonly durationSeconds?: number;
  readonly bitrateBps?: number;
  readonly widthPixels?: number;
  readonly heightPixels?: number;
  readonly md5?: string;
  /** The provider's name of the encryption, such as `Widevine`; absent when there is none, or the provider does not send it. */
  readonly drm?: string;
  /** The id of the new media, when the output is a media of its own. */
  readonly newMediaId?: string;
  readonly videoStreams?: readonly VideoStream[];
  readonly audioStreams?: readonly AudioStream[];
}
