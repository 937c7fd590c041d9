import type { VodEventBase } from "./envelope.js";

/** An upload can begin: the provider has issued its URL. */
export type UploadCreated = VodEventBase<"upload.created", UploadData>;

/** An upload was canceled or timed out before its end. */
export type UploadCanceled = VodEventBase<"upload.canceled", UploadData>;

/** The data of {@link UploadCreated} and {@link UploadCanceled}. */
export interface UploadData {
  /** The provider's id of the upload. */
  readonly uploadId?: string;
}
