import { type Field, readAs } from "@vod-events/core/provider";

/** Reads the members of a list; a member that fails is `undefined`. Returns `undefined` when there is no list. */
export function readEach<Value>(
  codec: Field<Value>,
  value: unknown,
): readonly (Value | undefined)[] | undefined {
  return Array.isArray(value) ? value.map((member) => readAs(codec, member)) : undefined;
}
