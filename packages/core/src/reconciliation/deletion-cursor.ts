import * as t from "io-ts";
import type { KeyValueState } from "../inbox/store.js";
import type { MediaCursor } from "../media/media-store.js";
import { tryParseJson } from "../primitives/try-parse-json.js";
import { instant } from "../validation/codecs.js";

const storedCursor = t.type({
  version: t.literal(1),
  provider: t.string,
  mediaId: t.string,
  changedAt: instant,
});

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
    const stored = tryParseJson((await this.#state.get(this.#key)) ?? "");
    if (!storedCursor.is(stored)) return undefined;
    const { provider, mediaId, changedAt } = stored;
    return { provider, mediaId, changedAt: new Date(changedAt) };
  }

  async write({ provider, mediaId, changedAt }: MediaCursor): Promise<void> {
    await this.#state.set(this.#key, JSON.stringify({ version: 1, provider, mediaId, changedAt }));
  }

  async clear(): Promise<void> {
    await this.#state.set(this.#key, "");
  }
}
