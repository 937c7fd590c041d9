import type { Agent } from "node:http";
import { isVodError, omitUndefined, VodError } from "@vod-events/core/provider";
import { providerId } from "../wire/provider-id.js";
import { type CredentialsSource, checkCredentials } from "./credentials.js";

/** The one method of the SDK's VOD client that is called. The client of `tencentcloud-sdk-nodejs` fits. */
export interface TencentVodClient {
  /** Calls an action of the API. Rejects with the SDK's exception, or resolves to the response's fields. */
  request(
    action: string,
    params: Readonly<Record<string, unknown>>,
    options?: { readonly signal?: AbortSignal },
  ): Promise<unknown>;
}

/** What {@link createClient} connects with. */
export interface Connection {
  readonly credentials: CredentialsSource;
  readonly endpoint: URL;
  readonly timeoutSeconds: number;
}

/**
 * The default client. The SDK is loaded at the first call; a new client of it is made for each, which
 * only assigns fields, so that the credentials are those of the moment and what is wrong with them is not
 * mistaken for a network error, as the SDK would have it.
 */
export function createClient(connection: Connection): TencentVodClient {
  return {
    async request(action, params, options) {
      const credential = await askCredentials(connection.credentials);
      const Client = await loadClient();
      const httpProfile = await httpProfileOf(connection);
      const client = new Client({ credential, profile: { httpProfile } });
      return client.request(action, params, options);
    },
  };
}

/** The whole SDK takes many times as long to load as its VOD client. */
async function loadClient() {
  try {
    const module = await import(
      "tencentcloud-sdk-nodejs/tencentcloud/services/vod/v20180717/vod_client.js"
    );
    return module.Client;
  } catch (cause) {
    throw new VodError(
      "sdk_missing",
      "calls of Tencent Cloud VOD need its SDK; install tencentcloud-sdk-nodejs",
      { provider: providerId, cause },
    );
  }
}

/**
 * The credentials of the moment.
 *
 * @throws VodError `credentials_missing`, `config_invalid`, or what a function that was asked throws
 */
export async function askCredentials(source: CredentialsSource) {
  const given = typeof source === "function" ? checkCredentials(await ask(source)) : source;
  // An empty text is what an unset variable often is.
  const { secretId, secretKey, token } = given;
  if (!secretId || !secretKey) {
    throw new VodError(
      "credentials_missing",
      "calls of Tencent Cloud VOD need a key pair: set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, " +
        "or tencent.credentials to { secretId, secretKey }",
      { provider: providerId },
    );
  }
  return omitUndefined({ secretId, secretKey, token: token || undefined });
}

/** It asks a service as a rule, and fails for a passing reason. */
async function ask<Answer>(source: () => Answer): Promise<Awaited<Answer>> {
  try {
    return await source();
  } catch (cause) {
    if (isVodError(cause)) throw cause;
    throw new VodError("unavailable", "the function tencent.credentials failed; see the cause", {
      provider: providerId,
      cause,
    });
  }
}

/**
 * No agent keeps connections alive: with one, the SDK's HTTP library takes complete chunked responses for
 * broken ones now and then, and a pull lost that way is only handed out again after its lease.
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

/** Without an agent the SDK sends everything through the proxy in `http_proxy`, this machine's own too. */
async function directAgent(protocol: string): Promise<Agent> {
  const { Agent } = await import(protocol === "https:" ? "node:https" : "node:http");
  return new Agent();
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}
