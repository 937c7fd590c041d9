import type { VodEventBase } from "./envelope.js";

/** The result of extracting still or animated images from a media. */
export type ThumbnailCreated = VodEventBase<"thumbnail.created", ThumbnailCreatedData>;

/** The data of {@link ThumbnailCreated}. */
export interface ThumbnailCreatedData {
  readonly kind: ThumbnailKind;
  /** In the provider's order; empty when the extraction failed. */
  readonly images: readonly ThumbnailImage[];
  /** The provider's id of the preset (template). */
  readonly presetId?: string;
  /** A WebVTT file that maps times to sprite tiles. */
  readonly webVttUrl?: string;
}

/**
 * The kind of images: `snapshot` at given times, `sample` at regular intervals, `cover` the new cover of the media,
 * `sprite` sheets of tiles, `animated` moving images, `unspecified` when the provider does not send it.
 */
export type ThumbnailKind = "snapshot" | "sample" | "cover" | "sprite" | "animated" | "unspecified";

/** An image file. */
export interface ThumbnailImage {
  /** The URL of the file. It may be signed and expire: do not log it. */
  readonly url: string;
  /** The time in the media that the image shows or starts at. */
  readonly offsetSeconds?: number;
}
