import { tryParseJson } from "../primitives/try-parse-json.js";
import { instant, listOf, nonEmptyString } from "../validation/codecs.js";
import { findProblems, formatProblem } from "../validation/config-problem.js";
import { strictObject } from "../validation/strict-object.js";

/** The content of a key file. All keys are secrets. */
export interface KeySet {
  /** The key that the provider signs with; absent before the first key was applied. */
  readonly key?: string;
  /** A key being introduced: it is accepted, and applied to the provider next. */
  readonly nextKey?: string;
  /** Keys that the provider no longer signs with. */
  readonly previousKeys?: readonly PreviousKey[];
  /** The keys of providers that generate one for each endpoint. */
  readonly generatedKeys?: readonly GeneratedKey[];
}

/** A key that a provider generated for an endpoint. */
export interface GeneratedKey {
  /** The provider's name in the application. */
  readonly provider: string;
  /** The provider's id of the endpoint. */
  readonly endpointId: string;
  readonly key: string;
  /** The end of its acceptance, as RFC 3339; absent while the endpoint exists. */
  readonly until?: string;
}

/** A replaced key. */
export interface PreviousKey {
  readonly key: string;
  /** The end of its acceptance, as RFC 3339. */
  readonly until: string;
}

const keySetCodec = strictObject({
  key: nonEmptyString,
  nextKey: nonEmptyString,
  previousKeys: listOf(strictObject({ key: nonEmptyString, until: instant })),
  generatedKeys: listOf(
    strictObject({
      provider: nonEmptyString,
      endpointId: nonEmptyString,
      key: nonEmptyString,
      until: instant,
    }),
  ),
});

/** Parses the content of a key file. A problem quotes none of it. */
export function parseKeySet(
  content: string,
): { readonly ok: true; readonly keys: KeySet } | { readonly ok: false; readonly problem: string } {
  const json = tryParseJson(content);
  if (json === undefined) return { ok: false, problem: 'is not JSON. Write { "key": "…" }' };
  const [problem] = findProblems(keySetCodec, "", json);
  if (problem !== undefined) {
    return { ok: false, problem: `is not a key file: ${formatProblem(problem)}` };
  }
  const keys = json as KeySet;
  if (keys.generatedKeys?.some((each) => !(each.provider && each.endpointId && each.key))) {
    const members = "provider, endpointId and key";
    return { ok: false, problem: `is not a key file: each of generatedKeys needs ${members}` };
  }
  if (keys.key === undefined && keys.nextKey === undefined && keys.generatedKeys === undefined) {
    return { ok: false, problem: "is not a key file: key is missing" };
  }
  return { ok: true, keys };
}

/** Tells whether a key may have signed a delivery received at a time. */
export function isAccepted({ until }: Pick<GeneratedKey, "until">, now: number): boolean {
  return until === undefined || Date.parse(until) > now;
}

export function retiredKeys({ previousKeys = [] }: KeySet, now: number): readonly string[] {
  return previousKeys.filter((each) => !isAccepted(each, now)).map(({ key }) => key);
}

/** Returns the keys that may have signed a delivery received at a time. */
export function acceptedKeys({ key, nextKey, previousKeys = [] }: KeySet, now: number) {
  const previous = previousKeys.filter((each) => isAccepted(each, now)).map((each) => each.key);
  return [key, nextKey, ...previous].filter((each) => each !== undefined);
}

/** Returns the keys of a provider's endpoints that may have signed a delivery received at a time. */
export function generatedKeys(
  { generatedKeys: all = [] }: KeySet,
  provider: string,
  now: number,
): readonly GeneratedKey[] {
  return all.filter((each) => each.provider === provider && isAccepted(each, now));
}
