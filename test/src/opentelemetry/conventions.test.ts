import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as conventions from "@opentelemetry/semantic-conventions/incubating";
import { instruments } from "@vod-events/opentelemetry";
import { acmeRequest } from "../core/acme.js";
import { application } from "../core/application.js";
import { Telemetry } from "./telemetry.js";

const own = /^vod_events\.[a-z_]+(\.[a-z_]+)?$/;

describe("the names of OpenTelemetry", () => {
  const replaced = replacedNames();
  const known = new Set<unknown>(
    Object.values(conventions).filter((name) => !replaced.has(String(name))),
  );
  const all = Object.values(instruments);

  it("of metrics are those of the semantic conventions, or have the prefix vod_events", () => {
    assert.deepEqual(
      all.map(({ name }) => name).filter((name) => !known.has(name) && !own.test(name)),
      [],
    );
    assert.ok(all.some(({ name }) => known.has(name)));
  });

  it("of metrics contain no unit, and those of counters are plural", () => {
    for (const { name, kind } of all) {
      assert.doesNotMatch(name, /seconds|total|count$/);
      assert.equal(kind === "counter", kind === "counter" && name.endsWith("s"), name);
    }
  });

  it("of attributes are those of the semantic conventions, or have the prefix vod_events", async () => {
    const telemetry = new Telemetry();
    const { vod } = application({ instrumentation: telemetry.instrumentation() });
    vod.on("media.uploaded", () => {});
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await vod.receive(acmeRequest({ uploads: ["a"] }, { key: "another1" }));
    const points = (await telemetry.metrics()).flatMap((metric) => metric.points);
    const used = [...telemetry.spans, ...points].flatMap((each) => Object.keys(each.attributes));
    await telemetry.close();
    assert.ok(used.length > 10);
    assert.deepEqual(
      used.filter((name) => !known.has(name) && !own.test(name)),
      [],
    );
  });

  it("of recorded metrics and their units are those that the package lists", async () => {
    const telemetry = new Telemetry();
    const { vod } = application({ instrumentation: telemetry.instrumentation() });
    vod.on("media.uploaded", () => {});
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    const listed = new Map<string, string>(all.map(({ name, unit }) => [name, unit]));
    const recorded = await telemetry.metrics();
    await telemetry.close();
    assert.ok(recorded.length >= 4);
    for (const { name, unit } of recorded) assert.equal(unit, listed.get(name), name);
  });
});

/** The names that later versions of the conventions have replaced, by the comments of their declarations. */
function replacedNames(): ReadonlySet<string> {
  const entry = import.meta.resolve("@opentelemetry/semantic-conventions/incubating");
  const declaration = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*declare const \w+: "([^"]+)"/g;
  const names = ["attributes", "metrics"].flatMap((kind) => {
    const file = join(dirname(fileURLToPath(entry)), `experimental_${kind}.d.mts`);
    return [...readFileSync(file, "utf8").matchAll(declaration)].flatMap(
      ([, comment = "", name = ""]) => (comment.includes("@deprecated") ? [name] : []),
    );
  });
  assert.ok(names.includes("messaging.system"));
  return new Set(names);
}
