import { lumen } from "@vod-events/adapter-template";
import type { OpenAccount } from "@vod-events/testkit";
import { lumenServer, lumenToken } from "./lumen-server.js";

/** An account of the simulated Lumen VOD. */
export async function lumenAccount(): Promise<OpenAccount> {
  const { endpoint, close } = await lumenServer();
  return {
    provider: lumen({ env: {}, endpoint, credentials: { token: lumenToken } }),
    rejected: lumen({ env: {}, endpoint, credentials: { token: "wrong" } }),
    key: "conformanceKey1234",
    close,
  };
}
