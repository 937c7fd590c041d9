import type { VodEventBase } from "./envelope.js";
import type { Media } from "./media.js";

/** A file was uploaded and is now a media of the cloud. */
export type MediaUploaded = VodEventBase<"media.uploaded", MediaUploadedData>;

/** The data of {@link MediaUploaded}. */
export interface MediaUploadedData {
  readonly media: Media;
  /** Tasks the cloud started on the media by itself; empty where it started none or tells none. */
  readonly followUpTaskIds: readonly string[];
}

/** The cloud fetched a file from a URL and made it a media, or failed to. */
export type MediaImported = VodEventBase<"media.imported", MediaImportedData>;

/** The data of {@link MediaImported}. */
export interface MediaImportedData {
  /** Empty when the import failed before there was a media. */
  readonly media: Media;
  /** Where the file was fetched from; absent where the cloud does not repeat it. */
  readonly sourceUrl?: string;
  /** Tasks the cloud started on the media by itself; empty where it started none or tells none. */
  readonly followUpTaskIds: readonly string[];
}
