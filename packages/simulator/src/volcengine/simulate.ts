import type { Attempt, SimulatedCloud, SimulationOptions } from "../cloud/cloud.js";
import { compose, createParts } from "../cloud/compose.js";
import { MediaLibrary } from "../media/media-library.js";
import type { RequestRates } from "../server/request-meter.js";
import { VolcengineAccount } from "./account.js";
import { volcengineApi } from "./api.js";
import { type VolcengineCallbackConfig, VolcengineConfigStore } from "./config.js";
import { VolcengineIdentifiers } from "./identifiers.js";
import { VolcenginePublisher } from "./publisher.js";
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
export interface SimulatedVolcengine extends SimulatedCloud {
  readonly site: SimulatedSite;
  readonly space: string;
  readonly credentials: VolcengineCredentials;
  /** The stored callback config, with the signing key as `***`. */
  readonly config: VolcengineCallbackConfig;
  /**
   * Changes stored settings without an API call, as in the console. The settings are validated by the API's rules.
   * Rejects for an invalid setting, and changes nothing in that case.
   */
  configure(patch: Partial<VolcengineCallbackConfig>): Promise<void>;
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

/** Only status 200 is a success. */
function isFailure(status: Attempt["status"]): boolean {
  return status !== 200;
}

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
  const parts = createParts(options, {
    ...{ requestsPerSecond, needsRetry: isFailure, callbacks: rules.callbacks },
  });
  const { clock, meter, sender, apiNow: now } = parts;
  const config = new VolcengineConfigStore();
  const identifiers = new VolcengineIdentifiers(parts.random);
  const publisher = new VolcenginePublisher({ clock, config, identifiers, sender });
  const library = new MediaLibrary();
  const account = new VolcengineAccount({ clock, space, identifiers, publisher, library });
  const { activated = true } = options;
  const api = volcengineApi({
    ...{ credentials, space, config, meter, activated, now, site: rules },
  });
  const { cloud, assertOpen } = await compose(parts, options.port ?? 0, api, account);
  return {
    ...cloud,
    ...{ site, space, credentials },
    get config() {
      const { PrivateKey, ...shown } = config.current;
      return PrivateKey === undefined ? shown : { ...shown, PrivateKey: "***" };
    },
    async configure(patch) {
      assertOpen();
      config.configure(patch);
    },
    async delete(mediaId) {
      assertOpen();
      account.delete(mediaId);
    },
  };
}
