import type { CaptionData } from "../event/caption.js";
import type { Rendition } from "../event/transcode.js";
import type { Entries } from "./entries.js";
import type { MediaState, RemovedEntries } from "./media-state.js";

/** The names of the records of files, which can be removed. */
export type FileRecord = keyof RemovedEntries;

export type FileOf<Name extends FileRecord> = MediaState[Name][string]["value"];

/** Returns the present and removed entries of a record. */
export function filesOf<Name extends FileRecord>(
  state: MediaState,
  name: Name,
): Entries<FileOf<Name>> {
  return { present: state[name], removed: state.removed?.[name] ?? {} } as Entries<FileOf<Name>>;
}

/** Replaces the present and removed entries of a record. */
export function withFiles<Name extends FileRecord>(
  state: MediaState,
  name: Name,
  { present, removed }: Entries<FileOf<Name>>,
): MediaState {
  const { removed: before, ...rest } = { ...state, [name]: present };
  const { [name]: _, ...others } = before ?? {};
  const all = Object.keys(removed).length === 0 ? others : { ...others, [name]: removed };
  return Object.keys(all).length === 0 ? rest : { ...rest, removed: all };
}

/** Identifies a rendition within a media. */
export function renditionKey(rendition: Rendition): string {
  const { presetId, heightPixels, format, adaptive, newMediaId } = rendition;
  const size = heightPixels === undefined ? newMediaId : `${heightPixels}p`;
  const parts = [presetId ?? size, format, adaptive ? "adaptive" : undefined];
  return parts.filter((part) => part !== undefined).join(" ") || "unspecified";
}

/** Identifies captions within a media. */
export function captionKey({ captionId, language, name }: CaptionData): string {
  return captionId ?? language ?? name ?? "unspecified";
}
