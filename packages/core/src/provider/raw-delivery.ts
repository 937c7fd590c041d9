import { type JsonResult, parseEvent } from "./parse-json.js";

/** An HTTP request of a provider, as it was received. */
export interface RawDelivery {
  /** The raw bytes of the body. Signatures are verified over these bytes. */
  readonly body: Uint8Array;
  /** Header values by lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The callback URL from the config, never from the request. */
  readonly url: string;
  readonly receivedAt: Date;
  /** The body as JSON without `null` members. It is parsed once, on the first call. */
  json(): JsonResult;
}

/** Creates a {@link RawDelivery}. */
export function rawDelivery(parts: Omit<RawDelivery, "json">): RawDelivery {
  const { body, headers, url, receivedAt } = parts;
  let parsed: JsonResult | undefined;
  return {
    ...{ body, headers, url, receivedAt },
    json() {
      parsed ??= parseEvent(body);
      return parsed;
    },
  };
}
