import assert from "node:assert/strict";
import type { VodEvent } from "@vod-events/core";
import { acmeRequest } from "./acme.js";
import { advanceUntil, application, pushConfig, recordDiagnostics } from "./application.js";

describe("handlers", () => {
  it("all run for an event, even if one throws, and the event is then not done", async () => {
    const { vod, clock } = application();
    const ran: string[] = [];
    vod.on("media.uploaded", () => {
      ran.push("first");
      throw new Error("first");
    });
    vod.on("media.uploaded", async () => {
      ran.push("second");
      throw new Error("second");
    });
    vod.on("*", () => ran.push("all"));
    const failures = recordDiagnostics(vod, "attempt_failed");
    const reply = await advanceUntil(clock, vod.receive(acmeRequest({ uploads: ["a"] })));
    assert.equal(reply.status, 500);
    assert.deepEqual(ran.slice(0, 3), ["first", "second", "all"]);
    const { error } = failures[0]?.diagnostic ?? {};
    assert.ok(error instanceof AggregateError);
    assert.deepEqual(
      error.errors.map((cause: Error) => cause.message),
      ["first", "second"],
    );
    assert.equal(error.message, "2 handlers failed");
  });

  it("leave their own error when only one of several fails", async () => {
    const { vod, clock } = application();
    const cause = new Error("the second");
    vod.on("media.uploaded", () => {});
    vod.on("media.uploaded", () => Promise.reject(cause));
    const failures = recordDiagnostics(vod, "attempt_failed");
    await advanceUntil(clock, vod.receive(acmeRequest({ uploads: ["a"] })));
    assert.equal(failures[0]?.diagnostic.error, cause);
  });

  it("receive one event when registered with once, even for concurrent events", async () => {
    const { vod } = application();
    const seen: unknown[] = [];
    vod.once("media.uploaded", async ({ mediaId }) => {
      seen.push(mediaId);
      await new Promise((resolve) => setImmediate(resolve));
    });
    await Promise.all([
      vod.receive(acmeRequest({ uploads: ["a"] })),
      vod.receive(acmeRequest({ uploads: ["b"] })),
    ]);
    await vod.receive(acmeRequest({ uploads: ["c"] }));
    assert.deepEqual(seen, ["a"]);
  });

  it("receive the event again when they failed under once", async () => {
    const { vod, clock } = application();
    const attempts: number[] = [];
    vod.once("media.uploaded", (_, { attempt }) => {
      attempts.push(attempt);
      if (attempt === 1) throw new Error("not yet");
    });
    const reply = await advanceUntil(clock, vod.receive(acmeRequest({ uploads: ["a"] })));
    await vod.receive(acmeRequest({ uploads: ["b"] }));
    assert.deepEqual([reply.status, attempts], [200, [1, 2]]);
  });

  it("can be removed after on and once", async () => {
    const { vod } = application();
    let runs = 0;
    const count = () => {
      runs += 1;
    };
    vod.on("media.uploaded", count).once("media.uploaded", count).on("*", count);
    vod.off("media.uploaded", count).off("*", count).off("media.deleted", count);
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    assert.equal(runs, 0);
  });

  it("stay when another handler of the type, or the same one of another type, is removed", async () => {
    const { vod } = application();
    const ran: string[] = [];
    const kept = ({ type }: VodEvent) => ran.push(`kept: ${type}`);
    const removed = ({ type }: VodEvent) => ran.push(`removed: ${type}`);
    vod.on("media.uploaded", kept).on("media.deleted", kept).on("media.uploaded", removed);
    vod.once("media.uploaded", kept).off("media.uploaded", removed).off("media.deleted", kept);
    await vod.receive(acmeRequest({ uploads: ["a"], deletions: ["b"] }));
    assert.deepEqual(ran, ["kept: media.uploaded", "kept: media.uploaded"]);
  });

  it("stay registered with once when another is removed while they run and fail", async () => {
    const { vod, clock } = application();
    const ran: string[] = [];
    const fail = async ({ type }: VodEvent) => {
      ran.push(`fail: ${type}`);
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error("not yet");
    };
    const leave = async (event: VodEvent) => {
      ran.push(`leave: ${event.type}`);
      vod.off("media.uploaded", leave).off("media.deleted", fail);
      throw new Error("never");
    };
    vod.once("media.uploaded", fail).once("media.uploaded", leave);
    await advanceUntil(clock, vod.receive(acmeRequest({ uploads: ["a"] })));
    assert.deepEqual(ran, [
      "fail: media.uploaded",
      "leave: media.uploaded",
      "fail: media.uploaded",
      "fail: media.uploaded",
    ]);
  });

  it("stay removed when they fail under once", async () => {
    const { vod, clock } = application();
    let runs = 0;
    const handler = async () => {
      runs += 1;
      vod.off("media.uploaded", handler);
      throw new Error("never");
    };
    vod.once("media.uploaded", handler);
    await advanceUntil(clock, vod.receive(acmeRequest({ uploads: ["a"] })));
    assert.equal(runs, 1);
  });

  it("are rejected for a type that callback.events does not contain, with the fix", () => {
    const { vod } = application({ callback: { ...pushConfig, events: ["media.uploaded"] } });
    assert.throws(() => vod.on("media.deleted", () => {}), {
      code: "config_invalid",
      message: /callback\.events does not include "media\.deleted"/,
    });
  });

  it("are accepted for unknown events and all events, whatever callback.events contains", async () => {
    const { vod } = application({ callback: { ...pushConfig, events: ["media.uploaded"] } });
    const seen: string[] = [];
    vod.on("unknown", ({ type }) => seen.push(type)).on("*", ({ type }) => seen.push(type));
    await vod.receive(acmeRequest({ unknowns: ["a"] }));
    assert.deepEqual(seen, ["unknown", "unknown"]);
  });
});

