/**
 * The adapter for Volcengine VOD and BytePlus VOD: their events by HTTP callback, and the callback config.
 *
 * @module
 */
import { environmentOf, type Provider, type WriteOnlyCallbackApi } from "@vod-events/core/provider";
import { volcengineApi } from "./api/api.js";
import { credentialsFormat } from "./api/credentials.js";
import { checkOptions, type VolcengineOptions, variables } from "./api/options.js";
import { callbackApi } from "./callback.js";
import { capabilitiesOf } from "./capabilities.js";
import { decode } from "./events/decode.js";
import { normalize } from "./events/normalize.js";
import { nativeEventsOf, ofSite } from "./events/of-site.js";
import { mediaRules } from "./media-rules.js";
import { recognizes } from "./recognizes.js";
import { sampleDelivery } from "./sample-delivery.js";
import { verifyDelivery } from "./verify.js";
import type { WireEvent } from "./wire/event.js";

export type { VolcengineVodClient } from "./api/client.js";
export type { VolcengineCredentials } from "./api/credentials.js";
export type { VolcengineOptions } from "./api/options.js";
export type { VolcengineSite } from "./api/site.js";
export {
  isVolcengineEvent,
  type VolcengineEventData,
  type VolcengineEventPayload,
  type VolcengineOutput,
} from "./native.js";

/** The adapter for Volcengine VOD and BytePlus VOD. */
export interface VolcengineProvider extends Provider<"volcengine", WireEvent, "push"> {
  readonly callback: WriteOnlyCallbackApi;
}

/**
 * Creates the adapter for Volcengine VOD, or with `site: "byteplus"` for BytePlus VOD. A receiver needs no options. The
 * callback config needs a space, and credentials or a `client`.
 *
 * @throws VodError `config_invalid` for an invalid option
 * @see https://www.volcengine.com/docs/4/116752
 */
export function volcengine(options: VolcengineOptions = {}): VolcengineProvider {
  const settings = checkOptions(options);
  const { site } = settings;
  return {
    id: "volcengine",
    capabilities: capabilitiesOf(site),
    environment: environmentOf(variables, credentialsFormat.variables),
    nativeEvents: nativeEventsOf(site),
    verify: verifyDelivery,
    ...{ decode, normalize, recognizes, sampleDelivery },
    samples: async () => {
      const { default: samples } = await import("./samples.json", { with: { type: "json" } });
      return ofSite(site, samples);
    },
    callback: callbackApi(volcengineApi(settings), settings),
    media: mediaRules,
  };
}
