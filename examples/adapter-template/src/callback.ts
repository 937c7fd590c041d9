import {
  type CallbackApi,
  type CallbackSettings,
  type DesiredSettings,
  type KnownEventType,
  type Members,
  omitUndefined,
  readRecord,
  readText,
  readTexts,
  VodError,
} from "@vod-events/core/provider";
import { callApi } from "./api.js";
import type { LumenSettings } from "./options.js";

/** The native event that switches each neutral type. */
const switches: ReadonlyMap<KnownEventType, string> = new Map([
  ["media.uploaded", "asset.uploaded"],
  ["media.transcoded", "encode.finished"],
  ["media.deleted", "asset.deleted"],
]);

/** Creates the callback API: `GET`, `PUT` and `DELETE /v1/webhook`. `PUT` replaces all settings except the key. */
export function createCallback(settings: LumenSettings): CallbackApi {
  return {
    async read(signal) {
      const reply = readRecord(await callApi("GET", undefined, settings, signal));
      if (reply !== undefined) return settingsOf(reply);
      const message = "Lumen answered without a webhook";
      throw new VodError("response_invalid", message, { provider: "lumen" });
    },
    async write({ before, after }, signal) {
      await callApi("PUT", webhookOf(before, after), settings, signal);
    },
    async remove(signal) {
      await callApi("DELETE", undefined, settings, signal);
    },
    cloudHost: settings.cloudHost,
    target: async () => settings.endpoint.host,
  };
}

function settingsOf({ url, events, signed, ...native }: Members): CallbackSettings {
  const on = readTexts(events);
  const switched = [...switches].map(([type, name]) => [type, on.includes(name)] as const);
  return {
    mode: "push",
    ...omitUndefined({ url: readText(url) }),
    signing: signed === true ? "on" : "off",
    events: Object.fromEntries(switched),
    native: { ...native, events: on },
  };
}

/** Keeps the native events that this adapter has no neutral type for, because `PUT` replaces the list. */
function webhookOf({ native }: CallbackSettings, after: DesiredSettings): object {
  const known = new Set(switches.values());
  const others = readTexts(native.events).filter((name) => !known.has(name));
  const wanted = [...switches].filter(([type]) => after.events[type]).map(([, name]) => name);
  const events = [...wanted, ...others];
  return omitUndefined({
    url: after.url,
    events,
    signed: after.signing === "on",
    key: after.signingKey,
  });
}
