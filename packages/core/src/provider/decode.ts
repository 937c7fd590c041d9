import type { Decoder } from "io-ts";

/** A decoded wire event, or the problems found. */
export type DecodeResult<Wire> =
  | {
      readonly ok: true;
      readonly wire: Wire;
      /** Warnings for operators. The event is still decoded. */
      readonly warnings?: readonly DecodeWarning[];
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * A warning about an event that is decoded.
 *
 * - `unknown_type`, `unknown_field`: this version does not know the name; the data is in the event's `native` payload
 * - `old_format`: the adapter does not support the delivery format; `advice` names the setting to change
 */
export type DecodeWarning =
  | { readonly kind: "unknown_type" | "unknown_field"; readonly name: string }
  | { readonly kind: "old_format"; readonly name: string; readonly advice: string };

/**
 * The interface of a codec for {@link decodeWith}. An io-ts codec implements it.
 *
 * @see https://github.com/gcanti/io-ts/blob/master/index.md
 */
export interface Codec<Wire> {
  decode(
    input: unknown,
  ):
    | { readonly _tag: "Left"; readonly left: readonly CodecError[] }
    | { readonly _tag: "Right"; readonly right: Wire };
}

interface CodecError {
  readonly context: readonly { readonly key: string; readonly type: { readonly name: string } }[];
}

/**
 * Runs a codec. Problems name the path and the expected type, never the value, which may be a secret or a signed URL.
 */
export function decodeWith<Wire>(codec: Codec<Wire>, json: unknown): DecodeResult<Wire> {
  const result = codec.decode(json);
  if (result._tag === "Right") return { ok: true, wire: result.right };
  return { ok: false, problems: [...new Set(result.left.map(describe))] };
}

/** Runs a codec on a member of an event, which problems name. */
export function decodeMember<Value>(
  codec: Decoder<unknown, Value>,
  key: string,
  value: unknown,
): DecodeResult<Value> {
  return decodeWith({ decode: (input) => codec.validate(input, [{ key, type: codec }]) }, value);
}

function describe({ context }: CodecError): string {
  const path = context.map(({ key }) => key).filter((key) => key !== "");
  const expected = context.at(-1)?.type.name ?? "valid";
  return `${path.length === 0 ? "the event" : path.join(".")} must be ${expected}`;
}
