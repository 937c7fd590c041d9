import type { KeyValueState } from "../inbox/store.js";
import { codec, nonEmptyString } from "../validation/codecs.js";
import { findProblems } from "../validation/config-problem.js";
import { strictObject } from "../validation/strict-object.js";

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

interface StoredSpan {
  readonly since: string;
  readonly until: string;
  readonly cursor?: string;
}

interface StoredProgress {
  readonly version: 1;
  readonly readUntil?: string;
  readonly interrupted?: StoredSpan;
}

const time = codec(
  "a time",
  (value): value is string => typeof value === "string" && !Number.isNaN(Date.parse(value)),
);
const progressCodec = strictObject({
  version: codec("1", (value): value is 1 => value === 1),
  readUntil: time,
  interrupted: strictObject({ since: time, until: time, cursor: nonEmptyString }),
});

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
    const text = await this.#state.get(this.#key);
    const stored = text === undefined ? undefined : parse(text);
    if (stored === undefined) return {};
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

function spanOf({ since, until, cursor }: StoredSpan): Span {
  return { since: new Date(since), until: new Date(until), cursor };
}

function parse(text: string): StoredProgress | undefined {
  try {
    const json: unknown = JSON.parse(text);
    if (findProblems(progressCodec, "", json).length > 0) return undefined;
    const { version, interrupted } = json as Partial<StoredProgress>;
    const isComplete = interrupted === undefined || (interrupted.since && interrupted.until);
    return version === 1 && isComplete ? (json as StoredProgress) : undefined;
  } catch {
    return undefined;
  }
}
