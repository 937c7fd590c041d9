/**
 * The adapter for Mux Video: its events by HTTP callback, and its webhooks.
 *
 * @module
 */
import { type EndpointApi, environmentOf, type Provider } from "@vod-events/core/provider";
import { muxApi } from "./api/api.js";
import { credentialsFormat } from "./api/credentials.js";
import { checkOptions, type MuxOptions, variables } from "./api/options.js";
import { callbackApi } from "./callback.js";
import { capabilities } from "./capabilities.js";
import { decode } from "./events/decode.js";
import { normalize } from "./events/normalize.js";
import { table } from "./events/table.js";
import { mediaRules } from "./media-rules.js";
import { recognizes } from "./recognizes.js";
import { reconciliationSource } from "./reconciliation.js";
import { sampleDelivery } from "./sample-delivery.js";
import { verifyDelivery } from "./verify.js";
import type { WireEvent } from "./wire/event.js";

export type { MuxAssets, MuxClient, MuxWebhooks } from "./api/client.js";
export type { MuxCredentials } from "./api/credentials.js";
export type { MuxOptions } from "./api/options.js";
export { isMuxEvent, type MuxEventPayload } from "./native.js";
export type { MuxEventType } from "./wire/native-type.js";

/** The adapter for Mux Video. */
export interface MuxProvider extends Provider<"mux", WireEvent, "push"> {
  readonly callback: EndpointApi;
}

/**
 * Creates the adapter for Mux Video. A receiver needs no options. The callback config needs an access token, from the
 * options or the environment, or a `client`.
 *
 * @throws VodError `config_invalid` for an invalid option
 * @see https://www.mux.com/docs/core/listen-for-webhooks
 */
export function mux(options: MuxOptions = {}): MuxProvider {
  const settings = checkOptions(options);
  const api = muxApi(settings);
  return {
    id: "mux",
    ...{ capabilities, recognizes, sampleDelivery, decode, normalize },
    verify: verifyDelivery,
    environment: environmentOf(variables, credentialsFormat.variables),
    nativeEvents: table,
    callback: callbackApi(api, settings),
    reconciliation: reconciliationSource(api),
    async samples() {
      return (await import("./samples.json", { with: { type: "json" } })).default;
    },
    media: mediaRules,
  };
}
