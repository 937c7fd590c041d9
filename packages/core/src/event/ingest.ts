import type { VodEventBase } from "./envelope.js";
import type { Media } from "./media.js";

/** A file was uploaded and is now a media of the provider. */
export type MediaUploaded = VodEventBase<"media.uploaded", MediaUploadedData>;

/** The data of {@link MediaUploaded}. */
export interface MediaUploadedData {
  readonly media: Media;
  /** The tasks that the provider started automatically; empty when there are none or they are unknown. */
  readonly followUpTaskIds: readonly string[];
}

/** The result of importing a file from a URL. */
export type MediaImported = VodEventBase<"media.imported", MediaImportedData>;

/** The data of {@link MediaImported}. */
export interface MediaImportedData {
  /** Empty when the import failed before a media existed. */
  readonly media: Media;
  /** The source URL; absent when the provider does not repeat it. */
  readonly sourceUrl?: string;
  /** The tasks that the provider started automatically; empty when there are none or they are unknown. */
  readonly followUpTaskIds: readonly string[];
}
