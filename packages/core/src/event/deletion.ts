import type { VodEventBase } from "./envelope.js";

/** A media, or some of its files, was deleted. A deletion of several media gives one event each. */
export type MediaDeleted = VodEventBase<"media.deleted", MediaDeletedData>;

/** The data of {@link MediaDeleted}. */
export interface MediaDeletedData {
  /** `all` when the media is gone, otherwise the files that are. */
  readonly parts: "all" | readonly DeletedPart[];
}

/** Some files of a media. */
export interface DeletedPart {
  /** The cloud's word for them, such as `TranscodeFiles`. */
  readonly kind: string;
  /** Only the files of this preset; absent when the files of every preset are gone. */
  readonly presetId?: string;
}
