import { type JsonResult, parseJson } from "./parse-json.js";

/** One HTTP request of a cloud, exactly as it came. */
export interface RawDelivery {
  /** The bytes of the body. Signatures are checked over these and nothing else. */
  readonly body: Uint8Array;
  /** Header values by lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The URL the cloud was told to call: from our config, never from the request. */
  readonly url: string;
  readonly receivedAt: Date;
  /** The body as JSON; parsed on the first call, however many ask. */
  json(): JsonResult;
}

/** Makes a {@link RawDelivery}. */
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
