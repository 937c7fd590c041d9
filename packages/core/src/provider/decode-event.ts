import type { DecodeResult } from "./decode.js";
import { isDeeperThan, maxJsonDepth } from "./json-depth.js";
import type { Provider } from "./provider.js";

/** Decodes an event's JSON with the provider's adapter. Rejects JSON that is nested deeper than {@link maxJsonDepth}. */
export function decodeEvent<Wire>(
  provider: Pick<Provider<string, Wire>, "decode">,
  json: unknown,
): DecodeResult<Wire> {
  if (isDeeperThan(json, maxJsonDepth)) {
    const problem = `the event is nested deeper than ${maxJsonDepth} levels`;
    return { ok: false, problems: [problem] };
  }
  return provider.decode(json);
}
