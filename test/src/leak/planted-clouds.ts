import { baidu } from "@vod-events/baidu";
import type { CallbackConfig } from "@vod-events/core";
import type { Provider } from "@vod-events/core/provider";
import { tencent } from "@vod-events/tencent";
import type { Canaries } from "./canaries.js";
import type { Cloud } from "./signed-delivery.js";

/** Where an adapter's API is, and how long it may take. */
export interface ApiPlace {
  readonly endpoint: string;
  readonly timeoutSeconds?: number | undefined;
}

/** The adapter of a cloud whose credentials are canaries. */
export function plantedCloud(
  cloud: Cloud,
  { endpoint, timeoutSeconds }: ApiPlace,
  canaries: Canaries,
): Provider {
  const options = { endpoint, timeoutSeconds, env: {} };
  const id = "an-id";
  const secret = (name: string) => canaries.plant(`${cloud}.credentials.${name}`);
  if (cloud === "tencent") {
    const credentials = { secretId: id, secretKey: secret("secretKey"), token: secret("token") };
    return tencent({ ...options, credentials });
  }
  const credentials = {
    accessKeyId: id,
    secretAccessKey: secret("secretAccessKey"),
    sessionToken: secret("sessionToken"),
  };
  return baidu({ ...options, credentials });
}

/** A callback config whose key, path and query are canaries. No server listens there, unless an origin is given. */
export function plantedCallback(canaries: Canaries, origin = "http://127.0.0.1:1"): CallbackConfig {
  const path = canaries.plant("the path of the callback URL");
  const query = canaries.plant("the query of the callback URL");
  return {
    mode: "push",
    url: `${origin}/${path}?token=${query}`,
    signing: {
      key: canaries.plant("callback.signing.key"),
      previousKeys: [canaries.plant("callback.signing.previousKeys")],
    },
  };
}
