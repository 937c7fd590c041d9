import type { VodEvent } from "../event/event.js";
import type { DecodeWarning } from "../provider/decode.js";
import type { DeliveryContent } from "../provider/delivery-content.js";
import type { NamedProvider } from "../provider/named-provider.js";
import type { JsonResult } from "../provider/parse-json.js";
import {
  type TranslatedEvents,
  type TranslationFailure,
  thrownBy,
  translatePrepared,
} from "../provider/translate-event.js";

/** The neutral events of a delivery, or a handshake. */
export type Translation =
  | (TranslatedEvents & {
      readonly kind: "events";
      /** The native events that were not translated. */
      readonly failures: readonly TranslationFailure[];
    })
  | Extract<DeliveryContent, { readonly kind: "handshake" }>;

/** Unwraps the prepared JSON of a delivery, and decodes and normalizes its events. Never throws. */
export function translate(source: NamedProvider, prepared: JsonResult): Translation {
  if (!prepared.ok) {
    const failure = { code: "body_not_decodable", problems: [prepared.reason] } as const;
    return {
      kind: "events",
      events: [],
      warnings: [],
      failures: [{ ...failure, json: undefined }],
    };
  }
  const { provider } = source;
  const { value: json } = prepared;
  if (provider.unwrap === undefined) return translateAll(source, [json]);
  try {
    const content = provider.unwrap(json);
    return content.kind === "handshake" ? content : translateAll(source, content.events);
  } catch (error) {
    const failures = [thrownBy("unwrap", error, source, json)];
    return { kind: "events", events: [], warnings: [], failures };
  }
}

function translateAll(source: NamedProvider, natives: readonly unknown[]): Translation {
  const events: VodEvent[] = [];
  const warnings: DecodeWarning[] = [];
  const failures: TranslationFailure[] = [];
  for (const json of natives) {
    const result = translatePrepared(source, json);
    if ("code" in result) {
      failures.push(result);
      continue;
    }
    events.push(...result.events);
    warnings.push(...result.warnings);
  }
  return { kind: "events", events, warnings, failures };
}
