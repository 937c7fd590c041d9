import type { AnyCallbackApi } from "@vod-events/core/provider";

/** Calls a callback API, without an effect on events. */
export function callCallbackApi(api: AnyCallbackApi, signal?: AbortSignal): Promise<unknown> {
  if ("read" in api) return api.read(signal);
  if ("list" in api) return api.list(signal);
  const settings = { mode: "push", url: "http://127.0.0.1:9/", signing: "off" } as const;
  return api.overwrite({ ...settings, events: {}, native: {} }, signal);
}
