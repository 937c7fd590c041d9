import { createHash, createHmac } from "node:crypto";
import { baiduFixtures } from "../fixtures/baidu/all.js";
import { analysisFixtures } from "../fixtures/tencent/analysis-fixtures.js";
import { basicFixtures } from "../fixtures/tencent/basic-fixtures.js";
import { productionFixtures } from "../fixtures/tencent/production-fixtures.js";

export type Cloud = "tencent" | "baidu";

/** When deliveries come. */
export const now = Date.UTC(2026, 0, 1);
/** The configured keys: the current one and a previous one that is still accepted. */
export const keys = ["canaryKey0of0now", "canaryKey0before"] as const;
/** The base URL that is configured. */
export const base = "https://app.example/vod?token=canary0query";

const windowMs = { older: 660_000, newer: 60_000 };

/** The callback URL. */
function registeredUrl(cloud: Cloud): string {
  return base.replace("?", `/${cloud}?`);
}

type Event = Readonly<Record<string, unknown>>;

/** An event with a secret text. No output may contain it. */
const planted = ({ event }: { readonly event: Event }): Event => ({
  ...event,
  aText: "canary0body",
});

/** The events that deliveries begin as, by cloud. */
export const events: Readonly<Record<Cloud, readonly Event[]>> = {
  tencent: [...basicFixtures, ...productionFixtures, ...analysisFixtures].map(planted),
  baidu: baiduFixtures.map(planted),
};

/** The target and headers of a delivery. They contain secrets too. */
export function requestTo(cloud: Cloud, headers: Readonly<Record<string, string>>) {
  const path = `/vod/${cloud}?token=canary0query`;
  return { method: "POST", path, headers: { ...headers, "x-of-a-proxy": "canary0header" } };
}

/** The text with Tencent's signature at its end, where nothing comes after it that would count in its place. */
export function withTencentSignature(text: string, key: string, signedAt: number): string {
  if (!text.endsWith("}")) return text;
  const members = JSON.stringify(tencentSignature(key, signedAt)).slice(1);
  return `${text.slice(0, -1)}${text === "{}" ? "" : ","}${members}`;
}

/** The members that sign a body of Tencent. */
function tencentSignature(key: string, signedAt: number) {
  const T = Math.floor(signedAt / 1000) + 600;
  return { Sign: md5(`${key}${T}`), T };
}

/** The headers that sign a body of Baidu. */
export function baiduHeaders(body: Uint8Array, key: string, signedAt: number) {
  const user = "e95e33a028bd49dbb3e08f068dc975d5";
  return {
    "vod-callback-auth-user": user,
    "vod-callback-auth-timestamp": String(signedAt),
    "vod-callback-auth-token": hmac(key, body, String(signedAt), user),
  };
}

/**
 * Tells whether one of the keys signed a delivery at an acceptable time. It follows the documentation and does not use
 * the adapters.
 */
export function isSigned(
  cloud: Cloud,
  headers: Readonly<Record<string, string | undefined>>,
  body: Uint8Array,
): boolean {
  return cloud === "tencent" ? isSignedByTencent(body) : isSignedByBaidu(headers, body);
}

function isSignedByTencent(body: Uint8Array): boolean {
  const { Sign, T } = JSON.parse(
    Buffer.from(body)
      .toString("utf8")
      .replace(/^\uFEFF/, ""),
  );
  const inTime = isInTime(Number(T) * 1000 - 600_000);
  return inTime && keys.some((key) => md5(`${key}${T}`) === String(Sign).toLowerCase());
}

function isSignedByBaidu(
  headers: Readonly<Record<string, string | undefined>>,
  body: Uint8Array,
): boolean {
  const user = headers["vod-callback-auth-user"] ?? "";
  const timestamp = headers["vod-callback-auth-timestamp"] ?? "";
  const token = (headers["vod-callback-auth-token"] ?? "").toLowerCase();
  if (!isInTime(Number(timestamp))) return false;
  return [body, withoutSpace(body)].some((bytes) =>
    keys.some((key) => hmac(key, bytes, timestamp, user) === token),
  );
}

/** JSON without the white space between its tokens. A string without an end reaches to that of the text. */
function withoutSpace(body: Uint8Array): Uint8Array {
  const text = Buffer.from(body).toString("latin1");
  const remaining = text.replace(/("(?:[^"\\]|\\.)*"?)|[ \t\r\n]+/gs, "$1");
  return Buffer.from(remaining, "latin1");
}

function isInTime(signedAt: number): boolean {
  return signedAt >= now - windowMs.older && signedAt <= now + windowMs.newer;
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}

function hmac(key: string, body: Uint8Array, timestamp: string, user: string): string {
  const hash = createHmac("sha256", key)
    .update(`POST;${registeredUrl("baidu")};`)
    .update(body);
  return hash.update(`;${timestamp};${user}`).digest("hex");
}
