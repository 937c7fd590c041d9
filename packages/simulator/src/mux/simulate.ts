import type { Attempt, CallbackRules, ConfiguredCloud, SimulationOptions } from "../cloud/cloud.js";
import { compose, createParts } from "../cloud/compose.js";
import { randomHex } from "../primitives/seeded-random.js";
import type { RequestRates } from "../server/request-meter.js";
import { muxActions } from "./actions.js";
import { type MuxCredentials, muxApi } from "./api.js";
import { assetRoutes } from "./asset-routes.js";
import { MuxAssets } from "./assets.js";
import { muxCustomer } from "./customer.js";
import { muxIdentifiers } from "./identifiers.js";
import { type MuxEnvironment, muxPublisher } from "./publisher.js";
import { uploadRoutes } from "./upload-routes.js";
import { MuxUploads } from "./uploads.js";
import { webhookRoutes } from "./webhook-routes.js";
import { type MuxCallbackConfig, type MuxWebhookSettings, MuxWebhooks } from "./webhooks.js";

/** The options of {@link simulateMux}. Tokens do not expire: `clockAheadSeconds` only sets the `Date` header. */
export interface SimulateMuxOptions extends SimulationOptions {
  /** The accepted access token. Default: a fixed sample token. */
  readonly credentials?: MuxCredentials;
  /** The environment of the token, which every event names. Default: a fixed sample. */
  readonly environment?: MuxEnvironment;
}

/** An environment of Mux on localhost. */
export interface SimulatedMux
  extends ConfiguredCloud<MuxCallbackConfig, { readonly webhooks: readonly MuxWebhookSettings[] }> {
  readonly credentials: MuxCredentials;
  readonly environment: MuxEnvironment;
  /**
   * {@inheritDoc ConfiguredCloud.configure} Replaces all webhooks. One whose address stays keeps its id and secret. Mux
   * generates secrets: that one can be given is a convenience of the simulator.
   */
  configure(patch: { readonly webhooks: readonly MuxWebhookSettings[] }): Promise<void>;
  /** Deletes an asset. Rejects for an unknown asset. */
  delete(assetId: string): Promise<void>;
  /** Makes the next asset end with the status `errored`, whether the API or an action creates it. */
  failNextAsset(): void;
}

const sampleToken: MuxCredentials = {
  tokenId: "00000000-0000-4000-a000-000000000000",
  tokenSecret: "simulatedTokenSecret000000",
};

const sampleEnvironment: MuxEnvironment = { id: "sim001", name: "Simulation" };

/**
 * An attempt has a timeout of 5 seconds, and the retries of 24 hours wait longer and longer. The waits are undocumented:
 * here they start at 10 seconds and double, so that the last of the 14 attempts is about 22 h 45 min after the first.
 *
 * @see https://www.mux.com/docs/core/listen-for-webhooks
 */
const callbackRules: CallbackRules = {
  tries: 14,
  waitSeconds: Array.from({ length: 13 }, (_, retry) => 10 * 2 ** retry),
  timeoutSeconds: 5,
};

/** Every 2xx is a success. */
function needsRetry(status: Attempt["status"]): boolean {
  return typeof status !== "number" || status < 200 || status > 299;
}

/**
 * No limit: the documented ones of the video API, 1 `POST` and 5 other requests per second, allow bursts of an
 * undocumented size.
 *
 * @see https://www.mux.com/docs/core/make-api-requests
 */
const requestsPerSecond: RequestRates = Object.fromEntries(
  muxActions.map((action) => [action, Number.POSITIVE_INFINITY]),
);

/**
 * Starts a simulated environment of Mux on localhost. It sends webhooks, checks the token of API requests and supports
 * the webhooks of the system API, and direct uploads, assets, static renditions and tracks of the video API. Rejects
 * when the port is in use or an option names an unknown action.
 */
export async function simulateMux(options: SimulateMuxOptions = {}): Promise<SimulatedMux> {
  const { credentials = sampleToken, environment = sampleEnvironment } = options;
  const parts = createParts(options, { callbacks: callbackRules, requestsPerSecond, needsRetry });
  const { clock } = parts;
  const identifiers = muxIdentifiers(parts.random);
  const webhooks = new MuxWebhooks({ identifiers, now: () => clock.now() });
  const publisher = muxPublisher({ ...parts, environment, identifiers, webhooks });
  const assets = new MuxAssets({ clock, identifiers, publisher });
  let endpoint = "";
  const urlOf = (id: string) =>
    `${endpoint}/storage/${id}?signature=${randomHex(parts.random, 40)}`;
  const uploads = new MuxUploads({ clock, identifiers, publisher, assets, urlOf });
  const customer = muxCustomer({ assets, uploads });
  const routes = {
    ...webhookRoutes(webhooks, parts.extraConfig),
    ...uploadRoutes(uploads),
    ...assetRoutes(assets),
  };
  const api = muxApi({ ...parts, credentials, routes });
  const { cloud, ifOpen } = await compose(parts, api, customer, publisher);
  endpoint = cloud.endpoint;
  return {
    ...cloud,
    ...{ credentials, environment },
    get config() {
      return { webhooks: webhooks.all.map((each) => ({ ...each, signing_secret: "***" })) };
    },
    configure: (patch) => ifOpen(() => webhooks.configure(patch.webhooks)),
    delete: (assetId) => ifOpen(() => customer.delete(assetId)),
    failNextAsset: () => assets.failNext(),
  };
}
