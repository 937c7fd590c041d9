import assert from "node:assert/strict";
import { decodeEvent, parseJson, type VodEvent } from "@vod-events/core/provider";
import { assertNoThrow } from "./assert-no-throw.js";
import { assertValidEvents } from "./assert-valid-event.js";
import { placesIn } from "./json-places.js";
import { eachPayload, type ProviderCases } from "./provider-case.js";
import type { Subject } from "./subject.js";

/** Values that no member of an event documents. */
const oddValues: readonly unknown[] = [
  ...[null, undefined, true, 0, -1, 1.5, "", "x", "港", "95920048729119341570"],
  ...[[], [null], {}, { x: null }],
];

/** Types that no cloud documents. The last ones are names that every object has. */
const unknownTypes = ["ConformanceCheck", "constructor", "toString", "__proto__"];

/** The members that may identify an event: its id, its type, and the objects that hold them. */
const maxNeeded = 4;

/** Nothing in an event makes the adapter fail or lose it. */
export const decodingCases: ProviderCases = {
  "every sample is decoded without a warning": eachPayload(({ name, json }, subject) => {
    const decoded = decodeEvent(subject.provider, json);
    if (!decoded.ok) assert.fail(`${name} is not decoded: ${decoded.problems.join("; ")}`);
    assert.deepEqual(decoded.warnings ?? [], [], `${name} has warnings`);
  }),

  "any member may be missing, null or of another type": eachPayload(({ name, json }, subject) => {
    for (const { path, replaced } of placesIn(json)) {
      for (const value of oddValues) {
        const what = `${name} with ${path} = ${JSON.stringify(value) ?? "nothing"}`;
        const events = subject.tryEvents(replaced(value), what);
        if (events !== undefined) assertValidEvents(events, subject.provider, what);
      }
    }
  }),

  "an odd value in a member that does not identify the event does not lose it": eachPayload(
    ({ name, json }, subject) => {
      const needed = placesIn(json).filter(({ replaced }) =>
        oddValues.some((value) => subject.isLost(replaced(value))),
      );
      const paths = needed.map(({ path }) => path).join(", ");
      const message = `an odd value loses ${name} in ${paths}. Require only what identifies it`;
      assert.ok(needed.length <= maxNeeded, message);
    },
  ),

  "numbers as text and text as numbers give the same event": eachPayload(
    ({ name, json }, subject) => {
      const [event] = subject.events(json, name);
      const ids = [event?.mediaId, event?.taskId].filter((id) => id !== undefined);
      for (const { path, value, replaced } of placesIn(json)) {
        const isId = ids.some((id) => id === value);
        const number = isId ? 17 : numberIn(value);
        if (number === undefined) continue;
        const asNumber = subject.tryEvents(replaced(number), `${name} with a number as ${path}`);
        const asText = subject.tryEvents(replaced(String(number)), `${name} with text as ${path}`);
        const lost = asNumber === undefined ? "a number" : "text";
        const message = `${name} is lost with ${lost} as ${path}. Read ids with readText`;
        assert.ok(asNumber !== undefined && asText !== undefined, message);
        const other = `${name} is another event with a number instead of text as ${path}`;
        assert.deepEqual(identityOf(asNumber), identityOf(asText), other);
      }
    },
  ),

  async "ids above 2^53 keep their digits"(subject) {
    const digits = "95920048729119341570";
    for (const { name, json } of await subject.payloads()) {
      const [event] = subject.events(json, name);
      for (const field of ["mediaId", "taskId"] as const) {
        const places = placesIn(json).filter(({ value }) => value === event?.[field]);
        if (event?.[field] === undefined || places.length === 0) continue;
        const ids = places.map((place) => {
          const text = JSON.stringify(place.replaced("<id>")).replace('"<id>"', digits);
          const parsed = parseJson(Buffer.from(text));
          assert.ok(parsed.ok);
          return subject.tryEvents(parsed.value, name)?.[0]?.[field];
        });
        assert.ok(ids.includes(digits), `${field} of ${name} loses digits of a large id`);
      }
    }
  },

  "unknown members change nothing": eachPayload(({ name, json }, subject) => {
    const before = neutralPartOf(subject.events(json, name));
    for (const { path, value, replaced } of [rootOf(json), ...placesIn(json)]) {
      if (typeof value !== "object" || value === null || Array.isArray(value)) continue;
      const extended = replaced({ ...value, conformanceUnknown: "text" });
      const what = `${name} with an unknown member in ${path}`;
      const after = subject.tryEvents(extended, what);
      assert.ok(after, `${what} is lost`);
      assert.deepEqual(neutralPartOf(after), before, `${what} gives another event`);
    }
  }),

  "an unknown type is an unknown event with its whole payload": {
    applies: ({ provider }) => provider.sampleDelivery !== undefined,
    async check(subject) {
      for (const type of unknownTypes) assertUnknown(subject, type);
    },
  },

  async "JSON that is not an event has problems, and they quote nothing of it"({ provider }) {
    for (const json of [null, true, 7, "canary", [], ["canary"], {}, { canary: "canary" }]) {
      const text = JSON.stringify(json);
      const decoded = assertNoThrow(() => decodeEvent(provider, json), `decode of ${text}`);
      if (decoded.ok) continue;
      assert.ok(decoded.problems.length > 0, `${text} has no problem`);
      assert.ok(!decoded.problems.join().includes("canary"), `the problems quote ${text}`);
    }
  },

  "deep nesting and __proto__ are harmless": eachPayload(({ name, json }, subject) => {
    const text = JSON.stringify(json).slice(0, -1);
    const deep = `${'{"a":'.repeat(90)}1${"}".repeat(90)}`;
    for (const extra of [deep, '{"polluted":true}']) {
      const key = extra === deep ? "deep" : "__proto__";
      const what = `${name} with ${key}`;
      const changed: unknown = JSON.parse(`${text},"${key}":${extra}}`);
      const events = subject.tryEvents(changed, what);
      const isPolluted = "polluted" in {} || events?.some((event) => "polluted" in event.data);
      Reflect.deleteProperty(Object.prototype, "polluted");
      assert.ok(!isPolluted, `${what} changes the prototype of objects`);
    }
  }),
};

