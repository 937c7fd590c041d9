import { type AnyVodEventsOptions, isKnownEventType } from "@vod-events/core";
import { type DeliveryMode, omitUndefined } from "@vod-events/core/provider";
import { count } from "../io/count.js";

/** The config without its values, except those that a known list or a number limits. */
export interface RedactedConfig {
  readonly mode: DeliveryMode | "<invalid>";
  /** The scheme and a placeholder, such as `https://<host>/<path>?<query>`. */
  readonly url?: string;
  /** `none`, `key file`, or how many keys the config has, such as `2 keys`. */
  readonly signing: string;
  readonly events: readonly string[] | "all";
  /** The switches and numbers of the receiver. */
  readonly receiver: Readonly<Record<string, boolean | number>>;
}

/** Returns a config for a report. Its members may be invalid. */
export function redactedConfig({ callback, receiver = {} }: AnyVodEventsOptions): RedactedConfig {
  const { mode, url, signing, events } = callback;
  return {
    mode: mode === "push" || mode === "pull" ? mode : "<invalid>",
    ...omitUndefined({ url: url === undefined ? undefined : redactedUrl(url) }),
    signing: signingOf(signing),
    events: Array.isArray(events) ? events.map(knownType) : "all",
    receiver: Object.fromEntries(
      Object.entries(receiver).filter(
        (entry): entry is [string, boolean | number] =>
          typeof entry[1] === "boolean" || typeof entry[1] === "number",
      ),
    ),
  };
}

function redactedUrl(text: unknown): string {
  if (typeof text !== "string" || !URL.canParse(text)) return "<invalid>";
  const { protocol, pathname, search } = new URL(text);
  const scheme = protocol === "http:" || protocol === "https:" ? protocol : "<scheme>:";
  const path = pathname === "/" || pathname === "" ? "/" : "/<path>";
  return `${scheme}//<host>${path}${search === "" ? "" : "?<query>"}`;
}

function signingOf(signing: AnyVodEventsOptions["callback"]["signing"]): string {
  if (signing === undefined) return "none";
  if (signing.keyFile !== undefined) return "key file";
  const { key, previousKeys = [] } = signing;
  const previous = Array.isArray(previousKeys) ? previousKeys.length : 0;
  return count((key === undefined ? 0 : 1) + previous, "key");
}

function knownType(type: unknown): string {
  return typeof type === "string" && isKnownEventType(type) ? type : "<unknown>";
}
