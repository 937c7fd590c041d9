import type { VodEventBase } from "./envelope.js";
import type { Media } from "./media.js";

/** A media exists at the provider, usually before its file is processed. */
export type MediaCreated = VodEventBase<"media.created", MediaCreatedData>;

/** The data of {@link MediaCreated}. */
export interface MediaCreatedData {
  readonly media: Media;
}

/** A media can be played. With the outcome `failed`, it never will be. */
export type MediaReady = VodEventBase<"media.ready", MediaReadyData>;

/** The data of {@link MediaReady}. */
export interface MediaReadyData {
  readonly media: Media;
}

/** The description of a media was changed. */
export type MediaUpdated = VodEventBase<"media.updated", MediaUpdatedData>;

/** The data of {@link MediaUpdated}. */
export interface MediaUpdatedData {
  /** The current values, as far as the provider sends them. */
  readonly media: Media;
  /** The provider's names of the changed fields; absent when the provider does not send them. */
  readonly changedFields?: readonly string[];
}
