import type { VodEventBase } from "./envelope.js";

/** A media or some of its files were deleted. A deletion of several media gives one event for each. */
export type MediaDeleted = VodEventBase<"media.deleted", MediaDeletedData>;

/** The data of {@link MediaDeleted}. */
export interface MediaDeletedData {
  /** `all` when the whole media was deleted, otherwise the deleted files. */
  readonly parts: "all" | readonly DeletedPart[];
}

/** Deleted files of a media. */
export interface DeletedPart {
  /** The provider's name of the files, such as `TranscodeFiles`. */
  readonly kind: string;
  /** The preset of the deleted files; absent when the files of all presets were deleted. */
  readonly presetId?: string;
}
