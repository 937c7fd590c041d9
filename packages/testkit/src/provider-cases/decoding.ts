import assert from "node:assert/strict";
import { decodeEvent, parseJson, type VodEvent } from "@vod-events/core/provider";
import { assertValidEvents } from "./assert-valid-event.js";
import { placesIn } from "./json-places.js";
import type { ProviderCase } from "./provider-case.js";

const group = "decoding";

/** Values that no member of an event documents. */
const oddValues: readonly unknown[] = [
  ...[null, undefined, true, false, 0, -1, 1.5, "", "x", "null", "港"],
  ...[[], [null], [[]], {}, { x: null }, "95920048729119341570"],
];

/** Nothing in an event makes the adapter fail or lose it. */
export const decodingCases: readonly ProviderCase[] = [
  {
    group,
    name: "every sample is decoded without a warning",
    async check(subject) {
      for (const { name, json } of await subject.payloads()) {
        const decoded = decodeEvent(subject.provider, json);
        if (!decoded.ok) assert.fail(`${name} is not decoded: ${decoded.problems.join("; ")}`);
        assert.deepEqual(decoded.warnings ?? [], [], `${name} has warnings`);
      }
    },
  },
  {
    group,
    name: "any member may be missing, null or of another type",
    async check(subject) {
      for (const { name, json } of await subject.payloads()) {
        for (const { path, replaced } of placesIn(json)) {
          for (const value of oddValues) {
            const what = `${name} with ${path} = ${JSON.stringify(value) ?? "nothing"}`;
            const events = subject.tryEvents(replaced(value), what);
            if (events !== undefined) assertValidEvents(events, subject.provider, what);
          }
        }
      }
    },
  },
  {
    group,
    name: "an odd value in a member that does not identify the event does not lose it",
    async check(subject) {
      for (const { name, json } of await subject.payloads()) {
        const needed = placesIn(json).filter(
          (place) => subject.tryEvents(place.replaced(undefined), name) === undefined,
        );
        const names = needed.map(({ path }) => path).join(", ");
        assert.ok(needed.length <= 4, `${name} is lost without any of: ${names}`);
      }
    },
  },
  {
    group,
    name: "numbers as text and text as numbers give the same event",
    async check(subject) {
      for (const { name, json } of await subject.payloads()) {
        const before = identityOf(subject.events(json, name));
        for (const { path, value, replaced } of placesIn(json)) {
          const other = otherForm(value);
          if (other === undefined) continue;
          const what = `${name} with ${path} in the other form`;
          const after = subject.tryEvents(replaced(other), what);
          assert.ok(after !== undefined, `${what} is lost`);
          assert.deepEqual(identityOf(after), before, `${what} is another event`);
        }
      }
    },
  },
  {
    group,
    name: "ids above 2^53 keep their digits",
    async check(subject) {
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
  },
  {
    group,
    name: "unknown members change nothing",
    async check(subject) {
      for (const { name, json } of await subject.payloads()) {
        const before = neutralPartOf(subject.events(json, name));
        for (const { path, value, replaced } of [rootOf(json), ...placesIn(json)]) {
          if (typeof value !== "object" || value === null || Array.isArray(value)) continue;
          const extended = replaced({ ...value, conformanceUnknown: "text" });
          const what = `${name} with an unknown member in ${path}`;
          const after = subject.tryEvents(extended, what);
          assert.deepEqual(after && neutralPartOf(after), before, what);
        }
      }
    },
  },
  {
    group,
    name: "an unknown type is an unknown event with its whole payload",
    applies: ({ provider }) => provider.sampleDelivery !== undefined,
    async check(subject) {
      const { provider } = subject;
      const request = { type: "ConformanceCheck", id: "check-1", url: "https://app.example/" };
      const sample = provider.sampleDelivery?.({ ...request, at: new Date(0) });
      const json: unknown = JSON.parse(sample?.body ?? "");
      const decoded = decodeEvent(provider, json);
      assert.ok(decoded.ok, "an event of an unknown type is lost");
      const events = provider.normalize(decoded.wire);
      const found = events.map(({ type, native }) => [type, native.type]);
      assert.deepEqual(found, [["unknown", request.type]], "an unknown type is not unknown");
      const kinds = (decoded.warnings ?? []).map(({ kind }) => kind);
      assert.ok(kinds.includes("unknown_type"), "an unknown type gives no warning");
      assertValidEvents(events, provider, "an unknown type");
    },
  },
  {
    group,
    name: "JSON that is no event has problems, which quote nothing of it",
    async check({ provider }) {
      for (const json of [null, true, 7, "canary", [], ["canary"], {}, { canary: "canary" }]) {
        const text = JSON.stringify(json);
        const decoded = assertNoThrow(() => decodeEvent(provider, json), text);
        if (decoded.ok) continue;
        assert.ok(decoded.problems.length > 0, `${text} has no problem`);
        assert.ok(!decoded.problems.join().includes("canary"), `the problems quote ${text}`);
      }
    },
  },
  {
    group,
    name: "deep nesting and __proto__ are harmless",
    async check(subject) {
      for (const { name, json } of await subject.payloads()) {
        const text = JSON.stringify(json).slice(0, -1);
        const deep = `${'{"a":'.repeat(90)}1${"}".repeat(90)}`;
        for (const extra of [deep, '{"polluted":true}']) {
          const key = extra === deep ? "deep" : "__proto__";
          const what = `${name} with ${key}`;
          const changed: unknown = JSON.parse(`${text},"${key}":${extra}}`);
          const events = subject.tryEvents(changed, what);
          if (events !== undefined) assertValidEvents(events, subject.provider, what);
          const isPolluted = "polluted" in {} || events?.some((event) => "polluted" in event.data);
          assert.ok(!isPolluted, `${what} changes the prototype of objects`);
        }
      }
    },
  },
];

function rootOf(json: object) {
  return {
    path: "the event",
    value: json as unknown,
    replaced: (value: unknown) => value as object,
  };
}

/** The same number as text, or the same text as a number. */
function otherForm(value: unknown): unknown {
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
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

function assertNoThrow<Result>(run: () => Result, what: string): Result {
  try {
    return run();
  } catch (error) {
    return assert.fail(`the adapter threw for ${what}: ${String(error)}`);
  }
}
