import { connectionCalls, type WriteOnlyCallbackApi } from "@vod-events/core/provider";
import type { VolcengineApi } from "./api/api.js";
import { errors } from "./api/api-error.js";
import type { VolcengineSettings } from "./api/options.js";
import { eventList } from "./callback/event-list.js";

/**
 * The callback config of a space, through `SetCallbackEvent` and `AddCallbackSubscription`. No call that reads or
 * deletes it is documented. The events and the key are set first, so that a new URL gets no unsigned event. A repeated
 * write sends both calls again.
 *
 * @see https://www.volcengine.com/docs/4/118007
 * @see https://www.volcengine.com/docs/4/127589
 */
export function callbackApi(
  api: VolcengineApi,
  { site, space, connection }: VolcengineSettings,
): WriteOnlyCallbackApi {
  return {
    async overwrite({ url, signing, signingKey, events }, signal) {
      const SpaceName = space ?? spaceMissing();
      const isSigned = signing === "on";
      const settings = {
        Events: eventList(site, events),
        AuthEnabled: isSigned ? "1" : "0",
        PrivateKey: isSigned ? signingKey : undefined,
      };
      await api("SetCallbackEvent", { SpaceName, ...settings }, signal);
      await api("AddCallbackSubscription", { SpaceName, Url: url }, signal);
    },
    ...connectionCalls(connection, "accessKeyId", () => [space ?? spaceMissing()]),
  };
}

function spaceMissing(): never {
  const rule = "missing. The callback config belongs to a space: set it, or VOLCENGINE_VOD_SPACE";
  throw errors.failed("config_invalid", `volcengine.space: ${rule}`);
}
