import type { Agent } from "node:http";
import { type ApiConnection, type Members, omitUndefined } from "@vod-events/core/provider";
import { errors } from "./api-error.js";
import type { TencentCredentials } from "./credentials.js";

/** The method of the SDK's VOD client that the adapter calls. A client of `tencentcloud-sdk-nodejs` fits. */
export interface TencentVodClient {
  /** Calls an action of the API. Rejects with the SDK's exception, or resolves to the fields of the response. */
  request(
    action: string,
    params: Members,
    options?: { readonly signal?: AbortSignal },
  ): Promise<unknown>;
}

/** The connection settings of {@link createClient}. */
export interface Connection
  extends ApiConnection<keyof TencentCredentials, "secretId" | "secretKey"> {
  readonly timeoutSeconds: number;
}

/**
 * Creates the default client. It loads the SDK on the first call. Each call creates an SDK client, which only assigns
 * fields, so that it uses current credentials, and invalid credentials are not reported as a network error.
 */
export function createClient(connection: Connection): TencentVodClient {
  return {
    async request(action, params, options) {
      const credential = await connection.credentials();
      const Client = await loadClient();
      const httpProfile = await httpProfileOf(connection);
      const client = new Client({ credential, profile: { httpProfile } });
      return client.request(action, params, options);
    },
  };
}

/** The VOD client loads many times faster than the whole SDK. */
async function loadClient() {
  const module = await errors.loadSdk(
    "tencentcloud-sdk-nodejs",
    () => import("tencentcloud-sdk-nodejs/tencentcloud/services/vod/v20180717/vod_client.js"),
  );
  return module.Client;
}

/**
 * The agent does not keep connections alive: otherwise the SDK's HTTP library sometimes treats complete chunked
 * responses as truncated, and a pull that is lost this way is redelivered only after its lease.
 *
 * @see https://github.com/node-fetch/node-fetch/issues/1767
 */
async function httpProfileOf({ endpoint, timeoutSeconds }: Connection) {
  return omitUndefined({
    endpoint: endpoint.host,
    protocol: `${endpoint.protocol}//`,
    reqTimeout: timeoutSeconds,
    agent: isLoopback(endpoint.hostname) ? await directAgent(endpoint.protocol) : undefined,
  });
}

/** Without an agent, the SDK sends all requests through the proxy in `http_proxy`, even those to this machine. */
async function directAgent(protocol: string): Promise<Agent> {
  const { Agent } = await import(protocol === "https:" ? "node:https" : "node:http");
  return new Agent();
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}
