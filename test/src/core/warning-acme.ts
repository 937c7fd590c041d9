import type { DecodeWarning, Provider } from "@vod-events/core/provider";
import { type AcmeWire, acme } from "./acme.js";

/** The test provider, which warns about each event. */
export function warningAcme(...warnings: readonly DecodeWarning[]): Provider<"acme", AcmeWire> {
  const adapter = acme();
  return {
    ...adapter,
    decode(json) {
      const result = adapter.decode(json);
      return result.ok ? { ...result, warnings } : result;
    },
  };
}
