import { codec, listOf, nonEmptyString } from "../validation/codecs.js";
import { findProblems } from "../validation/config-problem.js";
import { strictObject } from "../validation/strict-object.js";

/** What a key file says. All keys are secrets. */
export interface KeySet {
  /** The key that the cloud signs with; absent before the first one was given to it. */
  readonly key?: string;
  /** A key that is being introduced: accepted already, and not yet, or only just, given to the cloud. */
  readonly nextKey?: string;
  /** Keys that the cloud no longer signs with. */
  readonly previousKeys?: readonly PreviousKey[];
}

/** A key that was replaced. */
export interface PreviousKey {
  readonly key: string;
  /** How long it is accepted, as RFC 3339. */
  readonly until: string;
}

const instant = codec(
  "a time such as 2026-01-01T00:00:00Z",
  (value): value is string => typeof value === "string" && !Number.isNaN(Date.parse(value)),
);

const keySetCodec = strictObject({
  key: nonEmptyString,
  nextKey: nonEmptyString,
  previousKeys: listOf(strictObject({ key: nonEmptyString, until: instant })),
});

/** The content of a key file, or what is wrong with it; of what was read it quotes nothing. */
export function parseKeySet(
  content: string,
): { readonly ok: true; readonly keys: KeySet } | { readonly ok: false; readonly problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return { ok: false, problem: 'is not JSON: write { "key": "…" }' };
  }
  const [problem] = findProblems(keySetCodec, "", json);
  if (problem !== undefined) {
    return { ok: false, problem: `is no key file: ${problem.path} ${problem.message}` };
  }
  const keys = json as KeySet;
  if (keys.key === undefined && keys.nextKey === undefined) {
    return { ok: false, problem: "is no key file: key is missing" };
  }
  return { ok: true, keys };
}

/** The keys of a set whose time is over. */
export function retiredKeys({ previousKeys = [] }: KeySet, now: number): readonly string[] {
  return previousKeys.filter(({ until }) => Date.parse(until) <= now).map(({ key }) => key);
}

/** The keys of a set that may have signed a delivery that comes at a time. */
export function acceptedKeys({ key, nextKey, previousKeys = [] }: KeySet, now: number) {
  const previous = previousKeys
    .filter(({ until }) => Date.parse(until) > now)
    .map((replaced) => replaced.key);
  return [key, nextKey, ...previous].filter((each) => each !== undefined);
}