function assertUnknown(subject: Subject, type: string): void {
  const { provider } = subject;
  const request = { type, id: "check-1", url: "https://app.example/", at: new Date(0) };
  const sample = provider.sampleDelivery?.(request);
  const [json] = subject.unwrapped(JSON.parse(sample?.body ?? ""), "the sample delivery");
  const what = `an event of the unknown type ${type}`;
  const decoded = assertNoThrow(() => decodeEvent(provider, json), `decode of ${what}`);
  assert.ok(decoded.ok, `${what} is lost: decode must accept it`);
  const events = assertNoThrow(() => provider.normalize(decoded.wire), `normalize of ${what}`);
  const found = events.map((event) => [event.type, event.native.type]);
  assert.deepEqual(found, [["unknown", type]], `${what} does not become unknown`);
  const kinds = (decoded.warnings ?? []).map(({ kind }) => kind);
  assert.ok(kinds.includes("unknown_type"), `${what} gives no warning`);
  assertValidEvents(events, provider, what);
}

function rootOf(json: object) {
  return {
    path: "the event",
    value: json as unknown,
    replaced: (value: unknown) => value as object,
  };
}

/** The number that a value is, or that its text spells. */
function numberIn(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? value : undefined;
  const isDigits = typeof value === "string" && /^[1-9]\d{0,14}$/.test(value);
  return isDigits ? Number(value) : undefined;
}

function identityOf(events: readonly VodEvent[]) {
  return events.map(({ id, type, mediaId, taskId }) => ({ id, type, mediaId, taskId }));
}

/** A derived id may be a digest of the whole payload. */
function neutralPartOf(events: readonly VodEvent[]) {
  return events.map(({ native: _, id, ...event }) =>
    event.idSource === "provider" ? { id, ...event } : event,
  );
}
