import * as t from "io-ts";
import type { KeyValueState } from "../inbox/store.js";
import { tryParseJson } from "../primitives/try-parse-json.js";
import { instant, nonEmptyString } from "../validation/codecs.js";

/** A time span to read, and the cursor of its next page. */
export interface Span {
  readonly since: Date;
  readonly until: Date;
  readonly cursor?: string | undefined;
}

/** How far the reconciliation of a provider is. */
export interface Progress {
  /** The end of the span that was read without a gap. */
  readonly readUntil?: Date | undefined;
  /** A span that was interrupted. */
  readonly interrupted?: Span | undefined;
}

const storedSpan = t.intersection([
  t.type({ since: instant, until: instant }),
  t.partial({ cursor: nonEmptyString }),
]);
const storedProgress = t.intersection([
  t.type({ version: t.literal(1) }),
  t.partial({ readUntil: instant, interrupted: storedSpan }),
]);

/** Stores the progress of a provider in the key–value state of the inbox. */
export class ProgressStore {
  readonly #state: KeyValueState;
  readonly #key: string;

  constructor(state: KeyValueState, name: string) {
    this.#state = state;
    this.#key = `reconciliation of ${name}`;
  }

  /** Returns the stored progress. Values written by other code count as absent. */
  async read(): Promise<Progress> {
    const stored = tryParseJson((await this.#state.get(this.#key)) ?? "");
    if (!storedProgress.is(stored)) return {};
    const { readUntil, interrupted } = stored;
    return {
      readUntil: readUntil === undefined ? undefined : new Date(readUntil),
      interrupted: interrupted && spanOf(interrupted),
    };
  }

  async write({ readUntil, interrupted }: Progress): Promise<void> {
    await this.#state.set(this.#key, JSON.stringify({ version: 1, readUntil, interrupted }));
  }
}

function spanOf({ since, until, cursor }: t.TypeOf<typeof storedSpan>): Span {
  return { since: new Date(since), until: new Date(until), cursor };
}
