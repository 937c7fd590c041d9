import type { VodEventBase } from "./envelope.js";
import type { AudioStream, VideoStream } from "./media.js";

/** One rendition of a media is done, or failed. A task that makes several gives one event each. */
export type MediaTranscoded = VodEventBase<"media.transcoded", MediaTranscodedData>;

/** The data of {@link MediaTranscoded}. */
export interface MediaTranscodedData {
  readonly rendition: Rendition;
}

/** One output of a transcoding task. A failed one has at most its preset. */
export interface Rendition {
  /** The cloud's id of the preset (template) it was made with. */
  readonly presetId?: string;
  /** Where the file or playlist can be fetched; may be signed and expire, so do not log it. */
  readonly url?: string;
  /** Container or packaging, lower case, such as `mp4`, `hls` or `dash`. */
  readonly format?: string;
  readonly sizeBytes?: number;
  readonly durationSeconds?: number;
  readonly bitrateBps?: number;
  readonly widthPixels?: number;
  readonly heightPixels?: number;
  readonly md5?: string;
  /** The cloud's name for the encryption, such as `Widevine`; absent when there is none. */
  readonly drm?: string;
  /** The id of the new media, where the output is a media of its own. */
  readonly newMediaId?: string;
  readonly videoStreams?: readonly VideoStream[];
  readonly audioStreams?: readonly AudioStream[];
}
