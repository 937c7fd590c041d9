import type { DecodeResult } from "./decode.js";
import type { Provider } from "./provider.js";

/** Deeper than any event of any cloud by far, and shallow enough for whoever walks it by recursion. */
export const maxDepth = 100;

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

/** Goes no deeper than the levels it may, so that recursion is safe. */
function isDeeperThan(json: unknown, levels: number): boolean {
  if (typeof json !== "object" || json === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(json)) {
    for (const member of json) if (isDeeperThan(member, levels - 1)) return true;
    return false;
  }
  const members = json as Readonly<Record<string, unknown>>;
  for (const key in members) if (isDeeperThan(members[key], levels - 1)) return true;
  return false;
}
