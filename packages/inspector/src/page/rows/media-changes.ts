import type { MediaKey } from "@vod-events/core/media";
import type { Fact, MediaFact } from "../../recording/facts.js";

/** Returns the key of a media as text. The id of an adapter has no slash. */
export function textOfMedia({ provider, mediaId }: MediaKey): string {
  return `${provider}/${mediaId}`;
}

/** Reads a key; `undefined` when it is none. */
export function mediaIn(text: string): MediaKey | undefined {
  const [, provider, mediaId] = /^([^/]+)\/(.+)$/s.exec(text) ?? [];
  return provider === undefined || mediaId === undefined ? undefined : { provider, mediaId };
}

/** The most media whose last change is kept. */
const maxMedia = 10_000;

/** The last change of each media, oldest first. */
export class MediaChanges {
  readonly #last = new Map<string, MediaFact>();
  #restarts = 0;

  /** The number of times that the application was restarted. */
  get restarts(): number {
    return this.#restarts;
  }

  add(facts: readonly Fact[]): void {
    for (const fact of facts) {
      if (fact.kind !== "media") continue;
      const key = textOfMedia(fact);
      this.#last.delete(key);
      this.#last.set(key, fact);
    }
    for (const key of this.#last.keys()) {
      if (this.#last.size <= maxMedia) break;
      this.#last.delete(key);
    }
  }

  /** The changes after a number, oldest first. */
  after(number: number): readonly MediaFact[] {
    return [...this.#last.values()].filter((fact) => fact.number > number);
  }

  /** The number of the last change of a media; 0 for none. */
  numberOf(media: MediaKey): number {
    return this.#last.get(textOfMedia(media))?.number ?? 0;
  }

  /** The application was restarted: its changes are numbered anew. */
  restart(): void {
    this.#last.clear();
    this.#restarts += 1;
  }
}
