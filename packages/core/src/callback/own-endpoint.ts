import { VodError } from "../errors/vod-error.js";
import type { AnyCallbackApi, CallbackSettings } from "../provider/callback-api.js";
import { isRetiring, retiringUrl } from "./retiring-endpoint.js";

/** How to find the endpoint of this application among those of the account. */
export interface EndpointSearch {
  /** The provider's name in the application. */
  readonly name: string;
  /** The callback URL. */
  readonly url: string | undefined;
  /** The endpoints whose keys are in the key file. */
  readonly storedIds: readonly string[];
}

/** The settings of an endpoint that does not exist yet. */
export const noEndpoint: CallbackSettings = {
  mode: "push",
  signing: "off",
  events: {},
  native: {},
};

/**
 * Reads the settings of this application's endpoint: the one with its URL, or, after a change of the URL, one whose
 * key is in the key file. Returns `undefined` when the provider does not show its config.
 *
 * @throws VodError `endpoint_conflict` when several endpoints match
 */
export async function readOwnEndpoint(
  api: AnyCallbackApi,
  search: EndpointSearch,
  signal: AbortSignal | undefined,
): Promise<CallbackSettings | undefined> {
  if ("read" in api) return api.read(signal);
  if ("overwrite" in api) return undefined;
  const endpoints = await api.list(signal);
  const sameUrl = endpoints.filter(({ url }) => sameHref(url, search.url));
  const stored = endpoints
    .filter((endpoint) => !isRetiring(endpoint))
    .filter(({ endpointId = "" }) => search.storedIds.includes(endpointId));
  const [own, ...others] = sameUrl.length > 0 ? sameUrl : stored;
  if (others.length === 0) return own ?? noEndpoint;
  throw conflict(search.name, [own, ...others]);
}

/** Lists the ids of this application's endpoints that a rotation replaces. */
export async function listRetiringEndpoints(
  api: AnyCallbackApi,
  { url, storedIds }: EndpointSearch,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  if (!("list" in api)) return [];
  const endpoints = (await api.list(signal)).filter(isRetiring);
  const isOwn = (found: string | undefined, endpointId: string) =>
    storedIds.includes(endpointId) ||
    (url !== undefined && sameHref(found, retiringUrl(url, endpointId)));
  return endpoints
    .filter(({ url: found, endpointId = "" }) => isOwn(found, endpointId))
    .map(({ endpointId = "" }) => endpointId);
}

function conflict(name: string, endpoints: readonly (CallbackSettings | undefined)[]): VodError {
  const ids = endpoints.map((endpoint) => endpoint?.endpointId).join(", ");
  return new VodError(
    "endpoint_conflict",
    `${name} has ${endpoints.length} endpoints of this application: ${ids}. Delete all but one`,
    { provider: name },
  );
}

function sameHref(a: string | undefined, b: string | undefined): boolean {
  return hrefOf(a) !== undefined && hrefOf(a) === hrefOf(b);
}

function hrefOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).href : undefined;
}
