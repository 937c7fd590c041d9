import assert from "node:assert/strict";
import { acme, acmeRequest } from "./acme.js";
import { application, recordDiagnostics } from "./application.js";

describe("a test delivery", () => {
  it("is answered and reported, and reaches no handler and no inbox", async () => {
    const { vod } = application();
    const recorded = recordDiagnostics(
      vod,
      "test_delivery",
      "handled",
      "unhandled",
      "schema_drift",
    );
    vod.on("*", () => assert.fail("no handler runs"));
    for (let time = 0; time < 2; time++) {
      assert.deepEqual(await vod.receive(acmeRequest({ checks: ["1"] })), {
        status: 200,
        headers: { "vod-events": "checked" },
      });
    }
    assert.deepEqual(
      recorded.map(({ name, diagnostic }) => [name, diagnostic]),
      [
        ["test_delivery", { provider: "acme" }],
        ["test_delivery", { provider: "acme" }],
      ],
    );
  });

  it("is rejected like any other without a valid signature", async () => {
    const { vod } = application();
    assert.deepEqual(await vod.receive(acmeRequest({ checks: ["1"] }, { key: "forged" })), {
      status: 401,
      headers: {},
    });
  });

  it("does not affect a real delivery", async () => {
    const { vod } = application();
    const seen: string[] = [];
    vod.on("media.uploaded", ({ mediaId = "" }) => seen.push(mediaId));
    const reply = await vod.receive(acmeRequest({ uploads: ["m1"], checks: ["1"] }));
    assert.deepEqual([reply.headers, seen], [{}, ["m1"]]);
  });

  it("is only a delivery whose single event is of its type", async () => {
    const adapter = acme();
    const normalize: typeof adapter.normalize = (wire) => [...adapter.normalize(wire)].reverse();
    const { vod } = application({ adapter: { ...adapter, normalize } });
    const recorded = recordDiagnostics(vod, "test_delivery");
    const seen: string[] = [];
    vod.on("*", ({ mediaId = "" }) => seen.push(mediaId));
    const replies = [
      await vod.receive(acmeRequest({ unknowns: ["m1"] })),
      await vod.receive(acmeRequest({ uploads: ["m2"], checks: ["1"] })),
    ];
    assert.deepEqual(replies, [
      { status: 200, headers: {} },
      { status: 200, headers: {} },
    ]);
    assert.deepEqual([seen, recorded], [["m1", "1", "m2"], []]);
  });
});
