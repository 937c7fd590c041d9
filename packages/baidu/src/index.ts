/**
 * The adapter for Baidu AI Cloud VOD: its event callbacks (API v2) and their config.
 *
 * @module
 */
import { type CallbackApi, environmentOf, type Provider } from "@vod-events/core/provider";
import { baiduApi } from "./api/api.js";
import { credentialsFormat } from "./api/credentials.js";
import { type BaiduOptions, checkOptions, variables } from "./api/options.js";
import { createCallback } from "./callback.js";
import { capabilities } from "./capabilities.js";
import { confirmationSource } from "./confirmation.js";
import { decode } from "./events/decode.js";
import { normalize } from "./events/normalize.js";
import { table } from "./events/table.js";
import { mediaRules } from "./media-rules.js";
import { recognizes } from "./recognizes.js";
import { reconciliationSource } from "./reconciliation.js";
import { sampleDelivery } from "./sample-delivery.js";
import { verifyDelivery } from "./verify.js";
import type { WireEvent } from "./wire/event.js";

export type { BaiduListQuery, BaiduVodClient } from "./api/client.js";
export type { BaiduCredentials } from "./api/credentials.js";
export type { BaiduOptions } from "./api/options.js";
export { type BaiduEventPayload, isBaiduEvent } from "./native.js";

/** The adapter for Baidu AI Cloud VOD. */
export interface BaiduProvider extends Provider<"baidu", WireEvent, "push"> {
  readonly callback: CallbackApi;
}

/**
 * Creates the adapter for Baidu AI Cloud VOD. A receiver needs no options. The callback config needs credentials,
 * from the options or the environment, or a `client`.
 *
 * @throws VodError `config_invalid` for an invalid option
 * @see https://cloud.baidu.com/doc/VOD/s/Dm3h9adtc
 */
export function baidu(options: BaiduOptions = {}): BaiduProvider {
  const settings = checkOptions(options);
  const api = baiduApi(settings);
  const confirmation = confirmationSource(api);
  const reconciliation = reconciliationSource(api);
  return {
    id: "baidu",
    capabilities,
    nativeEvents: table,
    verify: verifyDelivery,
    decode,
    normalize,
    sampleDelivery,
    samples: async () => (await import("./samples.json", { with: { type: "json" } })).default,
    environment: environmentOf(variables, credentialsFormat.variables),
    recognizes,
    callback: createCallback(api, settings.connection),
    ...(confirmation && { confirmation }),
    media: mediaRules,
    ...(reconciliation && { reconciliation }),
  };
}
