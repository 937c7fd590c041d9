import type { ApiAddress } from "./api-address.js";
import type { CallbackApi } from "./callback-api.js";
import type { CredentialsProvider } from "./credentials.js";
import { serverTime } from "./server-time.js";

/** How an adapter's own client connects to the API. */
export interface ApiConnection<Part extends string, Required extends Part> extends ApiAddress {
  readonly credentials: CredentialsProvider<Part, Required>;
}

/**
 * Creates the members of a callback API that need no call of the API. A config belongs to a host, a key and a scope in the
 * account. `keyId` is the part of the credentials that names the key. Without a connection, as with a client of the
 * application, both are unknown.
 */
export function connectionCalls<Part extends string, Required extends Part>(
  connection: ApiConnection<Part, Required> | undefined,
  keyId: Required,
  scopeOf: () => readonly string[] = () => [],
): Pick<CallbackApi, "cloudHost" | "target" | "time"> {
  return {
    cloudHost: connection?.cloudHost,
    async target() {
      if (connection === undefined) return undefined;
      const { [keyId]: key } = await connection.credentials();
      return [connection.endpoint.host, key, ...scopeOf()].join(" ");
    },
    async time(signal) {
      return connection && serverTime(connection.endpoint, signal);
    },
  };
}
