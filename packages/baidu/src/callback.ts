import {
  type CallbackApi,
  type CallbackChange,
  type CallbackSettings,
  connectionCalls,
  type KnownEventType,
  omitUndefined,
  readRecord,
  readText,
  sameSecret,
  type VodError,
} from "@vod-events/core/provider";
import { errors } from "./api/api-error.js";
import type { BaiduVodClient, Connection } from "./api/client.js";

// That each flag switches the event of the same name is inferred: the documentation lists them separately.
const flags: ReadonlyMap<KnownEventType, string> = new Map([
  ["media.uploaded", "enableMediaUploadCompleteEvent"],
  ["media.imported", "enableMediaFetchCompleteEvent"],
  ["media.transcoded", "enableMediaTranscodeCompleteEvent"],
  ["thumbnail.created", "enableMediaThumbnailCompleteEvent"],
  ["analysis.completed", "enableMediaAnalysisCompleteEvent"],
  ["moderation.completed", "enableMediaRegulationCompleteEvent"],
  // The documentation page is cut off inside this name; the end is inferred from the event's name.
  ["edit.completed", "enableComposeTaskStatusChangeEvent"],
  ["generation.completed", "enableVideoGenerateCompleteEvent"],
]);

/** Creates the callback API. `connection` is absent for a custom client. */
export function createCallback(
  client: BaiduVodClient,
  connection: Connection | undefined,
): CallbackApi {
  return {
    async read(signal) {
      return settingsOf(await client.getCallback(signal));
    },
    async write(change, signal) {
      const patch = patchOf(change);
      if (Object.keys(patch).length === 0) return;
      await client.putCallback(patch, signal);
    },
    ...connectionCalls(connection, "accessKeyId"),
  };
}

// The response for an account that was never configured is undocumented. Missing, `null` and mistyped members count
// as absent.
function settingsOf(reply: unknown): CallbackSettings {
  const settings = readRecord(reply);
  if (settings === undefined) {
    throw errors.invalidResponse("GET /v2/callback", "no callback config");
  }
  const { signKey, ...native } = settings;
  const events = [...flags].flatMap(([type, flag]) => {
    const value = settings[flag];
    return typeof value === "boolean" ? [[type, value] as const] : [];
  });
  return {
    mode: "push",
    ...omitUndefined({ url: readText(settings.callbackUrl), signingKey: readText(signKey) }),
    signing: signingOf(settings.enableSign),
    events: Object.fromEntries(events),
    native,
  };
}

function signingOf(enableSign: unknown): CallbackSettings["signing"] {
  if (typeof enableSign !== "boolean") return "unknown";
  return enableSign ? "on" : "off";
}

/**
 * Returns the differences, which Baidu merges into its settings. Whether Baidu validates a partial body by itself or
 * together with its settings is undocumented, so a switch is sent together with its requirements: the URL with an
 * event, the key with signing. How to clear a URL or a key is undocumented; neither is tried.
 */
function patchOf({ before, after }: CallbackChange): Record<string, unknown> {
  if (after.mode !== "push") throw unsupported("Baidu VOD has no queue; use the mode push");
  const events = eventsPatch({ before, after });
  const url = after.url ?? before.url;
  const needsUrl = url !== before.url || Object.values(events).includes(true);
  return omitUndefined({
    callbackUrl: needsUrl ? url : undefined,
    ...signingPatch(before, after),
    ...events,
  });
}

function eventsPatch({ before, after }: CallbackChange): Record<string, boolean> {
  const patch: Record<string, boolean> = {};
  for (const [type, wanted] of Object.entries(after.events) as [KnownEventType, boolean][]) {
    const flag = flags.get(type);
    if (flag === undefined && wanted) throw unsupported(`Baidu VOD has no event for ${type}`);
    if (flag !== undefined && wanted !== before.events[type]) {
      patch[flag] = wanted;
    }
  }
  return patch;
}

function signingPatch(before: CallbackSettings, after: CallbackSettings) {
  if (after.signing === "off") return before.signing === "off" ? {} : { enableSign: false };
  if (after.signing === "unknown") return {};
  const signKey = after.signingKey ?? before.signingKey;
  const same = before.signing === "on" && sameSecret(signKey, before.signingKey);
  return same ? {} : { enableSign: true, signKey };
}

function unsupported(message: string): VodError {
  return errors.failed("unsupported", message);
}
