import {
  type Field,
  lenientObjectWith,
  type Members,
  omitUndefined,
  readInstant,
  readRecord,
  readText,
  readTexts,
} from "@vod-events/core/provider";
import type { WireEnvelope, WireError } from "./event.js";

type Identified = Omit<WireEnvelope, "eventType"> & { readonly eventType: string | undefined };

/**
 * The members that every event has. `attempts` lists the deliveries so far, so that it differs between them. That the id
 * stays the same is inferred from it.
 */
export const envelope: Field<Identified> = lenientObjectWith(
  { member: "id", read: readText },
  (id, { attempts: _, ...json }) => {
    const data = readRecord(json.data) ?? {};
    const eventType = typeof json.type === "string" ? readText(json.type) : undefined;
    return {
      ...{ id, data, json, eventType },
      eventTime: readInstant(json.created_at),
      mediaId:
        (isAsset.test(eventType ?? "") ? readText(data.id) : readText(data.asset_id)) ??
        assetIn(readRecord(json.object) ?? {}),
      passthrough: readText(data.passthrough),
      error: errorIn(readRecord(data.errors) ?? readRecord(data.error) ?? {}),
    };
  },
);

/** The types whose resource is an asset at the creation or the end of its preparation. */
const isAsset = /^video\.asset\.(created|ready|errored)$/;

function assetIn({ type, id }: Members): string | undefined {
  return type === "asset" ? readText(id) : undefined;
}

/** Assets have `errors` with messages, tracks `error` with messages, and uploads `error` with one. */
function errorIn({ type, message, messages }: Members): WireError {
  const texts = readTexts(messages);
  return omitUndefined({
    type: readText(type),
    message: texts.length > 0 ? texts.join("; ") : readText(message),
  });
}
