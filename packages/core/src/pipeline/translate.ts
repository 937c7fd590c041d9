import type { VodEvent } from "../event/event.js";
import type { DecodeWarning } from "../provider/decode.js";
import type { DeliveryContent } from "../provider/delivery-content.js";
import type { NamedProvider } from "../provider/named-provider.js";
import type { JsonResult } from "../provider/parse-json.js";
import {
  type TranslatedEvents,
  type TranslationFailure,
  thrownBy,
  translateEvent,
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
    const problems = [prepared.reason];
    return collect([{ code: "body_not_decodable", problems, json: undefined }]);
  }
  const { provider } = source;
  const { value: json } = prepared;
  if (provider.unwrap === undefined) return collect([translatePrepared(source, json)]);
  try {
    const content = provider.unwrap(json);
    if (content.kind === "handshake") return content;
    // An adapter may have parsed an event that was text.
    return collect(content.events.map((event) => translateEvent(source, event)));
  } catch (error) {
    return collect([thrownBy("unwrap", error, source, json)]);
  }
}

function collect(results: readonly (TranslatedEvents | TranslationFailure)[]): Translation {
  const events: VodEvent[] = [];
  const warnings: DecodeWarning[] = [];
  const failures: TranslationFailure[] = [];
  for (const result of results) {
    if ("code" in result) {
      failures.push(result);
      continue;
    }
    events.push(...result.events);
    warnings.push(...result.warnings);
  }
  return { kind: "events", events, warnings, failures };
}
