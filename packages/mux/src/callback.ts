import {
  type CallbackSettings,
  connectionCalls,
  type EndpointApi,
  type Members,
  omitUndefined,
  readList,
  readRecord,
  readText,
} from "@vod-events/core/provider";
import type { MuxApi, MuxCall } from "./api/api.js";
import { errors } from "./api/api-error.js";
import type { MuxSettings } from "./api/options.js";

/**
 * The webhooks of an environment. Mux sends every event to each of them, generates the signing secret of each, and shows
 * it when the webhook is created.
 *
 * @see https://www.mux.com/docs/api-reference/system/webhooks
 */
export function callbackApi(api: MuxApi, { connection }: MuxSettings): EndpointApi {
  return {
    list: (signal) => listAll(api, signal),
    async create({ url = "" }, signal) {
      const call: MuxCall<unknown> = ({ system: { webhooks } }, options) =>
        webhooks.create({ address: url }, options);
      const created = readRecord(await api("create webhook", call, signal));
      const endpointId = readText(created?.id);
      if (endpointId === undefined) throw errors.invalidResponse("create webhook", "no id");
      return { endpointId, ...omitUndefined({ signingKey: readText(created?.signing_secret) }) };
    },
    async update({ before, after }, signal) {
      const { endpointId = "" } = before;
      const changes = omitUndefined({
        address: after.url === before.url ? undefined : after.url,
        enabled: after.enabled === before.enabled ? undefined : after.enabled,
      });
      const call: MuxCall<unknown> = ({ system: { webhooks } }, options) =>
        webhooks.update(endpointId, changes, options);
      await api("update webhook", call, signal);
    },
    async remove(endpointId, signal) {
      await api(
        "delete webhook",
        ({ system: { webhooks } }, options) => webhooks.delete(endpointId, options),
        signal,
      );
    },
    ...connectionCalls(connection, "tokenId"),
  };
}

/** Reads all pages: an empty one is the last. A webhook that is created in between may appear on two of them. */
async function listAll(
  api: MuxApi,
  signal: AbortSignal | undefined,
): Promise<readonly CallbackSettings[]> {
  const found = new Map<string, CallbackSettings>();
  for (let page = 1; ; page += 1) {
    const response = await api("list webhooks", pageCall(page), signal);
    const data = readRecord(response)?.data;
    if (!Array.isArray(data)) throw errors.invalidResponse("list webhooks", "no list");
    if (data.length === 0) return [...found.values()];
    for (const item of readList(data)) {
      const settings = settingsOf(readRecord(item) ?? {});
      found.set(settings.endpointId, settings);
    }
  }
}

/** Returns the call of a page. The SDK would read a response without a list as an empty one. */
function pageCall(page: number): MuxCall<unknown> {
  return async ({ system: { webhooks } }, options) => {
    const response = await webhooks.list({ page }, options).asResponse();
    return response.json();
  };
}

function settingsOf({ signing_secret: _, ...native }: Members) {
  const { id, address, enabled } = native;
  const endpointId = readText(id);
  if (endpointId === undefined) throw errors.invalidResponse("list webhooks", "one without an id");
  return {
    endpointId,
    ...({ mode: "push", signing: "on", events: {}, native } as const),
    ...(typeof enabled === "boolean" && { enabled }),
    ...omitUndefined({ url: readText(address) }),
  };
}
