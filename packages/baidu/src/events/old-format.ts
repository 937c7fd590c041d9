import { readText } from "@vod-events/core/provider";

/** A notification in a format other than API v2: of another product or an older API. */
export interface OldFormat {
  /** `v1` is VOD's API v1, `MCT` is Baidu's transcoding product. */
  readonly name: "v1" | "MCT";
  /** The replacement for the event type, such as `v1:my-notification`. */
  readonly eventType: string;
}

/**
 * Recognizes a notification of API v1 or MCT. They share an envelope and differ in `server`: `vod.baidubce.com` and
 * `media.bj.baidubce.com`.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Ijwvyd60g
 * @see https://cloud.baidu.com/doc/MCT/s/7jwvz5gew
 */
export function oldFormatOf(json: Readonly<Record<string, unknown>>): OldFormat | undefined {
  const server = readText(json.server);
  const title = readText(json.notification) ?? server;
  if (title === undefined || readText(json.messageBody) === undefined) return undefined;
  const name = server?.startsWith("media.") ? "MCT" : "v1";
  return { name, eventType: `${name}:${title}` };
}
