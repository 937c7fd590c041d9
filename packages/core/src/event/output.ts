import type { Failure } from "./envelope.js";
import type { MediaTechnical } from "./media.js";

/** A file that a task made. */
export interface MediaOutput {
  /** Its id, where it is a media of its own. */
  readonly mediaId?: string;
  readonly name?: string;
  /** Where it can be fetched; may be signed and expire, so do not log it. */
  readonly url?: string;
  /** Container or file format, lower case, such as `mp4` or `png`. */
  readonly format?: string;
  /** When it is deleted: RFC 3339 in UTC; absent when that is never. */
  readonly expiresAt?: string;
  readonly technical?: MediaTechnical;
  /** The part of the source it was made from. */
  readonly sourceSpan?: TimeSpan;
  /** Why this output failed while others may have succeeded. */
  readonly failure?: Failure;
  /** Tasks the cloud started on it by itself. */
  readonly followUpTaskIds?: readonly string[];
}

/** A part of a media, from one time to another. */
export interface TimeSpan {
  readonly startSeconds?: number;
  readonly endSeconds?: number;
}
