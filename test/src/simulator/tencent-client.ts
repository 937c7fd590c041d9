import { Agent } from "node:http";
import type { SimulatedTencent } from "@vod-events/simulator";
import { Client } from "tencentcloud-sdk-nodejs/tencentcloud/services/vod/v20180717/vod_client.js";

/** Tencent's own client, pointed at a simulator. */
export function tencentClient(
  cloud: Pick<SimulatedTencent, "endpoint" | "credentials">,
  credential = cloud.credentials,
): Client {
  const { host } = new URL(cloud.endpoint);
  // An agent of ours keeps the SDK from going through a proxy of the environment.
  const httpProfile = { endpoint: host, protocol: "http://", agent: new Agent() };
  return new Client({ credential, region: "", profile: { httpProfile } });
}

/** The code of the error that a call of the client ends with. */
export function codeOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => "no error",
    (error: { code?: unknown }) => error.code,
  );
}
