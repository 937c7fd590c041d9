import { createHash, createHmac } from "node:crypto";
import type { Canaries } from "./canaries.js";

/** The clouds that call. */
export type Cloud = "tencent" | "baidu";

/** The key, URL and time of a delivery's signature. */
export interface Signing {
  readonly key: string;
  /** The callback URL. */
  readonly url: string;
  readonly now: number;
}

/** A delivery as it is sent. */
export interface SignedDelivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Signs an event like its cloud. The signature is watched, and every other header is a canary. */
export function signedDelivery(
  cloud: Cloud,
  event: object,
  signing: Signing,
  canaries: Canaries,
): SignedDelivery {
  const others = Object.fromEntries(
    ["authorization", "cookie", "user-agent", "x-request-id", "x-forwarded-for", "referer"].map(
      (name) => [name, canaries.plant(`the header ${name}`)],
    ),
  );
  const { headers, body } =
    cloud === "tencent" ? ofTencent(event, signing, canaries) : ofBaidu(event, signing, canaries);
  return { headers: { ...others, ...headers }, body };
}

function ofTencent(event: object, { key, now }: Signing, canaries: Canaries): SignedDelivery {
  const T = Math.floor(now / 1000) + 600;
  const digest = createHash("md5").update(`${key}${T}`).digest("hex");
  const Sign = canaries.track("the signature of Tencent's", digest);
  return { headers: {}, body: JSON.stringify({ ...event, Sign, T }) };
}

function ofBaidu(event: object, { key, url, now }: Signing, canaries: Canaries): SignedDelivery {
  const user = canaries.plant("the header vod-callback-auth-user");
  const body = JSON.stringify(event);
  const digest = createHmac("sha256", key)
    .update(`POST;${url};${body};${now};${user}`)
    .digest("hex");
  const headers = {
    "vod-callback-auth-user": user,
    "vod-callback-auth-timestamp": String(now),
    "vod-callback-auth-token": canaries.track("the signature of Baidu's", digest),
  };
  return { headers, body };
}
