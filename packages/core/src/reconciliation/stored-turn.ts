import { codec, nonEmptyString } from "../validation/codecs.js";
import { findProblems } from "../validation/config-problem.js";
import { strictObject } from "../validation/strict-object.js";

/** A turn as it is stored. */
export interface StoredTurn {
  readonly owner: string;
  /** When another process may begin: milliseconds since 1970-01-01T00:00:00Z. */
  readonly freeAt: number;
}

const turnCodec = strictObject({
  owner: nonEmptyString,
  freeAt: codec("a time", (value): value is number => Number.isFinite(value)),
});

/** Reads a stored turn; `undefined` for a text of other code. */
export function parseTurn(text: string): StoredTurn | undefined {
  try {
    const turn = JSON.parse(text) as Partial<StoredTurn>;
    const isTurn = findProblems(turnCodec, "", turn).length === 0;
    return isTurn && turn.owner && turn.freeAt !== undefined ? (turn as StoredTurn) : undefined;
  } catch {
    return undefined;
  }
}
