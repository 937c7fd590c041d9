import { type DecodeResult, readRecord, readText } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";

const useVersion2 =
  "in the console of Baidu VOD, set the URL and the events under global settings > callback " +
  "settings (全局设置 > 回调设置), which is what API v2 uses";

/** `v1` is VOD's API v1, `MCT` is Baidu's transcoding product. */
const advice = {
  v1: `a notification of VOD's API v1 calls this URL; delete it, and ${useVersion2}`,
  MCT: `a notification of MCT, another product of Baidu's, calls this URL; delete it in the console of MCT or give it another URL; for events of VOD, ${useVersion2}`,
} as const;

/**
 * Decodes a notification of API v1 or MCT; `undefined` for other JSON. They share an envelope and differ in `server`:
 * `vod.baidubce.com` and `media.bj.baidubce.com`. The event type is such as `v1:my-notification`.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Ijwvyd60g
 * @see https://cloud.baidu.com/doc/MCT/s/7jwvz5gew
 */
export function decodeOldFormat(input: unknown): DecodeResult<WireEvent> | undefined {
  const json = readRecord(input) ?? {};
  const server = readText(json.server);
  const title = readText(json.notification) ?? server;
  if (title === undefined || readText(json.messageBody) === undefined) return undefined;
  const name = server?.startsWith("media.") ? "MCT" : "v1";
  const envelope = { eventType: `${name}:${title}`, eventTime: undefined, json };
  return {
    ok: true,
    wire: { kind: "other", payload: undefined, ...envelope },
    warnings: [{ kind: "old_format", name, advice: advice[name] }],
  };
}
