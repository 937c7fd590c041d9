import type { Agent } from "node:http";
import { type ApiConnection, omitUndefined } from "@vod-events/core/provider";
import { errors } from "./api-error.js";
import type { AlibabaCredentials } from "./credentials.js";

/** The method of an RPC client that the adapter calls. A client of `@alicloud/pop-core` fits. */
export interface AlibabaVodClient {
  /** Calls an action of the API. Rejects with the client's error, or resolves to the JSON of the response. */
  request(
    action: string,
    params: Readonly<Record<string, string>>,
    options?: { readonly method?: "POST" },
  ): Promise<unknown>;
}

/** The connection settings of {@link createClient}. */
export interface Connection
  extends ApiConnection<keyof AlibabaCredentials, "accessKeyId" | "accessKeySecret"> {
  readonly timeoutSeconds: number;
}

const apiVersion = "2017-03-21";

/**
 * Creates the default client, which loads `@alicloud/pop-core` on the first call. Each call uses the current
 * credentials.
 */
export function createClient({ credentials, endpoint, timeoutSeconds }: Connection) {
  const client: AlibabaVodClient = {
    async request(action, params, options) {
      const { accessKeyId, accessKeySecret, securityToken } = await credentials();
      const Client = await loadClient();
      const rpc = new Client({
        endpoint: endpoint.origin,
        apiVersion,
        ...omitUndefined({ accessKeyId, accessKeySecret, securityToken }),
        opts: { timeout: timeoutSeconds * 1000, agent: await createAgent(endpoint.protocol) },
      });
      return rpc.request(action, params, options);
    },
  };
  return client;
}

/** Without an agent, the client keeps the connection of each call open. */
async function createAgent(protocol: string): Promise<Agent> {
  const { Agent } = await import(protocol === "https:" ? "node:https" : "node:http");
  return new Agent();
}

async function loadClient() {
  const module = await errors.loadSdk("@alicloud/pop-core", () => import("@alicloud/pop-core"));
  return module.default;
}
