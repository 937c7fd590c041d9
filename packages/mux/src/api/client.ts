import type { Mux } from "@mux/mux-node";
import type { ApiConnection } from "@vod-events/core/provider";
import { errors } from "./api-error.js";
import type { MuxCredentials } from "./credentials.js";

/** The calls of webhooks of `@mux/mux-node`. */
export type MuxWebhooks = Pick<Mux["system"]["webhooks"], "list" | "create" | "update" | "delete">;

/** The calls of assets of `@mux/mux-node`. */
export type MuxAssets = Pick<Mux["video"]["assets"], "list">;

/** The part of a client of `@mux/mux-node` that the adapter uses. */
export interface MuxClient {
  readonly system: { readonly webhooks: MuxWebhooks };
  readonly video: { readonly assets: MuxAssets };
}

/** The connection settings of {@link createClient}. */
export type Connection = ApiConnection<keyof MuxCredentials, keyof MuxCredentials>;

/**
 * Creates a client of `@mux/mux-node`, which is loaded on the first call, with the current credentials. The client would
 * read absent options from the environment of the process, and log to the console.
 */
export async function createClient({ credentials, endpoint }: Connection): Promise<MuxClient> {
  const { tokenId, tokenSecret } = await credentials();
  const Client = await loadClient();
  return new Client({
    ...{ tokenId, tokenSecret, baseURL: endpoint.origin, logLevel: "off" },
    ...{ authorizationToken: null, webhookSecret: null, jwtSigningKey: null, jwtPrivateKey: null },
    fetchOptions: { redirect: "manual" },
  });
}

async function loadClient() {
  return (await errors.loadSdk("@mux/mux-node", () => import("@mux/mux-node"))).Mux;
}
