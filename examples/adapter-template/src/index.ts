/**
 * An adapter for Lumen VOD, a cloud that does not exist. Copy this folder to start an adapter of your own.
 *
 * @module
 */
import type { CallbackApi, Provider } from "@vod-events/core/provider";
import { createCallback } from "./callback.js";
import { capabilities } from "./capabilities.js";
import { decode } from "./decode.js";
import { environment } from "./environment.js";
import { nativeEvents } from "./events.js";
import { mediaRules } from "./media-rules.js";
import { normalize } from "./normalize.js";
import { checkOptions, type LumenOptions } from "./options.js";
import { recognizes } from "./recognizes.js";
import { sampleDelivery } from "./sample-delivery.js";
import { verify } from "./verify.js";
import type { LumenWire } from "./wire.js";

export type { LumenOptions } from "./options.js";

/** The adapter for Lumen VOD. */
export interface LumenProvider extends Provider<"lumen", LumenWire, "push"> {
  readonly callback: CallbackApi;
}

/**
 * Creates the adapter for Lumen VOD. A receiver needs no options. The callback config needs a token.
 *
 * @throws VodError `config_invalid` for an invalid option
 */
export function lumen(options: LumenOptions = {}): LumenProvider {
  return {
    id: "lumen",
    capabilities,
    nativeEvents,
    verify,
    decode,
    normalize,
    sampleDelivery,
    samples: async () => (await import("./samples.js")).samples,
    environment,
    recognizes,
    callback: createCallback(checkOptions(options)),
    media: mediaRules,
  };
}
