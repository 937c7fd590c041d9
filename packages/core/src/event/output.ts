import type { Failure } from "./envelope.js";
import type { MediaTechnical } from "./media.js";

/** An output file of a task. */
export interface MediaOutput {
  /** The output's media id, when it is a media of its own. */
  readonly mediaId?: string;
  readonly name?: string;
  /** The URL of the file. It may be signed and expire: do not log it. */
  readonly url?: string;
  /** Container or file format, lower case, such as `mp4` or `png`. */
  readonly format?: string;
  /** When the file is deleted: RFC 3339 in UTC; absent when it is kept. */
  readonly expiresAt?: string;
  readonly technical?: MediaTechnical;
  /** The source time span of the output. */
  readonly sourceSpan?: TimeSpan;
  /** Why this output failed. Others may have succeeded. */
  readonly failure?: Failure;
  /** The tasks that the provider started automatically. */
  readonly followUpTaskIds?: readonly string[];
}

/** A time span of a media. */
export interface TimeSpan {
  readonly startSeconds?: number;
  readonly endSeconds?: number;
}
