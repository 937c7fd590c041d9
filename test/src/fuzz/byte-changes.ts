import fc from "fast-check";

/** One thing that is done to bytes. */
export interface ByteChange {
  readonly kind: "flip" | "cut" | "insert" | "overwrite" | "end" | "mark" | "space";
  /** Where, counted round. */
  readonly at: number;
  readonly length: number;
  readonly bytes: Uint8Array;
}

/** A few things that are done to bytes, one after the other. */
export const byteChanges: fc.Arbitrary<readonly ByteChange[]> = fc.array(
  fc.record({
    kind: fc.constantFrom<ByteChange["kind"][]>(
      ...(["flip", "cut", "insert", "overwrite", "end", "mark", "space"] as const),
    ),
    at: fc.nat(),
    length: fc.nat({ max: 30 }),
    bytes: fc.uint8Array({ maxLength: 20 }),
  }),
  { minLength: 1, maxLength: 3 },
);

/** The bytes with changes made to them. */
export function changedBytes(content: Uint8Array, changes: readonly ByteChange[]): Uint8Array {
  return changes.reduce(changedOnce, content);
}

function changedOnce(content: Uint8Array, { kind, at, length, bytes }: ByteChange): Uint8Array {
  const place = at % (content.length + 1);
  const front = content.subarray(0, place);
  const rest = content.subarray(place);
  switch (kind) {
    case "flip":
      return Buffer.concat(
        [front, [(rest[0] ?? 0) ^ (1 << (length % 8))], rest.subarray(1)].map(asBytes),
      );
    case "cut":
      return Buffer.concat([front, rest.subarray(length)]);
    case "insert":
      return Buffer.concat([front, bytes, rest]);
    case "overwrite":
      return Buffer.concat([front, bytes, rest.subarray(bytes.length)]);
    case "end":
      return front;
    case "mark":
      return Buffer.concat([Buffer.from("\uFEFF"), content]);
    case "space":
      return Buffer.concat([front, Buffer.from(" \t\r\n".repeat(length)), rest]);
  }
}

function asBytes(part: Uint8Array | readonly number[]): Uint8Array {
  return part instanceof Uint8Array ? part : Uint8Array.from(part);
}
