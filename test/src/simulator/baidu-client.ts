import { createRequire } from "node:module";
import type { SimulatedBaidu } from "@vod-events/simulator";

interface BaiduReply {
  readonly http_headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** The error of a call: a plain object, not an `Error`. */
export interface BaiduError {
  readonly status_code: number;
  readonly code: string;
  readonly message: string;
  readonly request_id: string;
}

/** The part of Baidu's SDK that is used here; it ships no types for it. */
interface BaiduSdk {
  readonly Auth: new (
    accessKeyId: string,
    secretAccessKey: string,
  ) => {
    generateAuthorization(
      method: string,
      path: string,
      query: Readonly<Record<string, string>>,
      headers: Readonly<Record<string, string>>,
      timestamp: number,
      lifetime: number,
      headersToSign: readonly string[],
    ): string;
  };
  readonly BceBaseClient: new (
    config: object,
    service: string,
    regional: boolean,
  ) => {
    sendRequest(method: string, path: string, request: { body?: string }): Promise<BaiduReply>;
  };
}

const sdk: BaiduSdk = createRequire(import.meta.url)("@baiducloud/sdk");

/** Calls `/v2/callback` with Baidu's own client. */
export async function callBaidu(
  cloud: Pick<SimulatedBaidu, "endpoint" | "credentials">,
  method: "GET" | "PUT",
  body?: string,
): Promise<BaiduReply> {
  const { accessKeyId: ak, secretAccessKey: sk } = cloud.credentials;
  const config = { endpoint: cloud.endpoint, credentials: { ak, sk } };
  const client = new sdk.BceBaseClient(config, "vod", true);
  return client.sendRequest(method, "/v2/callback", body === undefined ? {} : { body });
}

/** Writes a part of the callback config. */
export function configureBaidu(cloud: SimulatedBaidu, patch: object): Promise<BaiduReply> {
  return callBaidu(cloud, "PUT", JSON.stringify(patch));
}

/** Returns the error of a call. Throws when the call succeeds. */
export function baiduErrorOf(call: Promise<unknown>): Promise<BaiduError> {
  return call.then(
    () => {
      throw new Error("The call succeeded");
    },
    (error: BaiduError) => error,
  );
}

/** A signature by Baidu's own `Auth`, over the given headers only. */
export function authorize(
  cloud: Pick<SimulatedBaidu, "credentials">,
  path: string,
  headers: Readonly<Record<string, string>>,
  timestamp = Math.floor(Date.now() / 1000),
): string {
  const { accessKeyId, secretAccessKey } = cloud.credentials;
  const auth = new sdk.Auth(accessKeyId, secretAccessKey);
  const [bare = "", query = ""] = path.split("?");
  const parameters = Object.fromEntries(new URLSearchParams(query));
  const names = Object.keys(headers);
  return auth.generateAuthorization("GET", bare, parameters, headers, timestamp, 1800, names);
}
