import type { VodEventBase } from "./envelope.js";

/** The result of uploading a file that is no media, such as a cover image, a watermark or a subtitle file. */
export type AttachmentUploaded = VodEventBase<"attachment.uploaded", AttachmentUploadedData>;

/** The data of {@link AttachmentUploaded}. */
export interface AttachmentUploadedData {
  readonly attachment: Attachment;
}

/** A file beside the media. Unknown fields are absent. */
export interface Attachment {
  /** The provider's id of the file. */
  readonly id?: string;
  /** The provider's name of the kind, such as `image` or `watermark`. */
  readonly kind?: string;
  readonly name?: string;
  /** The URL of the file. It may be signed and expire: do not log it. */
  readonly url?: string;
  /** File format, lower case, such as `png` or `vtt`. */
  readonly format?: string;
  readonly sizeBytes?: number;
}
