import { type ApiConnection, omitUndefined } from "@vod-events/core/provider";
import { errors } from "./api-error.js";
import type { VolcengineCredentials } from "./credentials.js";

/** The method of a service of `@volcengine/openapi` that the adapter calls. Its host and region must be set. */
export interface VolcengineVodClient {
  /** Creates the function of an action, which takes its parameters and resolves to the JSON of the response. */
  createAPI(
    action: string,
    options: { readonly Version: string },
  ): (query: Readonly<Record<string, string>>) => Promise<unknown>;
}

/** A call of the API by `GET`, which is the documented method. */
export interface ApiRequest {
  readonly action: string;
  readonly version: string;
  readonly query: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Sends a request. Resolves to the JSON of the response, whatever its status is. */
export type Send = (request: ApiRequest) => Promise<unknown>;

/** The connection settings of {@link signedFetch}. */
export interface Connection
  extends ApiConnection<keyof VolcengineCredentials, "accessKeyId" | "secretAccessKey"> {
  readonly region: string;
}

/** Sends requests through a client of the application. It ignores the abort signal. */
export function throughClient(client: VolcengineVodClient): Send {
  return ({ action, version, query }) => client.createAPI(action, { Version: version })(query);
}

/**
 * Sends requests by `fetch`, signed by the signer of `@volcengine/openapi` alone, which is loaded on the first call.
 * Each request uses the current credentials.
 */
export function signedFetch({ credentials, endpoint, region }: Connection): Send {
  return async ({ action, version, query, signal }) => {
    const { accessKeyId, secretAccessKey: secretKey, sessionToken } = await credentials();
    const { default: Signer, queryParamsToString } = await loadSigner();
    const request = {
      ...{ method: "GET", pathname: "/", region },
      params: { Action: action, Version: version, ...query },
      headers: {} as Record<string, string>,
    };
    const signer = new Signer(request, "vod");
    signer.addAuthorization({ accessKeyId, secretKey, ...omitUndefined({ sessionToken }) });
    const url = new URL(`/?${queryParamsToString(signer.request.params)}`, endpoint);
    const response = await fetch(url, { headers: request.headers, redirect: "manual", signal });
    return response.json();
  };
}

async function loadSigner() {
  const load = () => import("@volcengine/openapi/lib/base/sign.js");
  return (await errors.loadSdk("@volcengine/openapi", load)).default;
}
