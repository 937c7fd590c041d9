import type { ConfiguredCloud, SimulationOptions } from "../cloud/cloud.js";
import { compose, createParts } from "../cloud/compose.js";
import { MediaLibrary } from "../media/media-library.js";
import type { RequestRates } from "../server/request-meter.js";
import { volcengineApi } from "./api.js";
import { type VolcengineCallbackConfig, VolcengineConfigStore } from "./config.js";
import { volcengineCustomer } from "./customer.js";
import { volcengineIdentifiers } from "./identifiers.js";
import { volcenginePublisher } from "./publisher.js";
import type { VolcengineCredentials } from "./request-signature.js";
import { type SimulatedSite, siteRules } from "./site.js";

/** The options of {@link simulateVolcengine}. The config cannot be read, so that `extraConfig` has no effect. */
export interface SimulateVolcengineOptions extends SimulationOptions {
  /** The cloud, which decides the versions of the API, the region and the retries. Default `volcengine`. */
  readonly site?: SimulatedSite;
  /** The only space. Default `vod-events`. */
  readonly space?: string;
  /** The accepted key pair. Default: a fixed sample pair. */
  readonly credentials?: VolcengineCredentials;
}

/** Volcengine VOD or BytePlus VOD on localhost. */
export interface SimulatedVolcengine extends ConfiguredCloud<VolcengineCallbackConfig> {
  readonly site: SimulatedSite;
  readonly space: string;
  readonly credentials: VolcengineCredentials;
  /** Deletes a media. Rejects for an unknown media. */
  delete(mediaId: string): Promise<void>;
}

const samplePair: VolcengineCredentials = {
  accessKeyId: "AKLTsimulated00000000000",
  secretAccessKey: "simulatedSecretAccessKey000000",
};

/** The limits of these actions are undocumented. */
const requestsPerSecond: RequestRates = {
  AddCallbackSubscription: Number.POSITIVE_INFINITY,
  SetCallbackEvent: Number.POSITIVE_INFINITY,
};

/**
 * Starts a simulated Volcengine VOD or BytePlus VOD on localhost. It sends callbacks, checks the signatures of API
 * requests and supports AddCallbackSubscription and SetCallbackEvent. Rejects when the port is in use or an option names
 * an unknown action.
 */
export async function simulateVolcengine(
  options: SimulateVolcengineOptions = {},
): Promise<SimulatedVolcengine> {
  const { site = "volcengine", space = "vod-events", credentials = samplePair } = options;
  const rules = siteRules[site];
  const parts = createParts(options, { requestsPerSecond, callbacks: rules.callbacks });
  const config = new VolcengineConfigStore();
  const identifiers = volcengineIdentifiers(parts.random);
  const publisher = volcenginePublisher({ ...parts, config, identifiers });
  const library = new MediaLibrary(parts.clock);
  const customer = volcengineCustomer({ space, identifiers, publisher, library });
  const api = volcengineApi({ ...parts, credentials, space, config, site: rules });
  const { cloud, ifOpen } = await compose(parts, api, customer, publisher);
  return {
    ...cloud,
    ...{ site, space, credentials },
    get config() {
      const { PrivateKey, ...shown } = config.current;
      return PrivateKey === undefined ? shown : { ...shown, PrivateKey: "***" };
    },
    configure: (patch) => ifOpen(() => config.configure(patch)),
    delete: (mediaId) => ifOpen(() => customer.delete(mediaId)),
  };
}
