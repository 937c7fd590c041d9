import {
  type CallbackApi,
  type CallbackChange,
  type CallbackSettings,
  connectionCalls,
  type Members,
  omitUndefined,
  readRecord,
  readText,
} from "@vod-events/core/provider";
import type { AlibabaApi } from "./api/api.js";
import { errors } from "./api/api-error.js";
import type { AlibabaSettings } from "./api/options.js";
import { eventsOf, listAfter, listedIn } from "./callback/event-list.js";
import { addressOf } from "./queue.js";

type Settings = Pick<AlibabaSettings, "appId" | "connection" | "queue">;

/**
 * The callback config of an application, through `GetMessageCallback`, `SetMessageCallback` and
 * `DeleteMessageCallback`. A write replaces the config, so all settings are sent.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-setmessagecallback
 */
export function callbackApi(api: AlibabaApi, { appId, connection, queue }: Settings): CallbackApi {
  return {
    async read(signal) {
      const response = await api("GetMessageCallback", { AppId: appId }, signal);
      // The response for an application without a config is undocumented.
      return settingsOf(readRecord(response.MessageCallback) ?? {});
    },
    async write(change, signal) {
      const target = change.after.mode === "pull" ? queueTarget(queue) : httpTarget(change);
      const EventTypeList = listAfter(listedIn(change.before.native), change.after.events);
      await api("SetMessageCallback", { ...target, EventTypeList, AppId: appId }, signal);
    },
    async remove(signal) {
      await api("DeleteMessageCallback", { AppId: appId }, signal);
    },
    ...connectionCalls(connection, "accessKeyId", () => [appId]),
  };
}

function settingsOf({ AuthKey, ...native }: Members): CallbackSettings {
  const { CallbackType: type, MnsEndpoint, MnsQueueName, AuthSwitch } = native;
  if (type !== "MNS" && type !== "HTTP" && readText(type) !== undefined) {
    throw errors.invalidResponse(
      "GetMessageCallback",
      "a CallbackType that is neither HTTP nor MNS",
    );
  }
  const [endpoint, name] = [readText(MnsEndpoint), readText(MnsQueueName)];
  const isQueue = type === "MNS";
  return {
    mode: isQueue ? "pull" : "push",
    signing: AuthSwitch === "on" ? "on" : "off",
    events: eventsOf(listedIn(native)),
    native,
    ...omitUndefined({
      url: readText(native.CallbackURL),
      queue: isQueue && endpoint && name ? addressOf({ endpoint, name }) : undefined,
      signingKey: readText(AuthKey),
    }),
  };
}

function httpTarget({ before, after }: CallbackChange) {
  const isSigned = after.signing === "on";
  return {
    CallbackType: "HTTP",
    CallbackURL: after.url ?? before.url,
    AuthSwitch: isSigned ? "on" : "off",
    AuthKey: isSigned ? (after.signingKey ?? before.signingKey) : undefined,
  };
}

function queueTarget(queue: Settings["queue"]) {
  if (queue !== undefined) {
    return { CallbackType: "MNS", MnsEndpoint: queue.endpoint, MnsQueueName: queue.name };
  }
  const rule = "missing. The mode pull needs the queue that VOD writes to";
  throw errors.failed("config_invalid", `alibaba.queue: ${rule}`);
}
