import fc from "fast-check";
import { type Place, partAt, placesIn, putAt, type Tree, textOf, treeOf } from "./json-tree.js";

/** One thing that is done to a JSON text, somewhere in it. */
export interface JsonChange {
  readonly kind: (typeof kinds)[number];
  /** Which place, counted round. */
  readonly at: number;
  /** Another place, or a number of times. */
  readonly other: number;
  readonly name: string;
  readonly scalar: string;
}

const kinds = [
  ...(["drop", "repeat", "rename", "replace", "replace", "replace"] as const),
  ...(["nest", "graft", "unwrap", "swap", "multiply"] as const),
];

const names = fc.oneof(
  fc.constantFrom(
    ...['"__proto__"', '"constructor"', '"toString"', '"hasOwnProperty"', '""', '"\\ud800"'],
    ...['"EventType"', '"eventType"', '"Sign"', '"T"', '"TaskId"', '"taskId"', '"status"', '"0"'],
    ...['"length"', '"then"', '"toJSON"', '"version"', '"data"', '"FileUploadEvent"', '"a\\nb"'],
  ),
  fc.string({ unit: "binary", maxLength: 20 }).map((text) => JSON.stringify(text)),
);

const scalars = fc.oneof(
  fc.constantFrom(
    ...["null", "true", "false", "0", "-0", "-1", "1e400", "-1e400", "1e308", "5e-324", "0.1"],
    ...["9007199254740993", "123456789012345678901234567890", "-9223372036854775808", "1E999999"],
    ...['""', '" "', '"\\ud800"', '"\\udfff\\ud800"', '"\\u0000"', '"__proto__"', '"1e400"', "{}"],
    ...["[]", "[null]", "[[]]", '{"__proto__":{"a":1}}', '{"then":1}', '{"length":-1}'],
    ...['"0000-00-00T00:00:00Z"', '"9999-12-31T23:59:59Z"', '"2025-13-45T99:99:99Z"'],
    ...['"+275760-09-13T00:00:00.001Z"', '"http://"', '"https://["', '"SUCCESS"', '"FINISH"'],
    ...['"FAILED"', '"PROCESSING"', '"Transcode"', '"NewFileUpload"', '"MEDIA_UPLOAD_COMPLETE"'],
    ...['"ProcedureStateChanged"', '"VodEventsCheck"', `"${"x".repeat(20_000)}"`, "NaN", "'a'"],
  ),
  fc.json({ maxDepth: 2 }),
  fc.string({ unit: "binary", maxLength: 40 }).map((text) => JSON.stringify(text)),
);

/** A few things that are done to a JSON text, one after the other. */
export const jsonChanges: fc.Arbitrary<readonly JsonChange[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    at: fc.nat(),
    other: fc.nat({ max: 100_000 }),
    name: names,
    scalar: scalars,
  }),
  { maxLength: 4 },
);

/** The value as JSON text with changes made to it. */
export function changedText(value: unknown, changes: readonly JsonChange[]): string {
  const root = { items: [treeOf(value)] };
  for (const change of changes) {
    const places = placesIn(root);
    const place = places[change.at % places.length];
    if (place !== undefined) applyChange(place, change, places);
  }
  return root.items.map(textOf).join("");
}

function applyChange(place: Place, change: JsonChange, places: readonly Place[]): void {
  const { within, index } = place;
  const part = partAt(place);
  const parts: unknown[] = "items" in within ? within.items : within.members;
  switch (change.kind) {
    case "drop":
      parts.splice(index, 1);
      return;
    case "repeat":
      parts.push(copyOf(parts[index]));
      return;
    case "rename":
      if ("members" in within) within.members[index] = { name: change.name, value: part };
      return;
    case "replace":
      putAt(place, { text: change.scalar });
      return;
    case "nest":
      putAt(place, nested(part, change.other));
      return;
    case "graft":
      putAt(place, copyOf(partAt(places[change.other % places.length] ?? place)));
      return;
    case "unwrap":
      putAt(place, "items" in part ? (part.items[0] ?? part) : part);
      return;
    case "swap":
      parts.reverse();
      return;
    case "multiply":
      putAt(place, multiplied(part, change.other % 1000));
  }
}

/** Rarely deeper than an event. Greater depths have their own case. */
function nested(part: Tree, levels: number): Tree {
  const depth = levels % 10 === 0 ? levels : levels % 130;
  return { text: `${"[".repeat(depth)}${textOf(part)}${"]".repeat(depth)}` };
}

function multiplied(part: Tree, times: number): Tree {
  if (!("items" in part) || textOf(part).length * times > 200_000) return part;
  return { items: Array.from({ length: times }, () => part.items.map(copyOf)).flat() };
}

function copyOf<Part>(part: Part): Part {
  return structuredClone(part);
}