describe("a failing handler", () => {
  it("is retried after a wait, and the callback is answered with 200 on success", async () => {
    const { vod, clock } = application();
    const attempts: number[] = [];
    vod.on("media.uploaded", (_, { attempt }) => {
      attempts.push(attempt);
      if (attempt < 3) throw new Error("not yet");
    });
    const reply = await advanceUntil(clock, vod.receive(acmeRequest({ uploads: ["a"] })));
    assert.deepEqual([reply.status, attempts], [200, [1, 2, 3]]);
  });

  it("is not acknowledged while it fails, and receives the redelivery", async () => {
    const { vod, clock } = application();
    const attempts: number[] = [];
    vod.on("media.uploaded", (_, { attempt }) => {
      attempts.push(attempt);
      if (attempt < 4) throw new Error("not yet");
    });
    const request = acmeRequest({ uploads: ["a"] });
    const first = await advanceUntil(clock, vod.receive(request));
    const second = await advanceUntil(clock, vod.receive(request));
    assert.deepEqual([first.status, second.status, attempts], [500, 200, [1, 2, 3, 4]]);
  });

  it("is not run again for events of the delivery that are done", async () => {
    const { vod, clock } = application();
    const seen: string[] = [];
    vod.on("*", ({ mediaId }) => {
      seen.push(mediaId ?? "");
      if (mediaId === "b") throw new Error("never");
    });
    const request = acmeRequest({ uploads: ["a", "b", "c"] });
    await advanceUntil(clock, vod.receive(request));
    const reply = await advanceUntil(clock, vod.receive(request));
    assert.equal(reply.status, 500);
    assert.deepEqual(
      seen.filter((id) => id !== "b"),
      ["a", "c"],
    );
  });
});

describe("a failed handler", () => {
  /** Fails on two events; returns the process warnings. */
  async function warningsOf(listens: boolean): Promise<readonly string[]> {
    const { vod, clock } = application();
    const warnings: string[] = [];
    const listen = (warning: Error) => warnings.push(warning.message);
    process.on("warning", listen);
    vod.on("media.uploaded", () => {
      throw new Error("https://example.com/a.mp4?sign=secret");
    });
    if (listens) recordDiagnostics(vod, "attempt_failed");
    await advanceUntil(clock, vod.receive(acmeRequest({ uploads: ["a", "b"] })));
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", listen);
    return warnings;
  }

  it("emits one process warning without its error, when nothing listens", async () => {
    assert.deepEqual(await warningsOf(false), [
      'The handling of an event media.uploaded failed. Listen to "attempt_failed" of vod.diagnostics to see every failure and its error',
    ]);
  });

  it("emits none to an application that listens", async () => {
    assert.deepEqual(await warningsOf(true), []);
  });
});

describe("diagnostics listeners", () => {
  it("change nothing when they throw", async () => {
    const { vod } = application();
    const warnings: string[] = [];
    const listen = (warning: Error) => warnings.push(warning.message);
    process.on("warning", listen);
    vod.diagnostics.on("handled", () => {
      throw new Error("broken");
    });
    const handled = recordDiagnostics(vod, "handled");
    vod.on("*", () => {});
    const reply = await vod.receive(acmeRequest({ uploads: ["a"] }));
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", listen);
    assert.deepEqual([reply.status, handled.length], [200, 1]);
    assert.deepEqual(warnings, [
      'A listener of the diagnostics event "handled" threw: Error: broken',
    ]);
  });

  it("change nothing when they reject or throw an unprintable value", async () => {
    const { vod } = application();
    const warnings: string[] = [];
    const listen = (warning: Error) => warnings.push(warning.message);
    process.on("warning", listen);
    vod.diagnostics.on("received", async () => {
      throw new Error("broken");
    });
    vod.diagnostics.on("received", () => {
      throw Object.create(null);
    });
    const reply = await vod.receive(acmeRequest({ uploads: ["a"] }));
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", listen);
    assert.equal(reply.status, 200);
    assert.deepEqual(warnings.sort(), [
      'A listener of the diagnostics event "received" threw: Error: broken',
      'A listener of the diagnostics event "received" threw: an error that cannot be converted to text',
    ]);
  });

  it("can be removed", async () => {
    const { vod } = application();
    let recorded = 0;
    const count = () => {
      recorded += 1;
    };
    vod.diagnostics.on("received", count).off("received", count);
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    assert.equal(recorded, 0);
  });
});
