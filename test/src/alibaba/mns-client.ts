import { createRequire } from "node:module";
import type { MnsClient } from "@vod-events/alibaba";
import type { SimulatedAlibaba } from "@vod-events/simulator";

/** The package has no type declarations. */
const Client: new (account: string, options: object) => MnsClient = createRequire(import.meta.url)(
  "@alicloud/mns",
);

/** Creates a client for the queue of a simulated cloud. */
export function mnsClient(
  { endpoint, credentials }: Pick<SimulatedAlibaba, "endpoint" | "credentials">,
  options: object = {},
): MnsClient {
  return new Client("1000000000000001", { endpoint, ...credentials, ...options });
}
