import assert from "node:assert/strict";
import type { VodEvent } from "@vod-events/core";
import { acme, acmeRequest } from "./acme.js";
import { application, pushConfig, recordDiagnostics } from "./application.js";

describe("the receiver", () => {
  it("answers 200 after the handler has ended", async () => {
    const { vod } = application();
    let finish = () => {};
    const ended = new Promise<void>((resolve) => {
      finish = resolve;
    });
    vod.on("media.uploaded", () => ended);
    let answered = false;
    const reply = vod.receive(acmeRequest({ uploads: ["a"] })).finally(() => {
      answered = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(answered, false);
    finish();
    assert.equal((await reply).status, 200);
  });

  it("passes the time and channel to the handler", async () => {
    const { vod, clock } = application();
    const seen: unknown[] = [];
    vod.on("media.uploaded", (event, { attempt, receivedAt, integrity, signal }) => {
      seen.push([event.mediaId, attempt, receivedAt.getTime(), integrity, signal.aborted]);
    });
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    const integrity = {
      ...{ channel: "push", covers: ["body", "time"], providerName: "acme" },
      confirmed: "not_requested",
    };
    assert.deepEqual(seen, [["a", 1, clock.now(), integrity, false]]);
  });

  it("delivers the events of a delivery in order", async () => {
    const { vod } = application();
    const seen: string[] = [];
    vod.on("*", async (event) => {
      await Promise.resolve();
      seen.push(event.id);
    });
    await vod.receive(acmeRequest({ uploads: ["a", "b"], deletions: ["c"] }));
    assert.deepEqual(seen, ["acme:upload:a", "acme:upload:b", "acme:delete:c"]);
  });

  it("drops a redelivery of a handled event and answers 200", async () => {
    const { vod } = application();
    let runs = 0;
    vod.on("media.uploaded", () => {
      runs += 1;
    });
    const duplicates = recordDiagnostics(vod, "duplicate");
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    const reply = await vod.receive(
      acmeRequest({ uploads: ["a"] }, { time: Date.UTC(2026, 0, 1) + 5 }),
    );
    assert.deepEqual([reply.status, runs, duplicates.length], [200, 1, 1]);
  });

  it("handles concurrent copies once and answers both afterwards", async () => {
    const { vod } = application();
    let runs = 0;
    vod.on("media.uploaded", async () => {
      runs += 1;
      await new Promise((resolve) => setImmediate(resolve));
    });
    const request = acmeRequest({ uploads: ["a"] });
    const replies = await Promise.all([vod.receive(request), vod.receive(request)]);
    assert.deepEqual([replies.map(({ status }) => status), runs], [[200, 200], 1]);
  });

  it("continues together with bodies that end in the same event-loop tick", async () => {
    const { vod } = application();
    const received = recordDiagnostics(vod, "received");
    let receivedBefore: number | undefined;
    const parts = async function* (body: Uint8Array, microtasks: number) {
      yield body;
      for (let left = microtasks; left > 0; left--) await Promise.resolve();
      receivedBefore = received.length;
    };
    const replies = [0, 50].map((microtasks) => {
      const request = acmeRequest({ uploads: [`after ${microtasks}`] });
      return vod.receive({ ...request, body: parts(request.body, microtasks) });
    });
    const statuses = (await Promise.all(replies)).map(({ status }) => status);
    assert.deepEqual([statuses, receivedBefore, received.length], [[200, 200], 0, 2]);
  });

  it("accepts callbacks of every provider at its own path", async () => {
    const { vod } = application({
      providers: { acme: () => acme(), other: () => acme() },
    });
    const seen: (string | undefined)[] = [];
    vod.on("media.uploaded", ({ mediaId }) => seen.push(mediaId));
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await vod.receive(acmeRequest({ uploads: ["b"] }, { path: "/hooks/other?x=1" }));
    assert.deepEqual(seen, ["a", "b"]);
  });

  it("reports the provider's name in diagnostics", async () => {
    const { vod } = application({ provider: "eu", providers: { eu: () => acme() } });
    const recorded = recordDiagnostics(vod, "received", "rejected");
    await vod.receive(acmeRequest({ uploads: ["a"] }, { path: "/hooks/eu" }));
    await vod.receive(acmeRequest({ uploads: ["a"] }, { path: "/hooks/eu", key: "guess" }));
    assert.deepEqual(
      recorded.map(({ name, diagnostic }) => [name, diagnostic.provider]),
      [
        ["received", "eu"],
        ["received", "eu"],
        ["rejected", "eu"],
      ],
    );
  });

  it("filters types outside callback.events but never unknown events", async () => {
    const callback = { ...pushConfig, events: ["media.uploaded"] } as const;
    const { vod } = application({ callback });
    const seen: VodEvent["type"][] = [];
    vod.on("*", ({ type }) => seen.push(type));
    const filtered = recordDiagnostics(vod, "filtered");
    const reply = await vod.receive(
      acmeRequest({ uploads: ["a"], deletions: ["b"], unknowns: ["c"] }),
    );
    assert.equal(reply.status, 200);
    assert.deepEqual(seen, ["media.uploaded", "unknown"]);
    assert.deepEqual(
      filtered.map(({ diagnostic }) => diagnostic.id),
      ["acme:delete:b"],
    );
  });

  it("acknowledges and counts an event without a handler", async () => {
    const { vod } = application();
    const unhandled = recordDiagnostics(vod, "unhandled", "handled");
    assert.equal((await vod.receive(acmeRequest({ uploads: ["a"] }))).status, 200);
    assert.deepEqual(
      unhandled.map(({ name }) => name),
      ["unhandled"],
    );
  });
});

describe("a rejected callback", () => {
  const now = Date.UTC(2026, 0, 1);
  const good = { uploads: ["a"] };
  const unsigned = { ...acmeRequest(good), headers: {} };
  const cases: readonly [string, number, string, ReturnType<typeof acmeRequest> | object][] = [
    ["forged", 401, "signature_mismatch", acmeRequest(good, { key: "guess" })],
    ["unsigned", 401, "signature_missing", unsigned],
    ["stale", 401, "timestamp_expired", acmeRequest(good, { time: now - 661_000 })],
    ["from the future", 401, "timestamp_in_future", acmeRequest(good, { time: now + 61_000 })],
    ["empty", 400, "body_not_json", acmeRequest("")],
    ["not JSON", 400, "body_not_json", acmeRequest("{")],
    ["not an event", 422, "body_not_decodable", acmeRequest([])],
    ["for an unknown path", 404, "path_not_found", acmeRequest(good, { path: "/hooks" })],
    ["a GET", 405, "method_not_allowed", { ...acmeRequest(good), method: "GET" }],
    [
      "read by somebody before",
      500,
      "body_already_read",
      { ...acmeRequest(good), body: { consumed: "Read it." } },
    ],
    [
      "compressed",
      415,
      "content_encoding_unsupported",
      { ...acmeRequest(good), headers: { "content-encoding": "br" } },
    ],
    [
      "declared too large",
      413,
      "body_too_large",
      { ...acmeRequest(good), headers: { "content-length": "1048577" } },
    ],
    ["met by a defect", 500, "adapter_failed", acmeRequest({ defect: true })],
  ];
  for (const [what, status, code, request] of cases) {
    it(`is answered with ${status} when it is ${what}, reported in diagnostics only, and reaches no handler`, async () => {
      const { vod } = application();
      let runs = 0;
      vod.on("*", () => {
        runs += 1;
      });
      const rejections = recordDiagnostics(vod, "rejected");
      const reply = await vod.receive(request as ReturnType<typeof acmeRequest>);
      assert.deepEqual([reply.status, runs], [status, 0]);
      assert.deepEqual(
        rejections.map(({ diagnostic }) => [diagnostic.code, diagnostic.status]),
        [[code, status]],
      );
      assert.deepEqual(reply.headers, status === 405 ? { allow: "POST" } : {});
    });
  }

  it("is cut off at the size limit", async () => {
    const { vod } = application({ receiver: { maxBodyBytes: 100 } });
    let parts = 0;
    async function* endless() {
      for (;;) {
        parts += 1;
        yield Buffer.alloc(60);
      }
    }
    const reply = await vod.receive({ ...acmeRequest(good), body: endless() });
    assert.deepEqual([reply.status, parts], [413, 2]);
  });

  it("is answered with 400 when the connection breaks", async () => {
    const { vod } = application();
    async function* broken() {
      yield Buffer.from("{");
      throw new Error("reset");
    }
    const reply = await vod.receive({ ...acmeRequest(good), body: broken() });
    assert.equal(reply.status, 400);
  });

  it("is accepted at both edges of the time window", async () => {
    const { vod } = application();
    const oldest = await vod.receive(acmeRequest(good, { time: now - 660_000 }));
    const newest = await vod.receive(acmeRequest({ uploads: ["b"] }, { time: now + 60_000 }));
    assert.deepEqual([oldest.status, newest.status], [200, 200]);
  });

  it("is accepted with a previous key during a rotation", async () => {
    const signing = { key: "secret2", previousKeys: ["secret1"] };
    const { vod } = application({ callback: { ...pushConfig, signing } });
    const old = await vod.receive(acmeRequest(good));
    const current = await vod.receive(acmeRequest({ uploads: ["b"] }, { key: "secret2" }));
    assert.deepEqual([old.status, current.status], [200, 200]);
  });

  it("is accepted unsigned when configured, and the handler sees that nothing is covered", async () => {
    const { vod } = application({ receiver: { allowUnsigned: true } });
    const covers: unknown[] = [];
    vod.on("*", (_, { integrity }) => covers.push(integrity.covers));
    assert.equal((await vod.receive(unsigned)).status, 200);
    assert.deepEqual(covers, [[]]);
  });

  it("is accepted unsigned with a warning at start that names the consequence", async () => {
    const warnings: string[] = [];
    const listen = ({ message }: Error) => warnings.push(message);
    process.on("warning", listen);
    const receiver = { allowUnsigned: true };
    const { vod } = application({ receiver });
    await vod.start();
    const { vod: observed } = application({ receiver });
    const recorded = recordDiagnostics(observed, "unsigned_allowed");
    await observed.start();
    await application().vod.start();
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", listen);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? "", /allowUnsigned: anyone who knows a callback URL can forge/);
    assert.equal(recorded.length, 1);
  });

  it("is rejected unsigned when a part must be covered", async () => {
    const { vod } = application({ receiver: { allowUnsigned: true, require: ["body"] } });
    assert.equal((await vod.receive(unsigned)).status, 401);
  });
});

describe("a delivery with too many events", () => {
  it("is rejected, because each would keep the whole payload", async () => {
    const { vod } = application();
    const rejections = recordDiagnostics(vod, "rejected");
    const uploads = Array.from({ length: 501 }, (_, index) => `m${index}`);
    assert.equal((await vod.receive(acmeRequest({ uploads }))).status, 422);
    assert.match(String(rejections[0]?.diagnostic.problems), /the limit is 500/);
    assert.equal((await vod.receive(acmeRequest({ uploads: uploads.slice(1) }))).status, 200);
  });
});
