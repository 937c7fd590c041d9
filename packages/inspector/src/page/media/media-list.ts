import type { ListedMedia, MediaPage } from "../requests/media-api.js";
import { type MediaChanges, textOfMedia } from "../rows/media-changes.js";

/** The media of a list, last changed first. */
export class MediaList {
  #media: readonly ListedMedia[] = [];
  /** The number of the last change that the list has. */
  #number = 0;

  get media(): readonly ListedMedia[] {
    return this.#media;
  }

  /** Begins with the first page. */
  begin({ media, number }: MediaPage): void {
    this.#media = media;
    this.#number = number;
  }

  /** Adds a further page. What changed meanwhile is already in the list. */
  append({ media }: MediaPage): void {
    const known = new Set(this.#media.map(textOfMedia));
    this.#media = [...this.#media, ...media.filter((one) => !known.has(textOfMedia(one)))];
  }

  /** The number of changes that the list does not have. */
  waiting(changes: MediaChanges): number {
    return changes.after(this.#number).length;
  }

  /** Applies changes, and drops media that no longer match. Returns the number of changes. */
  apply(changes: MediaChanges, matches: (media: ListedMedia) => boolean): number {
    const changed = changes.after(this.#number).toReversed();
    this.#number = changed[0]?.number ?? this.#number;
    const keys = new Set(changed.map(textOfMedia));
    const others = this.#media.filter((media) => !keys.has(textOfMedia(media)));
    if (changed.length > 0) this.#media = [...changed.filter(matches), ...others];
    return changed.length;
  }
}
