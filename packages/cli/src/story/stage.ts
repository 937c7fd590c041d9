import type { DeliveryMode } from "@vod-events/core/provider";
import type { LocalCloud } from "../local/local-cloud.js";
import type { Relay } from "../local/relay.js";

/** Where stories are played. */
export interface Stage {
  readonly running: readonly LocalCloud[];
  readonly relay: Relay;
  readonly mode: DeliveryMode;
}
