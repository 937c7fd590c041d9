import { type JsonResult, parseJson } from "./parse-json.js";

/** An HTTP request of a provider, as it was received. */
export interface RawDelivery {
  /** The raw bytes of the body. Signatures are verified over these bytes. */
  readonly body: Uint8Array;
  /** Header values by lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The callback URL from the config, never from the request. */
  readonly url: string;
  readonly receivedAt: Date;
  /** The body as JSON. It is parsed once, on the first call. */
  json(): JsonResult;
}

/** Creates a {@link RawDelivery}. */
export function rawDelivery(parts: Omit<RawDelivery, "json">): RawDelivery {
  let parsed: JsonResult | undefined;
  return {
    json() {
      parsed ??= parseJson(parts.body);
      return parsed;
    },
    ...parts,
  };
}
