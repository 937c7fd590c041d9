import assert from "node:assert/strict";
import { acmeRequest } from "./acme.js";
import { application, recordDiagnostics } from "./application.js";
import { warningAcme } from "./warning-acme.js";

describe("decode warnings", () => {
  it("report each unknown name once, and every event is delivered", async () => {
    const { vod } = application({
      adapter: warningAcme(
        { kind: "unknown_type", name: "NewThing" },
        { kind: "unknown_field", name: "NewThing" },
      ),
    });
    const recorded = recordDiagnostics(vod, "schema_drift", "handled");
    vod.on("*", () => {});
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await vod.receive(acmeRequest({ uploads: ["b"] }));
    assert.deepEqual(
      recorded.filter(({ name }) => name === "schema_drift").map(({ diagnostic }) => diagnostic),
      [
        { provider: "acme", kind: "unknown_type", name: "NewThing" },
        { provider: "acme", kind: "unknown_field", name: "NewThing" },
      ],
    );
    assert.equal(recorded.filter(({ name }) => name === "handled").length, 2);
  });

  it("report an old format each time, with the setting to change", async () => {
    const advice = "change it in the console";
    const { vod } = application({
      adapter: warningAcme({ kind: "old_format", name: "1.0", advice }),
    });
    const recorded = recordDiagnostics(vod, "unsupported_format");
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await vod.receive(acmeRequest({ uploads: ["b"] }));
    assert.deepEqual(
      recorded.map(({ diagnostic }) => diagnostic),
      [
        { provider: "acme", format: "1.0", advice },
        { provider: "acme", format: "1.0", advice },
      ],
    );
  });

  it("report at most 1000 names, which come from outside", async () => {
    const names = Array.from({ length: 1001 }, (_, index) => `name${index}`);
    const { vod } = application({
      adapter: warningAcme(...names.map((name) => ({ kind: "unknown_field", name }) as const)),
    });
    const recorded = recordDiagnostics(vod, "schema_drift");
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await vod.receive(acmeRequest({ uploads: ["b"] }));
    assert.deepEqual(
      recorded.map(({ diagnostic }) => diagnostic.name),
      names.slice(0, 1000),
    );
  });

  it("replace names that cannot be logged", async () => {
    const { vod } = application({
      adapter: warningAcme({ kind: "unknown_type", name: "line\nbreak" }),
    });
    const recorded = recordDiagnostics(vod, "schema_drift");
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    assert.equal(recorded[0]?.diagnostic.name, "(unprintable name)");
  });
});
