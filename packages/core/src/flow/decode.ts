import type { DecodeResult } from "../provider/decode.js";
import type { Provider } from "../provider/provider.js";

/** Deeper than any event of any cloud by far, and shallow enough for whoever walks it by recursion. */
const maxDepth = 100;

/** Has the provider read an event's JSON, unless it is nested so deep that it can only be an attack. */
export function decodeEvent<Wire>(
  provider: Pick<Provider<string, Wire>, "decode">,
  json: unknown,
): DecodeResult<Wire> {
  if (isDeeperThan(json, maxDepth)) {
    return { ok: false, problems: [`the event must be nested no deeper than ${maxDepth} levels`] };
  }
  return provider.decode(json);
}

function isDeeperThan(json: unknown, limit: number): boolean {
  let level: readonly unknown[] = [json];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap(childrenOf);
  }
  return false;
}

function childrenOf(value: unknown): readonly unknown[] {
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}
