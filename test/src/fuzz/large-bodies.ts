import fc from "fast-check";
import type { WholeRequest } from "./deliveries.js";
import { type Place, partAt, placesIn, putAt, textOf, treeOf } from "./json-tree.js";
import {
  baiduHeaders,
  type Cloud,
  events,
  keys,
  now,
  requestTo,
  withTencentSignature,
} from "./signed.js";

/** The parts of bodies that take much time or memory. */
const pieces = [
  ...['"', "\\", '\\"', '"a"', "{", "}", "[", "]", ",", ":", " ", "\n", "0", "-", "9.", "e", "/"],
  ...['"a":', '{"a":', "[1,", "null,", "\\u0000", "\\ud800", "a=b&", "%41", "A", "港", "é", "\0"],
  ...['"a\\nb" ', "1234567890123456789,", "30.0,", '{"__proto__":{}},', "\ufeff", "\xff"],
];
const ends = ["", '"', "}", "]", "!", '"}', "\\", "=="];
const size = 2 ** 17;

function repeated(piece: string): string {
  return piece.repeat(Math.ceil(size / Buffer.byteLength(piece)));
}

/** One thing over and over, by itself or where an event has something of its own. */
const repetitive: fc.Arbitrary<string> = fc
  .record({
    start: fc.constantFrom("", ...ends, '{"a":"', '{"a":[', '{"EventType":"', '{"eventType":"'),
    piece: fc.oneof(
      fc.constantFrom(...pieces),
      fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...pieces)).map((two) => two.join("")),
    ),
    end: fc.constantFrom(...ends),
  })
  .map(({ start, piece, end }) => `${start}${repeated(piece)}${end}`);

/** An event with one of its lists as long as it may be. */
function withLongList(cloud: Cloud): fc.Arbitrary<string> {
  const listed = events[cloud].filter((event) => listsIn(event).length > 0);
  return fc.tuple(fc.constantFrom(...listed), fc.nat()).map(([event, at]) => {
    const root = { items: [treeOf(event)] };
    const lists = placesIn(root).filter(isFullList);
    const place = lists[at % lists.length];
    if (place !== undefined) {
      const items = textOf(partAt(place)).slice(1, -1);
      const times = Math.ceil((5 * size) / items.length);
      const others = Array.from({ length: times }, (_, index) => renamed(items, index));
      putAt(place, { text: `[${others.join(",")}]` });
    }
    return root.items.map(textOf).join("");
  });
}

/** The text of items with other ids, or they would count as the same. */
function renamed(items: string, index: number): string {
  return items.replace(/"(\w*Id|id|Definition)":("[^"]*"|\d+)/g, `"$1":"${index}"`);
}

function listsIn(event: unknown): readonly Place[] {
  return placesIn({ items: [treeOf(event)] }).filter(isFullList);
}

function isFullList(place: Place): boolean {
  const part = partAt(place);
  return "items" in part && part.items.length > 0;
}

/** An event with thousands of members that no version knows, no two alike. */
function withManyMembers(cloud: Cloud): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...events[cloud]), fc.nat()).map(([event, seed]) => {
    const names = Array.from({ length: 3000 }, (_, index) => [`m${seed}x${index}`, {}]);
    return JSON.stringify({ ...event, ...Object.fromEntries(names) });
  });
}

/** Deliveries about as large as may be, most of them rightly signed. */
export const largeDeliveries: fc.Arbitrary<WholeRequest> = fc
  .constantFrom<Cloud[]>("tencent", "baidu")
  .chain((cloud) =>
    fc.record({
      cloud: fc.constant(cloud),
      text: fc.oneof(
        { arbitrary: repetitive, weight: 4 },
        { arbitrary: withLongList(cloud), weight: 4 },
        withManyMembers(cloud),
      ),
      key: fc.constantFrom(keys[0], keys[0], "another"),
    }),
  )
  .map(({ cloud, text, key }) => {
    const body = Buffer.from(cloud === "tencent" ? withTencentSignature(text, key, now) : text);
    return { ...requestTo(cloud, cloud === "baidu" ? baiduHeaders(body, key, now) : {}), body };
  });

/** An upload event of Tencent whose media has half a mebibyte of text. */
export function largeUpload(FileId: string, key: string): WholeRequest {
  const event = { EventType: "NewFileUpload", FileUploadEvent: { FileId }, aText: repeated("港") };
  const padded = JSON.stringify({ ...event, more: Array(3).fill(repeated("a")) });
  return { ...requestTo("tencent", {}), body: Buffer.from(withTencentSignature(padded, key, now)) };
}
