import {
  type CallbackApi,
  type CallbackChange,
  type CallbackSettings,
  connectionCalls,
  type DeliveryMode,
  type Members,
  omitUndefined,
  readText,
  sameSecret,
} from "@vod-events/core/provider";
import type { TencentApi } from "./api/api.js";
import { errors } from "./api/api-error.js";
import type { TencentSettings } from "./api/options.js";

/**
 * The callback config, through `DescribeEventConfig` and `ModifyEventConfig`.
 *
 * @see https://www.tencentcloud.com/document/product/266/64486
 * @see https://www.tencentcloud.com/document/product/266/57589
 */
export function callbackApi(
  api: TencentApi,
  { connection, subAppId }: Pick<TencentSettings, "connection" | "subAppId">,
): CallbackApi {
  return {
    async read(signal) {
      return readSettings(await api("DescribeEventConfig", {}, signal));
    },
    async write(change, signal) {
      await api("ModifyEventConfig", writtenFields(change), signal);
    },
    ...connectionCalls(connection, "secretId", () => [String(subAppId ?? "default")]),
  };
}

function readSettings(response: Members): CallbackSettings {
  const { RequestId: _, SignKey: __, ...native } = response;
  return omitUndefined({
    mode: readMode(native.Mode),
    url: readText(native.NotificationUrl),
    signing: "unknown" as const,
    events: {
      "media.uploaded": native.UploadMediaCompleteEventSwitch === "ON",
      "media.deleted": native.DeleteMediaCompleteEventSwitch === "ON",
      "media.persisted": native.PersistenceCompleteEventSwitch === "ON",
    },
    native,
  });
}

/** The mode of a new application is undocumented. A missing mode counts as push without a URL. */
function readMode(value: unknown): DeliveryMode {
  const mode = readText(value);
  if (mode === undefined || mode === "PUSH") return "push";
  if (mode === "PULL") return "pull";
  throw errors.invalidResponse("DescribeEventConfig", "a Mode that is neither PUSH nor PULL");
}

/** Always sends all settings except the key, because the effect of an absent switch is undocumented. */
function writtenFields({ before, after }: CallbackChange): Members {
  const isOn = (event: "media.uploaded" | "media.deleted" | "media.persisted") =>
    (after.events[event] ?? before.events[event]) ? "ON" : "OFF";
  const { signingKey } = after;
  return omitUndefined({
    Mode: after.mode === "pull" ? "PULL" : "PUSH",
    NotificationUrl: (after.mode === "pull" ? before.url : after.url) ?? "",
    UploadMediaCompleteEventSwitch: isOn("media.uploaded"),
    DeleteMediaCompleteEventSwitch: isOn("media.deleted"),
    PersistenceCompleteEventSwitch: isOn("media.persisted"),
    SignKey: sameSecret(signingKey, before.signingKey) ? undefined : signingKey,
  });
}
