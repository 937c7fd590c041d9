import { parseJson, translateEvent } from "@vod-events/core/provider";
import type { LocalCloud } from "./local-cloud.js";

/** What a callback contains. */
export interface DeliveryContent {
  /** The JSON of the native events. */
  readonly events: readonly object[];
  readonly nativeTypes: readonly string[];
  /** The neutral types. */
  readonly types: readonly string[];
  /** The ids of the neutral events. */
  readonly ids: readonly string[];
  readonly mediaIds: readonly string[];
  /** The same for every attempt and redelivery. */
  readonly key: string;
}

/** Reads the events in the body of a callback. A body without events has only a key. */
export function deliveryContent({ name, provider }: LocalCloud, body: Buffer): DeliveryContent {
  const events = eventsIn({ provider }, body);
  const translated = events.flatMap((json) => {
    const result = translateEvent({ name, provider }, json);
    return "events" in result ? result.events : [];
  });
  const ids = [...new Set(translated.map(({ id }) => id))];
  return {
    ...{ events, ids },
    nativeTypes: [...new Set(translated.map(({ native }) => native.type))],
    types: [...new Set(translated.map(({ type }) => type))],
    mediaIds: [...new Set(translated.flatMap(({ mediaId }) => mediaId ?? []))],
    key: `${name} ${ids.length > 0 ? ids.join(" ") : body.toString("base64")}`,
  };
}

function eventsIn({ provider }: Pick<LocalCloud, "provider">, body: Buffer): readonly object[] {
  const parsed = parseJson(body);
  if (!parsed.ok) return [];
  const content = provider.unwrap?.(parsed.value) ?? { kind: "events", events: [parsed.value] };
  if (content.kind !== "events") return [];
  return content.events.filter((event): event is object => typeof event === "object" && !!event);
}
