/** An event in its provider's spelling, or what is wrong with it. */
export type DecodeResult<Wire> =
  | {
      readonly ok: true;
      readonly wire: Wire;
      /** What an operator should know although the event can be read. */
      readonly warnings?: readonly DecodeWarning[];
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Something about an event that calls for somebody's attention.
 *
 * - `unknown_type`, `unknown_field`: the provider has something this version does not know; it is kept in
 *   the event's `native` payload
 * - `old_format`: the provider delivers in a format this adapter does not read; `advice` says what to
 *   change where
 */
export type DecodeWarning =
  | { readonly kind: "unknown_type" | "unknown_field"; readonly name: string }
  | { readonly kind: "old_format"; readonly name: string; readonly advice: string };

/**
 * The part of a codec that {@link decodeWith} uses. A codec of io-ts is one; so is anything that
 * answers alike.
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
 * Runs a codec. A problem names the path and what is expected there, never the value found: that may be
 * a secret or a signed URL.
 */
export function decodeWith<Wire>(codec: Codec<Wire>, json: unknown): DecodeResult<Wire> {
  const result = codec.decode(json);
  if (result._tag === "Right") return { ok: true, wire: result.right };
  return { ok: false, problems: [...new Set(result.left.map(describe))] };
}

function describe({ context }: CodecError): string {
  const path = context.map(({ key }) => key).filter((key) => key !== "");
  const expected = context.at(-1)?.type.name ?? "something else";
  return `${path.length === 0 ? "the event" : path.join(".")} must be ${expected}`;
}
