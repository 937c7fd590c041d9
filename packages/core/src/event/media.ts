/** A video, audio or image file that the cloud manages. Every field is absent where it is not known. */
export interface Media {
  readonly name?: string;
  readonly description?: string;
  readonly kind?: "video" | "audio" | "image";
  /** Container or file format, lower case, such as `mp4`. */
  readonly format?: string;
  /** Where the file can be fetched; may be signed and expire, so do not log it. */
  readonly url?: string;
  readonly coverUrl?: string;
  /** RFC 3339 in UTC. */
  readonly createdAt?: string;
  /** RFC 3339 in UTC. */
  readonly updatedAt?: string;
  /** RFC 3339 in UTC; absent when the media never expires. */
  readonly expiresAt?: string;
  readonly tags?: readonly string[];
  readonly category?: MediaCategory;
  readonly storage?: MediaStorage;
  readonly origin?: MediaOrigin;
  readonly technical?: MediaTechnical;
}

/** The folder or class that a media is filed under. */
export interface MediaCategory {
  readonly id?: string;
  readonly name?: string;
  readonly path?: string;
}

/** Where a media is kept. */
export interface MediaStorage {
  /** The cloud's name for the region. */
  readonly region?: string;
  readonly path?: string;
  /** The cloud's name for the storage class, such as `STANDARD`. */
  readonly storageClass?: string;
}

/** How a media came to be. */
export interface MediaOrigin {
  /** The cloud's word for it, such as `Upload` or `GENERATE`. */
  readonly kind?: string;
}

/** What is inside a media file. */
export interface MediaTechnical {
  readonly sizeBytes?: number;
  readonly durationSeconds?: number;
  readonly bitrateBps?: number;
  readonly widthPixels?: number;
  readonly heightPixels?: number;
  /** Clockwise rotation to apply for display. */
  readonly rotationDegrees?: number;
  readonly md5?: string;
  readonly videoStreams?: readonly VideoStream[];
  readonly audioStreams?: readonly AudioStream[];
}

/** One video stream of a file. */
export interface VideoStream {
  readonly codec?: string;
  readonly bitrateBps?: number;
  readonly widthPixels?: number;
  readonly heightPixels?: number;
  readonly framesPerSecond?: number;
}

/** One audio stream of a file. */
export interface AudioStream {
  readonly codec?: string;
  readonly bitrateBps?: number;
  readonly sampleRateHz?: number;
  readonly channels?: number;
}
