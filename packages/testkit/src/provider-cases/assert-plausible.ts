import assert from "node:assert/strict";
import type { VodEvent } from "@vod-events/core/provider";
import { placesIn } from "./json-places.js";

/** A sample has no media of more than a day. More is likely milliseconds. */
const maxSeconds = 24 * 3600;

/** The bit rates of media, in bits per second. A lower one has a duration in milliseconds, or a size in kilobytes. */
const minBitRate = 1000;
const maxBitRate = 1e9;

/** Checks that the numbers and times of a sample's event are plausible in their units. */
export function assertPlausible(event: VodEvent, what: string): void {
  const milliseconds = millisecondsIn(event.native.payload);
  const { time, data } = event;
  for (const { path, value } of placesIn({ time, data })) {
    const place = `${path} of ${what}`;
    if (typeof value === "number") {
      const isDuration = /Seconds$/.test(path);
      assert.ok(value >= 0, `${place}: must be 0 or more instead of ${value}`);
      const isUsual = !isDuration || value <= maxSeconds;
      assert.ok(isUsual, `${place}: must be in seconds; ${value} is more than a day`);
      const isConverted = !isDuration || value === 0 || !milliseconds.has(value);
      assert.ok(isConverted, `${place}: must be in seconds; ${value} is in milliseconds`);
    }
    const isTime = /(^time|At)$/.test(path) && value !== undefined;
    const year = new Date(String(value)).getUTCFullYear();
    const isPlausible = !isTime || (year >= 2000 && year < 2100);
    assert.ok(isPlausible, `${place}: is in the year ${year}. Check the unit of the native time`);
    assertBitRate(value, place);
  }
}

/** The size and the duration of a media give its bit rate. */
function assertBitRate(value: unknown, place: string): void {
  const { sizeBytes, durationSeconds } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof sizeBytes !== "number" || typeof durationSeconds !== "number") return;
  if (sizeBytes === 0 || durationSeconds === 0) return;
  const rate = Math.round((sizeBytes * 8) / durationSeconds);
  const advice = "Check the units of sizeBytes and durationSeconds";
  const isUsual = rate >= minBitRate && rate <= maxBitRate;
  assert.ok(isUsual, `${place}: ${rate} bits per second are implausible. ${advice}`);
}

/** The numbers in members whose names say that they are milliseconds. */
function millisecondsIn(payload: unknown): ReadonlySet<number> {
  const root = typeof payload === "object" && payload !== null ? payload : {};
  const named = placesIn(root).filter(({ path }) => /(_ms|[a-z]Ms|milli\w*)$/.test(path));
  return new Set(named.map(({ value }) => value).filter((value) => typeof value === "number"));
}
