import { createHash, createHmac } from "node:crypto";
import type { SimulatedTencent } from "@vod-events/simulator";
import { type RawRequest, sendRaw } from "./raw-request.js";

/** The parts of a manual request that may differ. */
export interface Tc3Request {
  readonly action?: string;
  readonly body?: string;
  readonly timestamp?: number;
  readonly host?: string;
  readonly secretKey?: string;
  /** Headers that replace others, or take them away. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/**
 * A signed request, by the steps of https://www.tencentcloud.com/zh/document/product/1021/34193 and with
 * nothing of the simulator's.
 */
export function tc3Request(cloud: SimulatedTencent, request: Tc3Request = {}): RawRequest {
  const { action = "DescribeEventConfig", body = "{}" } = request;
  const { timestamp = Math.floor(Date.now() / 1000), host = "vod.tencentcloudapi.com" } = request;
  const { secretId } = cloud.credentials;
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10);
  const hash = (text: string) => createHash("sha256").update(text).digest("hex");
  const hmac = (key: string | Buffer, text: string) =>
    createHmac("sha256", key).update(text).digest();
  const canonical = `POST\n/\n\ncontent-type:application/json\nhost:${host}\n\ncontent-type;host\n${hash(body)}`;
  const text = `TC3-HMAC-SHA256\n${timestamp}\n${date}/vod/tc3_request\n${hash(canonical)}`;
  const key = ["vod", "tc3_request"].reduce(
    hmac,
    hmac(`TC3${request.secretKey ?? cloud.credentials.secretKey}`, date),
  );
  const signature = hmac(key, text).toString("hex");
  const headers = {
    host,
    "content-type": "application/json",
    "x-tc-action": action,
    "x-tc-version": "2018-07-17",
    "x-tc-timestamp": String(timestamp),
    authorization: `TC3-HMAC-SHA256 Credential=${secretId}/${date}/vod/tc3_request, SignedHeaders=content-type;host, Signature=${signature}`,
    ...request.headers,
  };
  const given = Object.entries(headers).filter((entry): entry is [string, string] => !!entry[1]);
  return { method: "POST", path: "/", headers: Object.fromEntries(given), body };
}

/** The error code of a response; `undefined` for a success. */
export async function tc3Code(
  cloud: SimulatedTencent,
  request?: Tc3Request,
): Promise<string | undefined> {
  const reply = await sendRaw(cloud.endpoint, tc3Request(cloud, request));
  return JSON.parse(reply.body).Response.Error?.Code;
}
