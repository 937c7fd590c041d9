import type { DecodeResult } from "./decode.js";
import { prepareEvent } from "./prepare-event.js";
import type { Provider } from "./provider.js";

/** Prepares an event's JSON and decodes it with the provider's adapter. */
export function decodeEvent<Wire>(
  provider: Pick<Provider<string, Wire>, "decode">,
  json: unknown,
): DecodeResult<Wire> {
  const prepared = prepareEvent(json);
  return prepared.ok ? provider.decode(prepared.value) : { ok: false, problems: [prepared.reason] };
}
