import type { VodEventBase } from "./envelope.js";

/** A media can be read again that was in cold storage. The same media can be restored many times. */
export type MediaRestored = VodEventBase<"media.restored", MediaRestoredData>;

/** The data of {@link MediaRestored}. */
export interface MediaRestoredData {
  /** The cloud's name for the storage class it was in. */
  readonly fromStorageClass?: string;
  /** The class it is in now; the same as before when it is restored for a time only. */
  readonly toStorageClass?: string;
  /** The cloud's word for how fast it was asked to be. */
  readonly tier?: string;
  /** For how many days; absent when for good. */
  readonly days?: number;
}

/** A part of a live stream or a playlist was made a media of its own. */
export type MediaPersisted = VodEventBase<"media.persisted", MediaPersistedData>;

/** The data of {@link MediaPersisted}. */
export interface MediaPersistedData {
  /** The cloud's word for what it was made from. */
  readonly source?: string;
}
