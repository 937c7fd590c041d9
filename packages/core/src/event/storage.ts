import type { VodEventBase } from "./envelope.js";

/** A media in cold storage is readable again. A media can be restored many times. */
export type MediaRestored = VodEventBase<"media.restored", MediaRestoredData>;

/** The data of {@link MediaRestored}. */
export interface MediaRestoredData {
  /** The provider's name of the previous storage class. */
  readonly fromStorageClass?: string;
  /** The current storage class; the same as before for a temporary restore. */
  readonly toStorageClass?: string;
  /** The provider's name of the restore speed. */
  readonly tier?: string;
  /** The number of days; absent for a permanent restore. */
  readonly days?: number;
}

/** A part of a live stream or playlist was saved as a media. */
export type MediaPersisted = VodEventBase<"media.persisted", MediaPersistedData>;

/** The data of {@link MediaPersisted}. */
export interface MediaPersistedData {
  /** The provider's name of the source. */
  readonly source?: string;
}

/** The storage class of a media or of some of its files was changed. */
export type MediaStorageChanged = VodEventBase<"media.storage_changed", MediaStorageChangedData>;

/** The data of {@link MediaStorageChanged}. */
export interface MediaStorageChangedData {
  /** The provider's name of the previous storage class. */
  readonly fromStorageClass?: string;
  /** The provider's name of the current storage class. */
  readonly toStorageClass?: string;
}
