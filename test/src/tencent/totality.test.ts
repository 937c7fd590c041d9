import assert from "node:assert/strict";
import { tencent } from "@vod-events/tencent";
import fc from "fast-check";
import { analysisFixtures } from "../fixtures/tencent/analysis-fixtures.js";
import { fileDeleted } from "../fixtures/tencent/file-deleted.js";
import { newFileUpload } from "../fixtures/tencent/new-file-upload.js";
import {
  adaptiveItem,
  failedTranscodeItem,
  imageItems,
  procedure,
  transcodeItem,
} from "../fixtures/tencent/procedure.js";
import { productionFixtures } from "../fixtures/tencent/production-fixtures.js";
import { pullComplete } from "../fixtures/tencent/pull-complete.js";

const provider = tencent();
const items = [transcodeItem, failedTranscodeItem, adaptiveItem, ...Object.values(imageItems)];
const events = [
  newFileUpload,
  pullComplete,
  fileDeleted,
  procedure(items),
  ...productionFixtures.map(({ event }) => event),
  ...analysisFixtures.map(({ event }) => event),
];

/** Every way from the root of a JSON value to one of its members. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, member]) => pathsOf(member, [...path, key]));
  return [path, ...below];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    return value.map((member, index) =>
      String(index) === key ? replaced(member, rest, by) : member,
    );
  }
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([name, member]) => [name, name === key ? replaced(member, rest, by) : member]),
  );
}

const mutations = fc.constantFrom(...events).chain((event) =>
  fc
    .array(fc.tuple(fc.constantFrom(...pathsOf(event).slice(1)), fc.jsonValue()), {
      minLength: 1,
      maxLength: 3,
    })
    .map((changes) =>
      changes.reduce<unknown>((json, [path, by]) => replaced(json, path, by), event),
    ),
);

function isJson(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.values(value).every(isJson);
  return ["string", "boolean"].includes(typeof value) || Number.isFinite(value) || value === null;
}

function check(json: unknown): void {
  const decoded = provider.decode(json);
  if (!decoded.ok) {
    assert.ok(decoded.problems.length > 0);
    return;
  }
  const normalized = provider.normalize(decoded.wire);
  assert.ok(normalized.length > 0);
  assert.equal(new Set(normalized.map(({ id }) => id)).size, normalized.length);
  for (const event of normalized) {
    assert.match(event.id, /^tencent:/);
    if (event.outcome === "failed") assert.ok(event.failure);
    assert.ok(isJson(event), "holds nothing but JSON");
  }
}

describe("property: tencent normalization", () => {
  it("accepts every decoded event after any damage", () => {
    fc.assert(fc.property(mutations, check), { numRuns: 2000 });
  });

  it("accepts every decoded JSON value", () => {
    fc.assert(fc.property(fc.jsonValue(), check), { numRuns: 500 });
  });

  it("accepts any content of any known type", () => {
    const fields = events.map((event) => Object.entries(event));
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.jsonValue(), ([type, content], value) => {
        check(Object.fromEntries([type ?? ["", 0], [content?.[0] ?? "", value]]));
      }),
      { numRuns: 1000 },
    );
  });

  it("is deterministic", () => {
    for (const event of events) {
      const decoded = provider.decode(event);
      assert.ok(decoded.ok);
      assert.deepEqual(provider.normalize(decoded.wire), provider.normalize(decoded.wire));
    }
  });
});
