import assert from "node:assert/strict";
import { readInstant } from "@vod-events/core/provider";
import fc from "fast-check";

describe("readInstant", () => {
  for (const [text, instant] of [
    ["2024-02-28T23:59:59Z", "2024-02-28T23:59:59Z"],
    ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"],
    ["2024-02-29T12:00:00Z", "2024-02-29T12:00:00Z"],
    ["2024-01-31T00:00:00Z", "2024-01-31T00:00:00Z"],
    ["2024-02-30T12:00:00Z", "2024-03-01T12:00:00Z"],
    ["2024-01-27T24:00:00Z", "2024-01-28T00:00:00Z"],
    ["2024-05-05T01:02:03.450Z", "2024-05-05T01:02:03.450Z"],
    ["2024-05-05T01:02:03.000Z", "2024-05-05T01:02:03Z"],
    ["2024-05-05T01:02:03+08:00", "2024-05-04T17:02:03Z"],
    ["2024-05-05T01:02:60Z", undefined],
    ["2024-13-01T00:00:00Z", undefined],
    ["2024-00-01T00:00:00Z", undefined],
    ["2024-01-00T00:00:00Z", undefined],
    ["2024-01-32T00:00:00Z", undefined],
    ["2024-05-05T25:00:00Z", undefined],
    ["2024-05-05T01:60:00Z", undefined],
    ["2024-05-05 01:02:03Z", undefined],
    ["2024-05-05T01:02:03Z\n", undefined],
    ["0000-00-00T00:00:00Z", undefined],
    ["9999-12-31T23:59:59Z", undefined],
  ] as const) {
    it(`returns ${instant ?? "nothing"} for ${JSON.stringify(text)}`, () => {
      assert.equal(readInstant(text), instant);
    });
  }

  it("returns the same as Date for any day and time", () => {
    const number = (max: number) => fc.nat(max).map((found) => String(found).padStart(2, "0"));
    const parts = fc.tuple(number(13), number(32), number(25), number(61), number(61));
    fc.assert(
      fc.property(parts, ([month, day, hour, minute, second]) => {
        const text = `2023-${month}-${day}T${hour}:${minute}:${second}Z`;
        const time = Date.parse(text);
        const printed = Number.isNaN(time)
          ? undefined
          : new Date(time).toISOString().replace(".000Z", "Z");
        assert.equal(readInstant(text), printed);
      }),
    );
  });
});
