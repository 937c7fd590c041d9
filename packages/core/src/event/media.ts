/** A video, audio or image file that the provider manages. Unknown fields are absent. */
export interface Media {
  readonly name?: string;
  readonly description?: string;
  readonly kind?: "video" | "audio" | "image";
  /** Container or file format, lower case, such as `mp4`. */
  readonly format?: string;
  /** The URL of the file. It may be signed and expire: do not log it. */
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

/** The folder or class of a media. */
export interface MediaCategory {
  readonly id?: string;
  readonly name?: string;
  readonly path?: string;
}

/** The storage of a media. */
export interface MediaStorage {
  /** The provider's region name. */
  readonly region?: string;
  readonly path?: string;
  /** The provider's storage class name, such as `STANDARD`. */
  readonly storageClass?: string;
}

/** The origin of a media. */
export interface MediaOrigin {
  /** The provider's name of the origin, such as `Upload` or `GENERATE`. */
  readonly kind?: string;
}

/** The technical attributes of a media file. */
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

/** A video stream of a file. */
export interface VideoStream {
  readonly codec?: string;
  readonly bitrateBps?: number;
  readonly widthPixels?: number;
  readonly heightPixels?: number;
  readonly framesPerSecond?: number;
}

/** An audio stream of a file. */
export interface AudioStream {
  readonly codec?: string;
  readonly bitrateBps?: number;
  readonly sampleRateHz?: number;
  readonly channels?: number;
}
