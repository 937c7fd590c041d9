/**
 * The adapter for Alibaba Cloud VOD (ApsaraVideo VOD): its events by HTTP callback or queue, and their config.
 *
 * @module
 */
import {
  type CallbackApi,
  environmentOf,
  type Provider,
  type QueueSource,
} from "@vod-events/core/provider";
import { alibabaApi } from "./api/api.js";
import { credentialsFormat } from "./api/credentials.js";
import { type AlibabaOptions, checkOptions, variables } from "./api/options.js";
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
import { verifyDelivery } from "./verify.js";
import type { WireEvent } from "./wire/event.js";

export type { AlibabaVodClient } from "./api/client.js";
export type { AlibabaCredentials } from "./api/credentials.js";
export type { AlibabaOptions } from "./api/options.js";
export type { AlibabaQueueOptions } from "./api/queue-options.js";
export { type AlibabaEventPayload, type AlibabaStreamInfo, isAlibabaEvent } from "./native.js";
export type { MnsClient, MnsReply } from "./queue/mns-client.js";

/** The adapter for Alibaba Cloud VOD. */
export interface AlibabaProvider extends Provider<"alibaba", WireEvent, "push" | "pull"> {
  readonly callback: CallbackApi;
  readonly queue: QueueSource;
}

/**
 * Creates the adapter for Alibaba Cloud VOD. A receiver needs no options. The callback config needs credentials, from
 * the options or the environment, or a `client`. The mode `pull` needs the option `queue`.
 *
 * @throws VodError `config_invalid` for an invalid option
 * @see https://www.alibabacloud.com/help/en/vod/user-guide/event-notification-overview
 */
export function alibaba(options: AlibabaOptions = {}): AlibabaProvider {
  const settings = checkOptions(options);
  const api = alibabaApi(settings);
  return {
    id: "alibaba",
    capabilities,
    nativeEvents: table,
    environment: environmentOf(variables, credentialsFormat.variables),
    ...{ recognizes, unwrapResponse },
    ...{ verify: verifyDelivery, decode, normalize, sampleDelivery },
    samples: async () => (await import("./samples.json", { with: { type: "json" } })).default,
    callback: callbackApi(api, settings),
    queue: queueSource(settings),
    confirmation: confirmationSource(api),
    media: mediaRules,
    reconciliation: reconciliationSource(api),
  };
}
