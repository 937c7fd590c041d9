import type { Adapters } from "@vod-events/config";
import type { Provider } from "@vod-events/core/provider";
import { decoderOf } from "../config/adapters.js";

/** Returns the name of the adapter of a JSON value when it is clearly not the chosen one. */
export function otherProviderOf(
  json: unknown,
  chosen: Provider,
  adapters: Adapters,
): string | undefined {
  if (chosen.recognizes === undefined || chosen.recognizes(json)) return undefined;
  return Object.keys(adapters).find((name) => recognizes(name, json, adapters));
}

/** An adapter that needs options cannot be asked. */
function recognizes(name: string, json: unknown, adapters: Adapters): boolean {
  try {
    return decoderOf(name, adapters).recognizes?.(json) ?? false;
  } catch {
    return false;
  }
}
