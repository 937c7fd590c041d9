import type { KeyValueState } from "../inbox/store.js";
import type { MediaCursor } from "../media/media-store.js";

/** Stores the position of a search for deletions in the key–value state of the inbox. */
export class DeletionCursorStore {
  readonly #state: KeyValueState;
  readonly #key: string;

  constructor(state: KeyValueState, name: string) {
    this.#state = state;
    this.#key = `search for deletions of ${name}`;
  }

  /** Returns the last media of an interrupted search; `undefined` without one, and for values of other code. */
  async read(): Promise<MediaCursor | undefined> {
    return parse((await this.#state.get(this.#key)) ?? "");
  }

  async write({ provider, mediaId, changedAt }: MediaCursor): Promise<void> {
    await this.#state.set(this.#key, JSON.stringify({ version: 1, provider, mediaId, changedAt }));
  }

  async clear(): Promise<void> {
    await this.#state.set(this.#key, "");
  }
}

function parse(text: string): MediaCursor | undefined {
  try {
    const { version, provider, mediaId, changedAt } = JSON.parse(text) as Record<string, unknown>;
    if (version !== 1 || typeof provider !== "string" || typeof mediaId !== "string") {
      return undefined;
    }
    const time = new Date(typeof changedAt === "string" ? changedAt : Number.NaN);
    return Number.isNaN(time.getTime()) ? undefined : { provider, mediaId, changedAt: time };
  } catch {
    return undefined;
  }
}
