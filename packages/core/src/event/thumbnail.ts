import type { VodEventBase } from "./envelope.js";

/** Still or animated images were taken from a media, or could not be. */
export type ThumbnailCreated = VodEventBase<"thumbnail.created", ThumbnailCreatedData>;

/** The data of {@link ThumbnailCreated}. */
export interface ThumbnailCreatedData {
  readonly kind: ThumbnailKind;
  /** In the cloud's order; empty when it failed. */
  readonly images: readonly ThumbnailImage[];
  /** The cloud's id of the preset (template) they were made with. */
  readonly presetId?: string;
  /** A WebVTT file that maps times to tiles of the sprites. */
  readonly webVttUrl?: string;
}

/**
 * What the images are: `snapshot` at given times, `sample` at even distances, `cover` the media's new
 * cover, `sprite` sheets of tiles, `animated` moving images, `unspecified` where the cloud does not say.
 */
export type ThumbnailKind = "snapshot" | "sample" | "cover" | "sprite" | "animated" | "unspecified";

/** One image file. */
export interface ThumbnailImage {
  /** Where it can be fetched; may be signed and expire, so do not log it. */
  readonly url: string;
  /** The time in the media that it shows, or starts at. */
  readonly offsetSeconds?: number;
}
