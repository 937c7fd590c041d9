import {
  type CallbackApi,
  environmentOf,
  type Provider,
  type QueueSource,
} from "@vod-events/core/provider";
import { tencentApi } from "./api/api.js";
import { credentialsFormat } from "./api/credentials.js";
import { checkOptions, type TencentOptions, variables } from "./api/options.js";
import { callbackApi } from "./callback.js";
import { capabilities } from "./capabilities.js";
import { confirmationSource } from "./confirmation.js";
import { decode } from "./events/decode.js";
import { normalize } from "./events/normalize.js";
import { table } from "./events/table.js";
import { mediaRules } from "./media-rules.js";
import { queueSource } from "./queue.js";
import { recognizes } from "./recognizes.js";
import { reconciliationSource } from "./reconciliation.js";
import { sampleDelivery } from "./sample-delivery.js";
import { unwrapResponse } from "./unwrap-response.js";
import { verify } from "./verify.js";
import type { WireEvent } from "./wire/event.js";

export type { TencentVodClient } from "./api/client.js";
export type { TencentCredentials } from "./api/credentials.js";
export type { TencentOptions } from "./api/options.js";
export { isTencentEvent, type TencentEventContent } from "./native.js";

/** The adapter for Tencent Cloud VOD. */
export interface TencentProvider extends Provider<"tencent", WireEvent, "push" | "pull"> {
  readonly callback: CallbackApi;
  readonly queue: QueueSource;
}

/**
 * Creates the adapter for Tencent Cloud VOD, API version 2018-07-17. A receiver needs no options. The callback config
 * and the queue need credentials, from the options or the environment, or a `client`.
 *
 * @throws VodError `config_invalid` for an invalid option
 * @see https://www.tencentcloud.com/document/product/266/33948
 */
export function tencent(options: TencentOptions = {}): TencentProvider {
  const settings = checkOptions(options);
  const api = tencentApi(settings);
  return {
    id: "tencent",
    capabilities,
    nativeEvents: table,
    verify,
    decode,
    normalize,
    sampleDelivery,
    samples: async () => (await import("./samples.json", { with: { type: "json" } })).default,
    environment: environmentOf(variables, credentialsFormat.variables),
    recognizes,
    unwrapResponse,
    callback: callbackApi(api, settings),
    queue: queueSource(api),
    confirmation: confirmationSource(api),
    media: mediaRules,
    reconciliation: reconciliationSource(api),
  };
}
