import type { Provider } from "@vod-events/core/provider";
import { type AcmeWire, acme } from "../core/acme.js";

/** The test provider with a time in its events. */
export function timedAcme(
  time: Date,
  parts?: Parameters<typeof acme>[0],
): Provider<"acme", AcmeWire> {
  const adapter = acme(parts);
  const timed = { time: time.toISOString() };
  return {
    ...adapter,
    normalize: (wire) => adapter.normalize(wire).map((event) => ({ ...event, ...timed })),
  };
}
